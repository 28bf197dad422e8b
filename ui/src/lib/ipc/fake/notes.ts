import { addDays, today } from '$lib/format/dates'
import { firstName } from '$lib/format/people'
import type { CaptureId } from '../bindings/CaptureId'
import type { CaptureMark } from '../bindings/CaptureMark'
import type { CaptureRead } from '../bindings/CaptureRead'
import type { CaptureView } from '../bindings/CaptureView'
import type { LinksView } from '../bindings/LinksView'
import type { MemberId } from '../bindings/MemberId'
import type { NoteDraft } from '../bindings/NoteDraft'
import type { NoteId } from '../bindings/NoteId'
import type { NoteView } from '../bindings/NoteView'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { forgetFile, putBackFile } from './attachments'
import { sampleId } from './sample'
import type { World } from './world'

interface Kept {
  notes: NoteView[]
  captures: CaptureView[]
  gone: (NoteView | CaptureView)[]
  links: Map<string, LinksView>
  tags: Map<string, string[]>
  made: number
}

const all = new WeakMap<World, Kept>()

function kept(world: World): Kept {
  const known = all.get(world)
  if (known) return known
  const made: Kept = {
    notes: [],
    captures: [],
    gone: [],
    links: new Map(),
    tags: new Map(),
    made: 0,
  }
  all.set(world, made)
  return made
}

/** The tags of a note, form or expectation. */
export function tagsOf(world: World, id: string): string[] {
  const { notes, tags } = kept(world)
  return notes.find((note) => note.id === id)?.tags ?? tags.get(id) ?? []
}

/** A note of this world, if it was written in it. */
export function noteOf(world: World, id: string): NoteView | undefined {
  return kept(world).notes.find((note) => note.id === id)
}

/** Lines that belong to nobody yet. */
export function waiting(world: World): CaptureView[] {
  return kept(world).captures
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What can be tried out in a browser: names, tags, tones at the beginning, and yesterday. */
function read(text: string, world: World, memberId?: MemberId): CaptureRead {
  const marks: CaptureMark[] = []
  const find = (pattern: RegExp, kind: CaptureMark['kind']) =>
    [...text.matchAll(pattern)].map((match) => {
      const mark: CaptureMark = {
        from: match.index,
        to: match.index + match[0].length,
        kind,
        clear: true,
        candidates: [],
      }
      marks.push(mark)
      return { word: match[0], mark }
    })
  const people = find(/(?<![\p{L}\p{N}])@(?:"[^"]+"|[\p{L}\p{M}]+)/gu, 'person').map(
    ({ word, mark }) => {
      const said = plain(word.replace(/[@"]/g, ''))
      const found = world.members.filter(
        (member) => plain(firstName(member)) === said || plain(member.name) === said,
      )
      mark.clear = found.length === 1
      const near = world.members.filter((member) => plain(member.name).startsWith(said))
      if (!mark.clear) mark.candidates = near.map(({ id, name }) => ({ id, name }))
      return mark.clear ? found[0] : undefined
    },
  )
  const tags = find(/(?<!\S)#[\p{L}\p{N}_-]+/gu, 'tag').map(({ word }) => word.slice(1))
  const [tone] = find(/(?<=^(?:@\S+ )?)[+-](?= )/gu, 'tone')
  const [day] = find(/\byesterday\b/gi, 'day')
  marks.sort((a, b) => a.from - b.from)
  const [first] = people
  const about = people.length > 0 ? first : world.members.find(({ id }) => id === memberId)
  return {
    text: text.replace(/^(@\S+ )?[+-]? ?/, '').trim() || text,
    member: about ? { id: about.id, name: about.name } : null,
    mentioned: [],
    tags,
    kind: 'note',
    tone: tone ? (tone.word === '+' ? 'plus' : 'minus') : null,
    eventOn: day ? addDays(today(), -1) : today(),
    marks,
  }
}

function add(world: World, memberId: MemberId, draft: NoteDraft): NoteView {
  const all = kept(world)
  const note: NoteView = {
    id: sampleId(8, (all.made += 1)) as NoteId,
    revision: 1,
    memberId,
    memberName: world.members.find(({ id }) => id === memberId)?.name ?? '',
    kind: draft.kind ?? 'note',
    tone: draft.tone ?? null,
    eventOn: draft.eventOn ?? today(),
    text: draft.text,
    tags: draft.tags ?? [],
    recordedAt: `${today()}T09:14:00Z`,
    daysLate: 0,
    editedAt: null,
  }
  put(world, note)
  return note
}

function put(world: World, note: NoteView) {
  kept(world).notes.push(note)
  world.timeline.push({
    kind: 'note',
    id: note.id,
    memberId: note.memberId,
    on: note.eventOn,
    recordedAt: note.recordedAt,
    daysLate: note.daysLate,
    title: note.text,
    summary: null,
    state: note.kind,
    circle: 'mine',
    template: null,
    attachments: 0,
  })
  world.changed('note')
}

function note(world: World, id: NoteId): NoteView {
  const found = kept(world).notes.find((one) => one.id === id)
  if (!found) throw new IpcError('not-found', 'This note is not there any more.')
  return found
}

export const handlers: Handlers = {
  note_create: ({ memberId, note: draft }, world) => add(world, memberId, draft),
  note_get: ({ id }, world) => note(world, id),
  note_update: ({ id, note: draft }, world) => {
    const found = note(world, id)
    if (!draft.text.trim()) throw new IpcError('validation', 'Say what happened.', 'note.text')
    Object.assign(found, {
      ...draft,
      tone: draft.tone ?? null,
      revision: found.revision + 1,
      editedAt: `${today()}T09:14:00Z`,
    })
    world.changed('note')
    return found
  },
  note_delete: ({ id }, world) => {
    const all = kept(world)
    all.gone.push(note(world, id))
    all.notes = all.notes.filter((one) => one.id !== id)
    world.timeline = world.timeline.filter((row) => row.id !== id)
    world.changed('note')
    return {}
  },
  record_restore: ({ id }, world) => {
    if (putBackFile(world, id)) return {}
    const all = kept(world)
    const found = all.gone.find((one) => one.id === id)
    if (!found) throw new IpcError('precondition', 'This cannot be put back any more.')
    all.gone = all.gone.filter((one) => one !== found)
    if ('memberId' in found) put(world, found)
    else all.captures.push(found)
    world.changed('note')
    return {}
  },
  record_forget: ({ id }, world) => {
    forgetFile(world, id)
    return {}
  },
  link_list: ({ id }, world) => kept(world).links.get(id) ?? { links: [], backLinks: [] },
  link_add: ({ from, to }, world) => {
    const links = structuredClone<LinksView>(
      kept(world).links.get(from.id) ?? { links: [], backLinks: [] },
    )
    const expectation = world.expectations.find(({ id }) => id === to.id)
    if (expectation) {
      links.links.push({
        kind: to.kind,
        id: to.id,
        title: expectation.title,
        memberId: expectation.memberId,
        memberName: expectation.memberName,
        on: null,
        mention: false,
      })
    }
    kept(world).links.set(from.id, links)
    return links
  },
  link_remove: ({ from, to }, world) => {
    const links = kept(world).links.get(from.id) ?? { links: [], backLinks: [] }
    links.links = links.links.filter(({ id }) => id !== to.id)
    return links
  },
  tag_get: ({ id }, world) => ({ tags: tagsOf(world, id) }),
  tag_set: ({ id, tags }, world) => {
    kept(world).tags.set(id, tags)
    world.changed('note')
    return { tags }
  },
  tag_list: (_, world) => {
    const names = kept(world).notes.flatMap(({ tags }) => tags)
    return [...new Set(names)].map((name) => ({
      name,
      count: names.filter((one) => one === name).length,
    }))
  },
  capture_seal: () => ({}),
  capture_parse: ({ text, memberId }, world) => read(text, world, memberId),
  capture_save: ({ text, memberId }, world) => {
    const line = read(text, world, memberId)
    if (line.member) {
      const { kind, tone, eventOn, tags } = line
      const draft = { kind, ...(tone && { tone }), eventOn, tags, text: line.text }
      return { note: add(world, line.member.id, draft), capture: null }
    }
    const capture: CaptureView = {
      id: sampleId(9, (kept(world).made += 1)) as CaptureId,
      text,
      at: `${today()}T09:14:00Z`,
      candidates: line.marks.flatMap(({ candidates }) => candidates),
    }
    kept(world).captures.push(capture)
    world.changed('note')
    return { note: null, capture }
  },
  capture_assign: ({ id, memberId }, world) => {
    const all = kept(world)
    const found = all.captures.find((one) => one.id === id)
    if (!found) throw new IpcError('not-found', 'This line is not there any more.')
    all.captures = all.captures.filter((one) => one !== found)
    return add(world, memberId, { text: found.text })
  },
  capture_discard: ({ id }, world) => {
    const all = kept(world)
    all.gone.push(...all.captures.filter((one) => one.id === id))
    all.captures = all.captures.filter((one) => one.id !== id)
    world.changed('note')
    return {}
  },
}

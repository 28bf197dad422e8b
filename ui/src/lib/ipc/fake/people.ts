import { filesAt } from './attachments'
import { today } from '$lib/format/dates'
import type { MemberDraft } from '../bindings/MemberDraft'
import type { MemberId } from '../bindings/MemberId'
import type { MemberView } from '../bindings/MemberView'
import type { SearchHit } from '../bindings/SearchHit'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { tagsOf } from './notes'
import { sampleId } from './sample'
import type { TimelineKind } from '../bindings/TimelineKind'
import type { TimelineOnly } from '../bindings/TimelineOnly'
import type { World } from './world'

function member(world: World, id: MemberId): MemberView {
  const found = world.members.find((one) => one.id === id)
  if (!found) throw new IpcError('not-found', 'This person is not there any more.')
  return found
}

function current(world: World, id: MemberId, revision: number): MemberView {
  const found = member(world, id)
  if (found.revision !== revision) throw new IpcError('conflict', 'Changed in the meantime.')
  return found
}

function apply(found: MemberView, draft: MemberDraft): void {
  Object.assign(found, {
    preferredName: null,
    pronouns: null,
    since: null,
    email: null,
    bestReached: null,
    recognition: null,
    strengths: null,
    workingWith: null,
    relation: 'report',
    ...draft,
  })
}

function checked(draft: MemberDraft): void {
  if (draft.email && !draft.email.includes('@')) {
    throw new IpcError('validation', 'Write an address such as name@example.org.', 'member.email')
  }
}

/** A page of rows; `after` is the number of the first row of the next page. */
export function page<T>(rows: T[], { after, limit = 50 }: { after?: string; limit?: number }) {
  const from = Number(after ?? 0)
  const end = from + limit
  return { rows: rows.slice(from, end), ...(end < rows.length ? { next: String(end) } : {}) }
}

/** What each narrowing of a timeline holds. */
const kinds: Record<TimelineOnly, TimelineKind[]> = {
  talks: ['form', 'addendum'],
  notes: ['note'],
  expectations: ['expectation'],
  documents: ['document'],
}

/** A member's timeline, newest first. */
function happened(world: World, memberId: string, only?: TimelineOnly) {
  return world.timeline
    .filter((row) => row.memberId === memberId && (!only || kinds[only].includes(row.kind)))
    .toSorted((a, b) => b.on.localeCompare(a.on))
    .map((row) => ({ ...row, attachments: filesAt(world, row.id).length }))
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const handlers: Handlers = {
  member_create: (draft, world) => {
    checked(draft)
    const created = {
      id: sampleId(1, world.members.length + 1) as MemberId,
      revision: 1,
      archived: false,
      sample: false,
      createdAt: `${today()}T09:14:00Z`,
    } as MemberView
    apply(created, draft)
    world.members.push(created)
    world.changed('member')
    return created
  },
  member_get: ({ id }, world) => member(world, id),
  member_update: ({ id, revision, member: draft }, world) => {
    checked(draft)
    const found = current(world, id, revision)
    apply(found, draft)
    found.revision += 1
    world.changed('member')
    return found
  },
  member_archive: ({ id, revision, archived }, world) => {
    const found = current(world, id, revision)
    found.archived = archived
    found.revision += 1
    world.changed('member')
    return found
  },
  timeline_list: ({ memberId, only, before, ...request }, world) =>
    page(
      happened(world, memberId, only).filter((row) => !before || row.on < before),
      request,
    ),
  timeline_months: ({ memberId, only }, world) => {
    const months = new Map<string, number>()
    for (const { on } of happened(world, memberId, only)) {
      const begins = `${on.slice(0, 7)}-01`
      months.set(begins, (months.get(begins) ?? 0) + 1)
    }
    return [...months].map(([begins, count]) => ({ begins, count }))
  },
  promise_list: ({ memberId, state, ...request }, world) =>
    page(
      world.promises
        .filter(
          (one) => (!memberId || one.memberId === memberId) && (!state || one.state === state),
        )
        .toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')),
      request,
    ),
  search: ({ text, memberId, limit = 20 }, world) => {
    const typed = text.split(/\s+/).filter(Boolean)
    const tags = typed.filter((word) => word.startsWith('#')).map((word) => plain(word.slice(1)))
    const words = typed.filter((word) => !word.startsWith('#')).map(plain)
    const tagged = ({ kind, id }: SearchHit) => {
      // Documents have none; in the fake they may have the id of something else.
      const theirs = kind === 'document' ? [] : tagsOf(world, id).map(plain)
      return tags.every((tag) => theirs.includes(tag))
    }
    const hit = (...texts: (string | null)[]) => {
      const all = plain(texts.join(' ')).split(/[\s,.:]+/)
      return words.every((word) => all.some((one) => one.startsWith(word)))
    }
    const nameOf = (id: string) => world.members.find((one) => one.id === id)?.name ?? ''
    const hits: SearchHit[] = [
      ...world.members
        .filter(({ name, role }) => hit(name, role))
        .map((one): SearchHit => ({
          kind: 'member',
          holder: null,
          id: one.id,
          memberId: one.id,
          memberName: one.name,
          title: one.name,
          excerpt: null,
          on: '2026-08-03',
        })),
      ...world.expectations
        .filter(({ title }) => hit(title))
        .map((one): SearchHit => ({
          kind: 'expectation',
          holder: null,
          id: one.id,
          memberId: one.memberId,
          memberName: one.memberName,
          title: one.title,
          excerpt: null,
          on: one.updatedAt.slice(0, 10),
        })),
      ...world.timeline
        .filter(({ title, summary }) => hit(title, summary))
        .map((one): SearchHit => ({
          kind: one.kind,
          holder: null,
          id: one.id,
          memberId: one.memberId as MemberId,
          memberName: nameOf(one.memberId),
          title: one.title,
          excerpt: mark(one.summary, words),
          on: one.on,
        })),
    ]
    const within = hits.filter((one) => (!memberId || one.memberId === memberId) && tagged(one))
    return { hits: within.slice(0, limit), misunderstood: [], words }
  },
}

/** The words around the first hit, the hit itself between isolates. */
function mark(text: string | null, words: string[]): string | null {
  const at = words.map((word) => plain(text ?? '').indexOf(word)).find((index) => index >= 0)
  if (text === null || at === undefined) return null
  const end = at + (/^\S+/.exec(text.slice(at))?.[0].length ?? 0)
  return `… ${text.slice(Math.max(0, at - 24), at)}\u2068${text.slice(at, end)}\u2069${text.slice(end, end + 40)}…`
}

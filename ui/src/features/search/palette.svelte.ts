import { call, IpcError } from '$lib/ipc/client'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { MemberRow } from '$lib/ipc/bindings/MemberRow'
import type { NoteId } from '$lib/ipc/bindings/NoteId'
import type { SearchHit } from '$lib/ipc/bindings/SearchHit'
import { firstName } from '$lib/format/people'
import { showFound } from '$lib/navigation/found'
import { go } from '$lib/navigation/router.svelte'
import { actionsAnywhere, actionsFor, type Action, type Somebody } from './actions'
import { matches } from './marks'

/** How long typing rests before the core is asked. */
const pause = 60
/** Fewer letters find too much. */
const enough = 2
/** Hits that are shown at first, and so many more each time they are asked for. */
const page = 30
/** The most hits that the core gives. */
const most = 200
/** Id of the line that shows more. */
export const more = 'more'

/** A line of the palette. */
export type Line =
  | { kind: 'action'; id: string; action: Action }
  | { kind: 'hit'; id: string; hit: SearchHit }
  | { kind: 'person'; id: string; person: Somebody; role: string | undefined }
  | { kind: 'more'; id: typeof more }

/** Lines of one kind under a heading. */
export interface Part {
  name: 'do' | 'people' | 'log'
  lines: Line[]
}

/** Search and commands behind one field. */
export class PaletteState {
  #query = $state('')
  #scope = $state.raw<Somebody>()
  #here: MemberId | undefined
  #team = $state.raw<readonly MemberRow[]>([])
  #hits = $state.raw<readonly SearchHit[]>([])
  #misunderstood = $state.raw<readonly string[]>([])
  /** What was looked for, to mark it where a hit is opened. */
  #words: readonly string[] = []
  #limit = $state(page)
  #error = $state.raw<IpcError>()
  #searching = $state(false)
  #chosen = $state<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Only the answer to the newest question counts. */
  #turn = 0

  /** @param here - whose page is shown, so that what fits them comes first */
  constructor(here?: MemberId) {
    this.#here = here
  }

  /** Reads whom the palette can name. */
  async open(): Promise<void> {
    try {
      this.#team = (await call('member_list', { limit: 200 })).rows
    } catch (reason) {
      this.#error = IpcError.from(reason)
    }
  }

  /** Drops whatever is still to be answered. */
  close(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }

  get query(): string {
    return this.#query
  }

  /** Whom everything is narrowed to. */
  get scope(): Somebody | undefined {
    return this.#scope
  }

  get error(): IpcError | undefined {
    return this.#error
  }

  /** Filters that make no sense, as they were typed. */
  get misunderstood(): readonly string[] {
    return this.#misunderstood
  }

  /** Something was asked that nothing was found for. */
  get nothing(): boolean {
    return this.parts.length === 0 && !this.#searching && this.#error === undefined
  }

  readonly parts: Part[] = $derived.by(() => {
    const query = this.#query.trim()
    const all: Part[] = [
      { name: 'do', lines: this.#actions(query) },
      // Somebody whose name is typed is more likely meant than a text that mentions them.
      { name: 'people', lines: this.#people(query) },
      { name: 'log', lines: this.#log() },
    ]
    return all.filter((part) => part.lines.length > 0)
  })

  readonly count = $derived(
    this.parts.flatMap((part) => part.lines).filter(({ id }) => id !== more).length,
  )

  /** The line that Enter takes: the chosen one, or the first. */
  readonly selected = $derived.by(() => {
    const ids = this.parts.flatMap((part) => part.lines.map((line) => line.id))
    return ids.find((id) => id === this.#chosen) ?? ids[0] ?? ''
  })

  select(id: string): void {
    this.#chosen = id
  }

  /** The text of the field. */
  type(query: string): void {
    this.#query = query
    this.#chosen = undefined
    this.#limit = page
    this.#ask()
  }

  /** Looks for more of the same; the selection stays where it was. */
  more(): void {
    this.#chosen = this.#log().at(-2)?.id
    this.#limit = Math.min(this.#limit + page * 2, most)
    this.#ask()
  }

  /** Narrows to the person of the selected line; says whether there is one. */
  narrow(): boolean {
    const line = this.#line(this.selected)
    const somebody =
      line?.kind === 'person'
        ? line.person
        : line?.kind === 'hit'
          ? this.#somebody(line.hit.memberId, line.hit.memberName)
          : undefined
    if (!somebody || this.#scope) return false
    this.#scope = somebody
    this.#query = ''
    this.#chosen = undefined
    this.#ask()
    return true
  }

  /** Takes everybody in again; says whether it was narrowed. */
  widen(): boolean {
    if (!this.#scope) return false
    this.#scope = undefined
    this.#ask()
    return true
  }

  /** Does what a line says. */
  run(id: string): void {
    const line = this.#line(id)
    if (line?.kind === 'action') line.action.run()
    else if (line?.kind === 'person') go({ name: 'person', id: line.person.id })
    else if (line?.kind === 'hit') {
      openHit(line.hit)
      showFound(this.#words)
    }
  }

  #line(id: string): Line | undefined {
    return this.parts.flatMap((part) => part.lines).find((line) => line.id === id)
  }

  #ask(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
    this.#error = undefined
    const text = this.#query.trim()
    // One letter of a script without spaces is a word.
    if (text.length < enough && !/\p{Lo}/u.test(text)) {
      this.#hits = []
      this.#misunderstood = []
      this.#searching = false
      return
    }
    // What was found before stays until the new answer is there, so that nothing flickers.
    this.#searching = true
    const turn = this.#turn
    this.#timer = setTimeout(() => void this.#search(text, turn), pause)
  }

  async #search(text: string, turn: number): Promise<void> {
    try {
      const memberId = this.#scope?.id
      const found = await call('search', {
        text,
        limit: this.#limit,
        ...(memberId && { memberId }),
      })
      if (turn !== this.#turn) return
      this.#hits = found.hits
      this.#misunderstood = found.misunderstood
      this.#words = found.words
    } catch (reason) {
      if (turn !== this.#turn) return
      this.#hits = []
      this.#error = IpcError.from(reason)
    }
    this.#searching = false
  }

  #actions(query: string): Line[] {
    const about = this.#scope ?? this.#hereSomebody()
    const fitting = about
      ? actionsFor(about).filter((action) => action.id !== 'page' || about.id !== this.#here)
      : []
    const all = this.#scope ? fitting : [...fitting, ...actionsAnywhere()]
    const wanted = query ? all.filter(({ label }) => matches(label, query)) : all.slice(0, 10)
    return wanted
      .slice(0, query ? 5 : 10)
      .map((action) => ({ kind: 'action', id: `do ${action.id}`, action }))
  }

  #log(): Line[] {
    const lines = this.#hits
      .filter((hit) => hit.kind !== 'member')
      .map((hit, index): Line => ({ kind: 'hit', id: `${hit.kind} ${hit.id} ${index}`, hit }))
    const full = this.#hits.length === this.#limit && this.#limit < most
    return full ? [...lines, { kind: 'more', id: more }] : lines
  }

  #people(query: string): Line[] {
    if (this.#scope) return []
    const known = this.#team
      .filter((member) => !query || matches(`${member.name} ${member.preferredName ?? ''}`, query))
      .slice(0, query ? 8 : 7)
    const found = this.#hits.filter(
      (hit) => hit.kind === 'member' && !known.some(({ id }) => id === hit.memberId),
    )
    return [
      ...known.map((member): Line => ({
        kind: 'person',
        id: `person ${member.id}`,
        person: this.#somebody(member.id, member.name),
        role: member.role,
      })),
      ...found.map((hit): Line => ({
        kind: 'person',
        id: `person ${hit.memberId}`,
        person: this.#somebody(hit.memberId, hit.memberName),
        role: undefined,
      })),
    ]
  }

  #hereSomebody(): Somebody | undefined {
    const member = this.#team.find(({ id }) => id === this.#here)
    return member && this.#somebody(member.id, member.name)
  }

  #somebody(id: MemberId, name: string): Somebody {
    const member = this.#team.find((one) => one.id === id)
    return { id, name, called: firstName(member ?? { name }) }
  }
}

function openHit({ kind, holder, id, memberId }: SearchHit): void {
  // A file opens with the record that has it.
  switch (holder ?? kind) {
    case 'form':
    case 'addendum': {
      go({ name: 'coaching', formId: id as FormId })
      return
    }
    case 'expectation': {
      go({ name: 'expectation', id: id as ExpectationId })
      return
    }
    case 'document': {
      go({ name: 'document', id: id as DocumentId })
      return
    }
    case 'note': {
      go({ name: 'note', id: id as NoteId })
      return
    }
    case 'member': {
      go({ name: 'person', id: memberId })
      return
    }
  }
}

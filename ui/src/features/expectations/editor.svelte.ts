import { untrack } from 'svelte'
import type { ExpectationChecked } from '$lib/ipc/bindings/ExpectationChecked'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { ExpectationText } from '$lib/ipc/bindings/ExpectationText'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { Hint } from '$lib/ipc/bindings/Hint'
import type { Missing } from '$lib/ipc/bindings/Missing'
import type { PaperSize } from '$lib/ipc/bindings/PaperSize'
import type { PromiseId } from '$lib/ipc/bindings/PromiseId'
import type { SigningView } from '$lib/ipc/bindings/SigningView'
import type { TaskId } from '$lib/ipc/bindings/TaskId'
import { call } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { Paper } from '$lib/paper/paper.svelte'
import { Autosave } from '$lib/state/autosave.svelte'
import type { GentleHint } from '$lib/ui/field'
import { toDraft, toText, written, type Draft } from './draft'
import { fieldOf, lineOf, type FieldName } from './fields'

/** How long typing has to rest before the gentle checks speak. */
const checkRest = 600

/** The two lists of the form. */
export type ListName = 'tasks' | 'promises'

/** What is sent, and which lines on the screen it came from. */
interface Snapshot {
  text: ExpectationText
  lines: Record<ListName, string[]>
}

/** A draft expectation on the desk: the text, its saving, its checks and its paper. */
export class ExpectationEditor {
  readonly id: ExpectationView['id']
  readonly memberId: ExpectationView['memberId']
  readonly paper: Paper
  readonly autosave: Autosave<Snapshot>

  /** The text as it is typed. */
  draft: Draft
  /** The field that has the focus. */
  field: FieldName | undefined = $state()
  /** The paper that is shown and signed. */
  paperSize: PaperSize = $state('a4')

  #checked = $state.raw<ExpectationChecked>()
  #asked = $state(false)
  /** Fields that were typed in since the last check: what was said about them no longer holds. */
  #typed = $state.raw<readonly FieldName[]>([])
  #tasks: Map<string, TaskId>
  #promises: Map<string, PromiseId>
  #last: string
  #checkTimer: ReturnType<typeof setTimeout> | undefined
  #checkTurn = 0
  #still = Promise.resolve()

  /** Made while a component is set up; follows every change of `draft`. */
  constructor(view: ExpectationView, paperSize: PaperSize) {
    this.id = view.id
    this.memberId = view.memberId
    this.paperSize = paperSize
    const { draft, tasks, promises } = toDraft(view)
    this.draft = $state(draft)
    this.#tasks = tasks
    this.#promises = promises
    this.#last = JSON.stringify(toText(this.draft))
    this.autosave = new Autosave<Snapshot>({
      revision: view.revision,
      read: () => this.#snapshot(),
      save: (snapshot, revision) => this.#save(snapshot, revision),
    })
    this.paper = new Paper(() =>
      call('preview_expectation', {
        id: this.id,
        expectation: toText(this.draft),
        paperSize: this.paperSize,
      }),
    )
    $effect(() => {
      const text = JSON.stringify(toText(this.draft))
      untrack(() => {
        if (text !== this.#last) this.#changed(text)
      })
    })
  }

  /** Starts saving, checking and printing. Returns the function that stops it, for `onMount`. */
  open(): () => void {
    const stops = [this.autosave.watch(), this.paper.open()]
    void this.check()
    return () => {
      clearTimeout(this.#checkTimer)
      this.#checkTurn += 1
      stops.forEach((stop) => stop())
    }
  }

  /** How many filled fields go on paper, and how many stay. */
  get counts(): { onPaper: number; stays: number } | undefined {
    return this.#checked
  }

  /** Signing was asked for: what it still needs is shown until nothing is missing. */
  get asked(): boolean {
    return this.#asked
  }

  /** What signing still needs, a refused field first. */
  get missing(): readonly Missing[] {
    const { error } = this.autosave
    const refused = error?.field ? [{ field: error.field, text: errorText(error) }] : []
    return [...refused, ...(this.#checked?.missing ?? [])]
  }

  /** What can be said about a field, once typing in it rests. For a line of a list, name the line. */
  hints(field: FieldName, line?: string): GentleHint[] {
    if (this.#typed.includes(field)) return []
    return (this.#checked?.hints ?? [])
      .filter((hint) => this.#means(hint, field, line))
      .map(({ tone, about, text }) => ({ tone: tone === 'good' ? 'ok' : 'risk', about, text }))
  }

  /** Why the core refused what stands in a field. */
  error(field: FieldName, line?: string): string | undefined {
    const { error } = this.autosave
    if (!error?.field || !this.#means({ field: error.field }, field, line)) return undefined
    return errorText(error)
  }

  /**
   * The gentle checks wait until the returned function is called:
   * their lines would move what hangs from the form away from under the hand.
   */
  keepStill(): () => void {
    let release = () => {}
    this.#still = new Promise((resolve) => (release = resolve))
    return release
  }

  /** Checks the text as it is. */
  async check(): Promise<void> {
    clearTimeout(this.#checkTimer)
    const turn = (this.#checkTurn += 1)
    const expectation = toText(this.draft)
    try {
      const checked = await call('expectation_check', { memberId: this.memberId, expectation })
      if (turn !== this.#checkTurn) return
      this.#checked = checked
      this.#typed = []
    } catch {
      // Hints are a courtesy; saving tells about everything that is really wrong.
      if (turn === this.#checkTurn) this.#checked = undefined
    }
    if (this.#asked && this.missing.length === 0) this.#asked = false
  }

  /** Saves and checks. Says whether the text is ready to be signed; if not, `missing` says why. */
  async prepare(): Promise<boolean> {
    const saved = await this.autosave.flush()
    await this.check()
    const ready = saved && this.#checked !== undefined && this.missing.length === 0
    this.#asked = !ready && this.missing.length > 0
    return ready
  }

  /** Freezes the text and hands the screen over. */
  async startSigning(): Promise<SigningView> {
    return call('signing_start', {
      expectationId: this.id,
      revision: this.autosave.revision,
      paperSize: this.paperSize,
    })
  }

  /** Throws the draft away. Returns what writes it down again, under a new number. */
  async discard(): Promise<() => Promise<ExpectationId>> {
    const { memberId } = this
    const expectation = toText($state.snapshot(this.draft))
    await this.autosave.drop()
    await call('expectation_discard', { id: this.id, revision: this.autosave.revision })
    return async () => (await call('expectation_create', { memberId, expectation })).id
  }

  /** After a conflict: what is typed here replaces the newer state. */
  async keepMine(): Promise<void> {
    const view = await call('expectation_get', { id: this.id })
    this.autosave.adopt(view.revision)
  }

  /** After a conflict: the newer state replaces what is typed here. */
  async takeTheirs(): Promise<void> {
    const view = await call('expectation_get', { id: this.id })
    await this.autosave.drop()
    const { draft, tasks, promises } = toDraft(view)
    this.draft = draft
    this.#tasks = tasks
    this.#promises = promises
    this.#last = JSON.stringify(toText(this.draft))
    this.autosave.adopt(view.revision)
    this.paper.soon()
    await this.check()
  }

  #changed(text: string): void {
    this.#last = text
    if (this.field) this.#typed = [...this.#typed, this.field]
    this.autosave.touch()
    this.paper.soon()
    clearTimeout(this.#checkTimer)
    // An answer that is under way is about the text before.
    this.#checkTurn += 1
    this.#checkTimer = setTimeout(() => void this.#rested(), checkRest)
  }

  async #rested(): Promise<void> {
    const turn = this.#checkTurn
    await this.#still
    if (turn === this.#checkTurn) await this.check()
  }

  #snapshot(): Snapshot {
    return {
      text: toText(this.draft, { tasks: this.#tasks, promises: this.#promises }),
      lines: {
        tasks: written(this.draft.tasks).map((line) => line.id),
        promises: written(this.draft.promises).map((line) => line.id),
      },
    }
  }

  async #save({ text, lines }: Snapshot, revision: number): Promise<number> {
    const view = await call('expectation_update', { id: this.id, revision, expectation: text })
    // New lines have become records; the next saving names them, so that they stay the same ones.
    this.#tasks = pair(lines.tasks, view.tasks)
    this.#promises = pair(lines.promises, view.promises)
    return view.revision
  }

  #means({ field: path }: Pick<Hint, 'field'>, field: FieldName, line?: string): boolean {
    if (fieldOf(path) !== field) return false
    const index = lineOf(path)
    if (field !== 'tasks' && field !== 'promises') return true
    return index === undefined
      ? line === undefined
      : written<{ id: string; text: string }>(this.draft[field])[index]?.id === line
  }
}

function pair<I>(lines: string[], records: readonly { id: I }[]): Map<string, I> {
  return new Map(
    lines.flatMap((line, index) => {
      const record = records[index]
      return record ? [[line, record.id] as const] : []
    }),
  )
}

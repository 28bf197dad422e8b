import { call, IpcError } from '$lib/ipc/client'
import type { Applicable } from '$lib/ipc/bindings/Applicable'
import type { FieldView } from '$lib/ipc/bindings/FieldView'
import type { FormSave } from '$lib/ipc/bindings/FormSave'
import type { FormView } from '$lib/ipc/bindings/FormView'
import type { SectionView } from '$lib/ipc/bindings/SectionView'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'
import { today } from '$lib/format/dates'
import { Paper } from '$lib/paper/paper.svelte'
import { Autosave } from '$lib/state/autosave.svelte'
import {
  cellOfPath,
  filledOnly,
  isFilled,
  isPrivateNote,
  keyOfPath,
  rowsOf,
  type AnswerError,
  type Answers,
} from '$lib/forms/answers'
import { decides, partsOf, type Named } from '$lib/forms/parts'
import { Steps } from './steps.svelte'
import { TalkClock } from './talk-clock.svelte'

/** When and where the talk is. */
export interface Occasion {
  eventOn: string
  eventTime: string
  minutes: number | undefined
  place: string
}

type Saved = Omit<FormSave, 'id' | 'revision'>

/** A draft form while it is filled in: its answers, its steps, its clock, and saving as one types. */
export class Talk {
  readonly form: FormView
  readonly steps: Steps
  readonly clock: TalkClock
  readonly autosave: Autosave<Saved>
  readonly paper: Paper
  #named: Named
  #answers = $state.raw<Answers>({})
  #applicable = $state.raw<Applicable>({ sections: [], fields: [] })
  #occasion = $state.raw<Occasion>({ eventOn: '', eventTime: '', minutes: undefined, place: '' })
  #refused = $state.raw<IpcError>()
  /** All sections stand on one page, written after the talk: no clock runs. */
  plain = $state(false)
  #filing = $state(false)
  #planned = $state<number>()
  /** Counts how often the answers were replaced as a whole, so that fields begin anew. */
  #edition = $state(0)
  #sections = $derived.by(() => partsOf(this.form.template, this.#applicable, this.#named))

  /** @param named - puts what the member is called into the texts of the template */
  constructor(form: FormView, named: Named = (text) => text) {
    this.form = form
    this.#named = named
    this.#take(form)
    this.steps = new Steps(() => this.sections.length + 1)
    this.clock = new TalkClock(() => this.stepKey(this.steps.index))
    this.autosave = new Autosave({
      revision: form.revision,
      read: () => this.#saved(),
      save: async (saved, revision) => {
        const { revision: next, applicable } = await call('form_save', {
          id: form.id,
          revision,
          ...saved,
        })
        this.#apply(applicable)
        // Only the last step shows the paper.
        if (this.steps.isLast) this.paper.soon()
        return next
      },
    })
    this.paper = new Paper(() => call('preview_form', { id: form.id }))
  }

  /** The sections that the form has with its present answers. */
  get sections(): readonly SectionView[] {
    return this.#sections
  }

  /** What names a step, whatever comes or goes before it. */
  stepKey(step: number): string {
    return this.sections[step]?.key ?? ''
  }

  /** The section that is shown; nothing on the last step, where the form is read and filed. */
  get section(): SectionView | undefined {
    return this.sections[this.steps.index]
  }

  get answers(): Answers {
    return this.#answers
  }

  get occasion(): Occasion {
    return this.#occasion
  }

  get edition(): number {
    return this.#edition
  }

  get filing(): boolean {
    return this.#filing
  }

  /** Why the last filing was refused. */
  get refused(): IpcError | undefined {
    return this.#refused
  }

  /** Notes that stand beside the talk, from the step on to which they belong. */
  get privateNotes(): FieldView[] {
    return this.sections
      .slice(0, this.steps.index + 1)
      .flatMap((section) => section.fields.filter(isPrivateNote))
  }

  /** Lists of earlier steps, to be looked at while one talks about them. */
  get agreedSoFar(): FieldView[] {
    return this.sections
      .slice(0, this.steps.index)
      .flatMap((section) => section.fields)
      .filter(
        (field) =>
          field.fieldType === 'list' &&
          field.key !== this.parking?.key &&
          isFilled(this.#answers[field.key]),
      )
  }

  /** The list that takes topics for another time, if the template has one. */
  get parking(): FieldView | undefined {
    return this.sections
      .flatMap((section) => section.fields)
      .find(({ key, fieldType }) => key === 'parked' && fieldType === 'list')
  }

  /** Fields that have to be filled before filing, each with its step. */
  get missing(): { field: FieldView; step: number }[] {
    return this.sections.flatMap((section, step) =>
      section.fields
        .filter((field) => field.required && !isFilled(this.#answers[field.key]))
        .map((field) => ({ field, step })),
    )
  }

  /** Fields that were answered before the form lost them: filing leaves these answers out. */
  get leftOut(): FieldView[] {
    return this.form.template.sections
      .flatMap((section) => section.fields)
      .filter(({ key }) => !this.#applicable.fields.includes(key) && isFilled(this.#answers[key]))
      .map((field) => ({ ...field, label: this.#named(field.label) }))
  }

  /** Whether a step has what it asks for. */
  isDone(step: number): boolean {
    const section = this.sections[step]
    if (!section) return false
    const filled = section.fields.some((field) => isFilled(this.#answers[field.key]))
    return filled && !this.missing.some((missing) => missing.step === step)
  }

  /** Answers a question. What other parts may depend on is saved at once, so that they come and go with it. */
  set(key: string, value: unknown): void {
    this.#answers = { ...this.#answers, [key]: value }
    this.autosave.touch()
    const field = this.sections.flatMap(({ fields }) => fields).find((one) => one.key === key)
    if (field && decides(field)) void this.autosave.flush()
  }

  /** Puts a topic aside for another time. */
  park(topic: string): void {
    const list = this.parking
    const column = list?.columns[0]
    if (!list || !column) return
    this.set(list.key, [...rowsOf(this.#answers[list.key]), { [column.key]: topic }])
    // The list may be on the screen, with rows of its own.
    if (this.#shows(list.key)) this.#edition += 1
  }

  /**
   * Puts a topic of the agenda among the topics of the talk, so that what came of it can be written there; without a
   * state it was taken back, and a row of which nothing was written goes.
   */
  topic(list: string, text: string, state: string | undefined): void {
    if (!this.sections.some(({ fields }) => fields.some(({ key }) => key === list))) return
    const rows = rowsOf(this.#answers[list])
    const at = rows.findIndex((row) => row.text === text)
    const row = { ...rows[at], text, state }
    const next = rows.filter((_, index) => index !== at)
    const written = isFilled({ ...row, text: '', state: '' })
    if (state !== undefined || written) next.splice(at < 0 ? next.length : at, 0, row)
    this.set(list, next)
    if (this.#shows(list)) this.#edition += 1
  }

  /** Changes when and where. */
  setOccasion(change: Partial<Occasion>): void {
    this.#occasion = { ...this.#occasion, ...change }
    if (!this.steps.isLast) this.#planned = this.#occasion.minutes
    this.autosave.touch()
  }

  /** Why a field cannot stay as it is, and which cell of it is meant. */
  errorAt(key: string): AnswerError | undefined {
    const error = this.#refused ?? this.autosave.error
    if (error?.code !== 'validation' || !error.field) return undefined
    if (keyOfPath(error.field) !== key)
      return error.field === key ? { text: error.message } : undefined
    const cell = cellOfPath(error.field)
    return {
      text: error.message,
      ...(cell ? { row: cell.row } : {}),
      ...(cell?.column ? { column: cell.column } : {}),
    }
  }

  /** Goes to a step. The clock of a talk that is held now starts when the preparation is over. */
  show(step: number): void {
    const begins = this.steps.isFirst && step > 0 && this.clock.seconds === 0 && this.isToday
    if (begins && !this.plain) this.clock.start()
    this.steps.show(step)
    if (this.steps.isLast) this.#end()
    void this.autosave.flush()
  }

  /** The talk is over: what the clock counted is how long it took, unless that was written already. */
  #end(): void {
    this.clock.pause()
    const minutes = Math.round(this.clock.seconds / 60)
    if (this.#occasion.minutes === undefined && minutes > 0) this.setOccasion({ minutes })
  }

  /** The minutes that were set aside for it. */
  get planned(): number | undefined {
    const steps = this.sections.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
    return this.#planned ?? this.form.template.minutes ?? (steps || undefined)
  }

  get isToday(): boolean {
    return this.#occasion.eventOn === today()
  }

  /** Files the form. Answers nothing if something has to be put right first; the step with it is shown. */
  async file(): Promise<FormView | undefined> {
    if (this.#filing) return undefined
    this.#filing = true
    this.#refused = undefined
    this.clock.pause()
    try {
      if (!(await this.autosave.flush())) {
        this.#showRefused(this.autosave.error)
        return undefined
      }
      return await call('form_file', { id: this.form.id, revision: this.autosave.revision })
    } catch (reason) {
      this.#refused = IpcError.from(reason)
      this.#showRefused(this.#refused)
      return undefined
    } finally {
      this.#filing = false
    }
  }

  /** Throws the draft away for good. Answers why that was refused. */
  async discard(): Promise<string | undefined> {
    await this.autosave.drop()
    try {
      await call('form_discard', { id: this.form.id, revision: this.autosave.revision })
      return undefined
    } catch (reason) {
      return errorText(IpcError.from(reason))
    }
  }

  /** After a conflict: what is on the screen replaces what was written elsewhere. */
  async keepMine(): Promise<void> {
    const newest = await call('form_get', { id: this.form.id })
    this.autosave.adopt(newest.revision)
  }

  /** After a conflict: what was written elsewhere replaces what is on the screen. */
  async takeNewer(): Promise<void> {
    const newest = await call('form_get', { id: this.form.id })
    await this.autosave.drop()
    this.#take(newest)
    this.autosave.adopt(newest.revision)
  }

  /** What stands in the way, in one sentence. */
  get trouble(): string | undefined {
    const error = this.#refused ?? this.autosave.error
    if (!error) return undefined
    if (error.code === 'validation') return `${t('coaching-not-saved')} ${error.message}`
    return errorText(error)
  }

  /** Whether a field is on the screen. */
  #shows(field: string): boolean {
    return this.plain || (this.section?.fields.some(({ key }) => key === field) ?? false)
  }

  /** Takes over which parts the form has. The step that is shown stays the same one. */
  #apply(applicable: Applicable): void {
    const shown = this.section?.key
    const last = this.steps.isLast
    this.#applicable = applicable
    const step = this.sections.findIndex(({ key }) => key === shown)
    if (last) this.steps.show(this.sections.length)
    else this.steps.show(step >= 0 ? step : this.steps.index)
  }

  #take(form: FormView): void {
    this.#applicable = form.applicable
    this.#answers = form.answers
    this.#occasion = {
      eventOn: form.eventOn,
      eventTime: form.eventTime ?? '',
      minutes: form.minutes ?? undefined,
      place: form.place ?? '',
    }
    this.#planned = form.minutes ?? undefined
    this.#edition += 1
  }

  #saved(): Saved {
    const { eventOn, eventTime, minutes, place } = this.#occasion
    return {
      answers: filledOnly(this.#answers),
      ...(eventOn ? { eventOn } : {}),
      ...(eventTime ? { eventTime } : {}),
      ...(minutes ? { minutes } : {}),
      ...(place.trim() ? { place: place.trim() } : {}),
    }
  }

  #showRefused(error: IpcError | undefined): void {
    const key = error?.field ? keyOfPath(error.field) : undefined
    const step = this.sections.findIndex((section) =>
      section.fields.some((field) => field.key === key),
    )
    if (step >= 0) this.steps.show(step)
  }
}

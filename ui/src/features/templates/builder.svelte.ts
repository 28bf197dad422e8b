import { call, IpcError } from '$lib/ipc/client'
import type { Circle } from '$lib/ipc/bindings/Circle'
import type { FieldType } from '$lib/ipc/bindings/FieldType'
import type { OwnTemplateView } from '$lib/ipc/bindings/OwnTemplateView'
import type { PreviewTemplate } from '$lib/ipc/bindings/PreviewTemplate'
import type { TemplateProblem } from '$lib/ipc/bindings/TemplateProblem'
import type { TemplateTried } from '$lib/ipc/bindings/TemplateTried'
import type { Answers } from '$lib/forms/answers'
import { t } from '$lib/i18n'
import { Autosave } from '$lib/state/autosave.svelte'
import {
  fieldsOf,
  freeKey,
  inOneLanguage,
  isBilingual,
  textIn,
  withText,
  type DefaultOwner,
  type Definition,
  type FieldDefinition,
  type Place,
  type SectionDefinition,
  type Text,
  type Writing,
} from './definition'
import * as edits from './edits'

/** Changes of the same thing within this time are one step of undo. */
const together = 1000
/** Steps that can be undone. */
const most = 200

/** A template while it is built: its text, undo and redo, saving as one types, and how it looks as a form. */
export class Builder {
  readonly key: string
  readonly autosave: Autosave<Definition>
  #definition = $state.raw<Definition>() as Definition
  #view = $state.raw<OwnTemplateView>() as OwnTemplateView
  #undo = $state.raw<readonly Definition[]>([])
  #redo = $state.raw<readonly Definition[]>([])
  #writing = $state<Writing>('one')
  #tried = $state.raw<TemplateTried>()
  #answers = $state.raw<Answers>({})
  #open = $state<string>()
  #same: { what: string; until: number } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  /** @param language - the one to show first if there are two */
  constructor(view: OwnTemplateView, language: 'en' | 'de') {
    this.key = view.key
    this.#view = view
    this.#definition = view.definition as unknown as Definition
    this.#writing = isBilingual(this.#definition) ? language : 'one'
    this.autosave = new Autosave({
      revision: view.revision,
      read: () => this.#definition,
      save: async (definition, revision) => {
        const saved = await call('template_own_save', {
          key: this.key,
          revision,
          definition: definition as unknown as Record<string, unknown>,
        })
        this.#view = { ...this.#view, revision: saved.revision, changed: true }
        return saved.revision
      },
    })
    void this.#try()
  }

  get definition(): Definition {
    return this.#definition
  }

  /** How it stands in the vault. */
  get view(): OwnTemplateView {
    return this.#view
  }

  /** Which texts are written now. */
  get writing(): Writing {
    return this.#writing
  }

  /** How the form looks and what is wrong with it. */
  get tried(): TemplateTried | undefined {
    return this.#tried
  }

  /** What its blank paper is laid out from. */
  get onPaper(): PreviewTemplate {
    return {
      definition: this.#definition as unknown as Record<string, unknown>,
      ...(this.#writing === 'one' ? {} : { language: this.#writing }),
    }
  }

  /** The answers of the test. */
  get answers(): Answers {
    return this.#answers
  }

  /** The key of the field, or `section/` and that of the section, that is open. */
  get open(): string | undefined {
    return this.#open
  }

  get canUndo(): boolean {
    return this.#undo.length > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0
  }

  /** Something was written that is not published. */
  get changed(): boolean {
    return this.#view.changed || this.autosave.dirty
  }

  /** A text as it is written now. */
  read(text: Text | undefined): string {
    return textIn(text, this.#writing)
  }

  /** A text with new words in what is written now. */
  write(text: Text | undefined, words: string): Text {
    return withText(text, this.#writing, words)
  }

  /** Opens a part, or closes what is open. */
  show(part: string | undefined): void {
    this.#open = part
  }

  /** Chooses the language that is written. Going back to one language keeps the texts of the one that was shown. */
  choose(writing: Writing): void {
    if (writing === 'one' && this.#writing !== 'one') {
      this.change('language', inOneLanguage(this.#definition, this.#writing))
    }
    this.#writing = writing
    void this.#try()
  }

  /** Takes a new state. Quick changes of the same thing are undone together. */
  change(what: string, next: Definition): void {
    const now = Date.now()
    const goesOn = this.#same?.what === what && now < this.#same.until
    if (!goesOn) this.#undo = [...this.#undo.slice(1 - most), this.#definition]
    this.#same = { what, until: now + together }
    this.#redo = []
    this.#take(next)
  }

  undo(): void {
    const before = this.#undo.at(-1)
    if (!before) return
    this.#undo = this.#undo.slice(0, -1)
    this.#redo = [...this.#redo, this.#definition]
    this.#same = undefined
    this.#take(before)
  }

  redo(): void {
    const after = this.#redo.at(-1)
    if (!after) return
    this.#redo = this.#redo.slice(0, -1)
    this.#undo = [...this.#undo, this.#definition]
    this.#same = undefined
    this.#take(after)
  }

  /** Changes what stands at the head of the template. */
  setHead(change: Partial<Definition>): void {
    const next = { ...this.#definition, ...change }
    this.change(`head ${Object.keys(change).join()}`, withoutEmpty(next))
  }

  setSection(index: number, change: Partial<SectionDefinition>): void {
    const what = `section ${index} ${Object.keys(change).join()}`
    this.change(
      what,
      edits.withSection(this.#definition, index, (section) =>
        withoutEmpty({ ...section, ...change }),
      ),
    )
  }

  setField(place: Place, change: Partial<FieldDefinition>): void {
    const what = `field ${place.section} ${place.field} ${Object.keys(change).join()}`
    this.change(
      what,
      edits.withField(this.#definition, place, (field) => withoutEmpty({ ...field, ...change })),
    )
  }

  setCircle(place: Place, circle: Circle): void {
    this.change(
      `circle ${Date.now()}`,
      edits.withField(this.#definition, place, (field) => edits.inCircle(field, circle)),
    )
  }

  setColumns(place: Place, columns: FieldDefinition[]): void {
    const what = `columns ${place.section} ${place.field} ${columns.length}`
    this.change(what, edits.withColumns(this.#definition, place, columns))
  }

  /** Whether the rows of a list become promises and tasks. */
  isAction(key: string): boolean {
    return this.#definition.actions?.some(({ field }) => field === key) ?? false
  }

  /** Who is to do what a row of the list names nobody for. */
  defaultOwner(key: string): DefaultOwner {
    return this.#definition.actions?.find(({ field }) => field === key)?.defaultOwner ?? 'manager'
  }

  setDefaultOwner(key: string, owner: DefaultOwner): void {
    this.change(`owner ${Date.now()}`, edits.withDefaultOwner(this.#definition, key, owner))
  }

  setAction(key: string, wanted: boolean): void {
    this.change(`action ${Date.now()}`, edits.withActions(this.#definition, key, wanted))
  }

  setType(place: Place, type: FieldType): void {
    const next = edits.withField(this.#definition, place, (field) =>
      edits.ofType(field, type, { option: t('templates-option'), column: t('templates-text') }),
    )
    const key = next.sections[place.section]?.fields[place.field]?.key ?? ''
    // Only the rows of a list can become something to do.
    const settled =
      type === 'list' || !this.isAction(key) ? next : edits.withActions(next, key, false)
    this.change(`type ${Date.now()}`, settled)
  }

  /** Adds a field below the one that is open, else at the end, and opens it. */
  addField(type: FieldType): void {
    const open = this.placeOf(this.#open)
    const section = open?.section ?? this.#openSection() ?? this.#definition.sections.length - 1
    const last = this.#definition.sections[section]
    if (!last) return
    const field = edits.ofType(
      {
        key: freeKey(type, fieldsOf(this.#definition)),
        label: t(`templates-new-${type}`),
        type,
        circle: 'shareable',
      },
      type,
      { option: t('templates-option'), column: t('templates-text') },
    )
    const at = { section, field: open ? open.field + 1 : last.fields.length }
    this.change(`add ${field.key}`, edits.insertField(this.#definition, at, field))
    this.#open = field.key
  }

  /** Adds a section with one field at the end, and opens it. */
  addSection(): void {
    const { sections } = this.#definition
    const key = freeKey('section', sections)
    const field: FieldDefinition = {
      key: freeKey('long', fieldsOf(this.#definition)),
      label: t('templates-new-long'),
      type: 'long',
      circle: 'shareable',
    }
    const title = t('templates-new-section')
    this.change(`add ${key}`, {
      ...this.#definition,
      sections: [...sections, { key, step: title, title, fields: [field] }],
    })
    this.#open = `section/${key}`
  }

  copy(place: Place): void {
    this.change(`copy ${Date.now()}`, edits.copyField(this.#definition, place))
    this.#open = this.#definition.sections[place.section]?.fields[place.field + 1]?.key
  }

  remove(place: Place): void {
    this.change(`remove ${Date.now()}`, edits.removeField(this.#definition, place))
    this.#open = undefined
  }

  removeSection(index: number): void {
    this.change(`remove ${Date.now()}`, edits.removeSection(this.#definition, index))
    this.#open = undefined
  }

  move(from: Place, to: Place): void {
    if (from.section === to.section && from.field === to.field) return
    this.change(`move ${Date.now()}`, edits.moveField(this.#definition, from, to))
  }

  /** Takes a field one step up or down, also across sections; answers where it stands now. */
  step(from: Place, by: 1 | -1): Place | undefined {
    const to = edits.stepOf(this.#definition, from, by)
    if (to) this.move(from, to)
    return to
  }

  /** Takes a section to another place; answers whether it moved. */
  moveSection(from: number, to: number): boolean {
    if (from === to || to < 0 || to >= this.#definition.sections.length) return false
    this.change(`move ${Date.now()}`, edits.moveSection(this.#definition, from, to))
    return true
  }

  /** Where a field stands. */
  placeOf(key: string | undefined): Place | undefined {
    for (const [section, { fields }] of this.#definition.sections.entries()) {
      const field = fields.findIndex((one) => one.key === key)
      if (field >= 0) return { section, field }
    }
    return undefined
  }

  /** Fields on which a part can depend: those of the right type that stand before it. */
  before({ section, field }: Place): FieldDefinition[] {
    return this.#definition.sections.flatMap(({ fields }, index) =>
      fields.filter(
        ({ type }, at) =>
          edits.deciding.includes(type) && (index < section || (index === section && at < field)),
      ),
    )
  }

  /** What is wrong at a part and below it; `sections[0].fields[2]` for one. */
  problemsAt(part: string): TemplateProblem[] {
    return (this.#tried?.problems ?? []).filter(
      ({ field }) => field === part || field.startsWith(`${part}.`) || field.startsWith(`${part}[`),
    )
  }

  /** Fills in a field of the test. */
  answer(key: string, value: unknown): void {
    this.#answers = { ...this.#answers, [key]: value }
    void this.#try()
  }

  clearAnswers(): void {
    this.#answers = {}
    void this.#try()
  }

  /** Publishes what is written. Answers why that was refused. */
  async publish(): Promise<IpcError | undefined> {
    if (!(await this.autosave.flush())) return this.autosave.error
    try {
      this.#view = await call('template_own_publish', {
        key: this.key,
        revision: this.autosave.revision,
      })
      this.autosave.adopt(this.#view.revision)
      return undefined
    } catch (reason) {
      return IpcError.from(reason)
    }
  }

  /** After a conflict: what was written elsewhere replaces what is on the screen. */
  async takeNewer(): Promise<void> {
    const newest = await call('template_own_get', { key: this.key })
    await this.autosave.drop()
    this.#view = newest
    this.#definition = newest.definition as unknown as Definition
    this.#undo = []
    this.#redo = []
    this.autosave.adopt(newest.revision)
    void this.#try()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }

  #openSection(): number | undefined {
    const index = this.#definition.sections.findIndex(({ key }) => this.#open === `section/${key}`)
    return index >= 0 ? index : undefined
  }

  #take(definition: Definition): void {
    this.#definition = definition
    this.autosave.touch()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#try(), 120)
  }

  async #try(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    try {
      const tried = await call('template_try', {
        definition: this.#definition as unknown as Record<string, unknown>,
        answers: this.#answers,
        ...(this.#writing === 'one' ? {} : { language: this.#writing }),
      })
      if (turn === this.#turn) this.#tried = tried
    } catch {
      // The preview stays as it was; saving says what is the matter.
    }
  }
}

/** Without members that say nothing: a file that does not mention them means the same. */
function withoutEmpty<T extends object>(part: T): T {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as unknown as T
}

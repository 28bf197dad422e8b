import { untrack } from 'svelte'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { InkDraft } from '$lib/ipc/bindings/InkDraft'
import type { SigningAnswer } from '$lib/ipc/bindings/SigningAnswer'
import type { SigningView } from '$lib/ipc/bindings/SigningView'
import type { Statement } from '$lib/ipc/bindings/Statement'
import { call } from '$lib/ipc/client'
import type { Route } from '$lib/navigation/routes'
import { Paper } from '$lib/paper/paper.svelte'

/**
 * Who has the screen.
 *
 * - `member`: reads and answers; nothing else can be reached.
 * - `hand-back`: has answered, asked to hand back or walked away; the passphrase is asked for.
 * - `manager`: has the screen again; a witness may sign, then the manager signs and seals, or withdraws.
 * - `sealed`, `withdrawn`: it is over.
 */
export type Phase = 'member' | 'hand-back' | 'manager' | 'sealed' | 'withdrawn'

/** What an answer still needs before it can be given. */
export type Lack = 'read' | 'statement' | 'reason' | 'signature'

/** The signing of one document, from the member's reading to the seal. */
export class Signing {
  readonly id: DocumentId
  readonly paper: Paper

  /** The answer while it is being given. Nothing is chosen for anybody. */
  statement: Statement | undefined = $state()
  comment: string = $state('')
  reason: string = $state('')
  /** The signature of whoever has the pen: the member, a witness, the manager. */
  ink: InkDraft | undefined = $state.raw()

  #view = $state.raw() as SigningView
  #seen: boolean = $state(false)
  #handingBack: boolean = $state(false)
  #opened = false

  /** Made while a component is set up; the pages follow the answer. */
  constructor(view: SigningView) {
    this.id = view.id
    this.#view = view
    this.#seen = view.reachedEnd
    this.paper = new Paper(() => {
      const answer = this.#draft()
      return answer ? call('preview_answer', { answer }) : call('preview_document', { id: this.id })
    })
    let last = JSON.stringify(this.#draft())
    $effect(() => {
      const draft = JSON.stringify(this.#draft())
      untrack(() => {
        if (draft === last) return
        last = draft
        if (this.phase === 'member') this.paper.soon()
      })
    })
  }

  /** The signing as the core has it. */
  get view(): SigningView {
    return this.#view
  }

  get phase(): Phase {
    const { state, answer } = this.#view
    if (state === 'sealed' || state === 'withdrawn') return state
    if (state === 'handed-back') return 'manager'
    return answer || this.#handingBack ? 'hand-back' : 'member'
  }

  /** The last page was seen. */
  get seen(): boolean {
    return this.#seen
  }

  /** What the answer still needs, in the order of the steps; empty when it can be given. */
  get lacks(): readonly Lack[] {
    const declines = this.statement === 'decline'
    const lacks: [boolean, Lack][] = [
      [!this.#seen && !declines, 'read'],
      [!this.statement, 'statement'],
      [declines && this.reason.trim() === '', 'reason'],
      [!declines && !this.ink, 'signature'],
    ]
    return lacks.filter(([lacking]) => lacking).map(([, what]) => what)
  }

  /** The first page is shown. */
  async opened(): Promise<void> {
    if (this.#opened || this.phase !== 'member') return
    this.#opened = true
    await call('signing_read', { id: this.id, step: 'opened' })
  }

  /** The end of the last page is shown. */
  async reachedEnd(): Promise<void> {
    if (this.#seen || this.phase !== 'member') return
    this.#seen = true
    await call('signing_read', { id: this.id, step: 'reached-end' })
  }

  /** Gives the answer. After that it can no longer be changed here. */
  async answer(): Promise<void> {
    const answer = this.#draft()
    if (!answer || this.lacks.length > 0) return
    this.#view = await call('signing_answer', answer)
    this.ink = undefined
    await this.paper.now()
  }

  /** Shows how to hand back. */
  handBack(): void {
    this.#handingBack = true
  }

  /** Goes on reading, as long as nothing was answered. */
  readOn(): void {
    this.#handingBack = false
  }

  /** The manager takes the screen back. */
  async takeBack(passphrase: string): Promise<void> {
    this.#view = await call('signing_take_back', { id: this.id, passphrase })
    // What was begun and not given is nobody's business but theirs.
    this.statement = undefined
    this.comment = ''
    this.reason = ''
    this.ink = undefined
    await this.paper.now()
  }

  /** Hands the screen over once more, when it came back without an answer. */
  async handOverAgain(): Promise<void> {
    const { expectationId, formId } = await call('document_get', { id: this.id })
    if (formId) {
      const { revision } = await call('form_get', { id: formId })
      this.#view = await call('signing_start', { formId, revision })
    } else if (expectationId) {
      const { revision } = await call('expectation_get', { id: expectationId })
      this.#view = await call('signing_start', { expectationId, revision })
    }
    this.#handingBack = false
    this.#opened = false
    this.#seen = this.#view.reachedEnd
  }

  /** Somebody who was there signs that, before the manager signs. */
  async witness(name: string, role: string): Promise<void> {
    if (!this.ink) return
    const [who, job] = [name.trim(), role.trim()]
    this.#view = await call('signing_witness', {
      id: this.id,
      name: who,
      ...(job && { role: job }),
      ink: this.ink,
    })
    this.ink = undefined
    await this.paper.now()
  }

  /** The manager signs, and the document is sealed. */
  async seal(): Promise<void> {
    if (!this.ink) return
    const sealed = await call('signing_seal', { id: this.id, ink: this.ink })
    this.#view = { ...this.#view, state: sealed.state }
  }

  /** Gives up: an expectation is a draft again, a form stays filed. Answers where it is. */
  async withdraw(): Promise<Route> {
    const { expectationId, formId } = await call('document_get', { id: this.id })
    await call('signing_withdraw', { id: this.id })
    this.#view = { ...this.#view, state: 'withdrawn' }
    if (formId) return { name: 'coaching', formId }
    return expectationId ? { name: 'expectation', id: expectationId } : { name: 'documents' }
  }

  /** The answer so far, once a statement was chosen. */
  #draft(): SigningAnswer | undefined {
    if (!this.statement || this.#view.answer) return undefined
    const declines = this.statement === 'decline'
    const [reason, comment] = [this.reason.trim(), this.comment.trim()]
    return {
      id: this.id,
      statement: this.statement,
      ...(declines && reason && { reason }),
      ...(comment && { comment }),
      ...(!declines && this.ink && { ink: this.ink }),
    }
  }
}

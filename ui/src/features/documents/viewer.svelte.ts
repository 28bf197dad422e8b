import { currentTime } from '$lib/format/dates'
import type { CopyWay } from '$lib/ipc/bindings/CopyWay'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { VerdictView } from '$lib/ipc/bindings/VerdictView'
import { call, IpcError } from '$lib/ipc/client'
import { Paper } from '$lib/paper/paper.svelte'

/** Steps of the size of a page; 1 is the size of the printed one. */
const sizes = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2]
/** The step that a page has when it just fits beside the panel. */
const fitting = 0.65

/** What the panel says about the seal. */
export type SealState = 'checking' | 'intact' | 'foreign' | 'broken' | 'unchecked'

/** A document on the screen: its pages, their size, and the check of its seal. */
export class DocumentViewer {
  readonly id: DocumentId
  readonly paper: Paper

  /** The page in view, 0-based. */
  page: number = $state(0)

  #scale: number | undefined = $state()
  #checking: boolean = $state(false)
  #verdict: VerdictView | undefined = $state.raw()
  #checkedAt: string | undefined = $state()
  #error: IpcError | undefined = $state.raw()

  constructor(id: DocumentId) {
    this.id = id
    this.paper = new Paper(() => call('preview_document', { id }))
  }

  /** What the last check found. */
  get verdict(): VerdictView | undefined {
    return this.#verdict
  }

  /** When it was checked last, as an instant. */
  get checkedAt(): string | undefined {
    return this.#checkedAt
  }

  /** Why it could not be checked. */
  get error(): IpcError | undefined {
    return this.#error
  }

  get seal(): SealState {
    if (this.#checking) return 'checking'
    if (!this.#verdict) return 'unchecked'
    if (!this.#verdict.intact) return 'broken'
    return this.#verdict.trusted ? 'intact' : 'foreign'
  }

  /** Size of a page beside the printed one; `undefined` while it fits the window. */
  get scale(): number | undefined {
    return this.#scale
  }

  /** Width of a page as a CSS length. */
  get width(): string {
    if (this.#scale === undefined) return 'min(100%, 32.5rem)'
    // Points to CSS pixels to rem, so that larger text enlarges the paper too.
    return `${((this.paper.size.width * 96) / 72 / 16) * this.#scale}rem`
  }

  /** One step larger or smaller. */
  zoom(by: 1 | -1): void {
    const now = this.#scale ?? fitting
    const steps = by > 0 ? sizes.filter((size) => size > now) : sizes.filter((size) => size < now)
    this.#scale = (by > 0 ? steps.at(0) : steps.at(-1)) ?? now
  }

  /** Fits the window again. */
  fit(): void {
    this.#scale = undefined
  }

  /** Checks the seal. */
  async verify(): Promise<void> {
    if (this.#checking) return
    this.#checking = true
    this.#error = undefined
    try {
      this.#verdict = await call('document_verify', { id: this.id })
      this.#checkedAt = currentTime().toISOString()
    } catch (reason) {
      this.#verdict = undefined
      this.#error = IpcError.from(reason)
    } finally {
      this.#checking = false
    }
  }

  /** Lets a copy leave. Says whether one did: a dialog of the system can be closed. */
  async leave(way: CopyWay): Promise<{ left: boolean; name?: string }> {
    if (way === 'print') {
      await call('document_print', { id: this.id })
      return { left: true }
    }
    const { name } = await call('document_save_copy', { id: this.id })
    return name === null ? { left: false } : { left: true, name }
  }
}

import type { PreviewMark } from '$lib/ipc/bindings/PreviewMark'
import type { PreviewView } from '$lib/ipc/bindings/PreviewView'
import { callBytes, IpcError } from '$lib/ipc/client'

/** How long typing has to rest before the paper is laid out again. */
const rest = 150
/** After this the reader is told that the pages are behind. */
const patience = 300

/**
 * Real pages on the screen: laid out by the core, fetched one by one, shown all at once.
 *
 * While the next layout is made the last pages stay. Calls never overlap, and what was asked for
 * meanwhile is laid out once, with the newest text.
 *
 * ```ts
 * const paper = new Paper(() => call('preview_document', { id }))
 * onMount(() => paper.open())
 * // after every change:
 * paper.soon()
 * ```
 */
export class Paper {
  #view = $state.raw<PreviewView>()
  #pages = $state.raw<readonly string[]>([])
  #error = $state.raw<IpcError>()
  #behind = $state(false)
  #layout: () => Promise<PreviewView>
  #timer: ReturnType<typeof setTimeout> | undefined
  #working: Promise<void> | undefined
  #again = false
  #closed = false

  constructor(layout: () => Promise<PreviewView>) {
    this.#layout = layout
  }

  /** Addresses of the pages, in order; empty before the first layout. */
  get pages(): readonly string[] {
    return this.#pages
  }

  /** Width and height of a page in points; A4 before the first layout. */
  get size(): { width: number; height: number } {
    return {
      width: this.#view?.pageWidth ?? 595.28,
      height: this.#view?.pageHeight ?? 841.89,
    }
  }

  /** Where the fields stand. */
  get marks(): readonly PreviewMark[] {
    return this.#view?.marks ?? []
  }

  /** Sentences about characters that cannot be printed on this computer. */
  get notices(): readonly string[] {
    return this.#view?.notices ?? []
  }

  /** Why the last layout failed; the pages before it stay. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** The pages on the screen are older than the text, for longer than one would not notice. */
  get behind(): boolean {
    return this.#behind
  }

  /** Lays out at once. Returns the function that lets the pages go, for `onMount`. */
  open(): () => void {
    this.#closed = false
    void this.now()
    return () => {
      this.#closed = true
      clearTimeout(this.#timer)
      this.#show(undefined, [])
    }
  }

  /** The text was changed: lays out when it has rested. */
  soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.now(), rest)
  }

  /** Lays out now, or once more after the layout that is under way. */
  async now(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#working) {
      this.#again = true
      return this.#working
    }
    this.#working = this.#work().finally(() => {
      this.#working = undefined
    })
    return this.#working
  }

  async #work(): Promise<void> {
    do {
      this.#again = false
      const late = setTimeout(() => {
        this.#behind = true
      }, patience)
      try {
        const view = await this.#layout()
        const pages = await Promise.all(
          Array.from({ length: view.pages }, (_, page) => fetchPage(view.token, page)),
        )
        this.#error = undefined
        this.#show(view, pages)
      } catch (reason) {
        this.#error = IpcError.from(reason)
      } finally {
        clearTimeout(late)
        this.#behind = false
      }
      // `#again` is set by `now` while the calls above are under way.
    } while (this.#again && !this.#closed)
  }

  #show(view: PreviewView | undefined, pages: readonly string[]): void {
    const before = this.#pages
    if (this.#closed && view) {
      pages.forEach((page) => URL.revokeObjectURL(page))
      return
    }
    this.#view = view
    this.#pages = pages
    before.forEach((page) => URL.revokeObjectURL(page))
  }
}

async function fetchPage(token: string, page: number): Promise<string> {
  const bytes = await callBytes('preview_page', { token, page })
  return URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }))
}

/** `measure.text` and `tasks[0].text` stand in the parts `measure` and `tasks` of the paper. */
export function partOf(field: string): string {
  return field.split(/[.[]/)[0] ?? field
}

import { IpcError, on } from '$lib/ipc/client'
import type { Page } from '$lib/ipc/bindings/Page'
import type { QueryOptions } from './query.svelte'

/** Which page is asked for. */
export interface PageRequest {
  after?: string
  limit: number
}

/** The most rows that the core gives at once. */
const most = 200

/**
 * A long list, read page by page as it is scrolled, kept current by change events.
 *
 * Made while a component is set up. A change reads again as many rows as were there;
 * when a reactive value that `read` uses changes, the list starts from its beginning.
 */
export class Rows<T> {
  #rows = $state.raw<readonly T[]>()
  #next = $state.raw<string>()
  #error = $state.raw<IpcError>()
  #slow = $state(false)
  #reading = $state(false)
  #turn = 0
  #read: (page: PageRequest) => Promise<Page<T>>
  #limit: number

  constructor(
    read: (page: PageRequest) => Promise<Page<T>>,
    options: QueryOptions & { limit?: number } = {},
  ) {
    this.#read = read
    this.#limit = options.limit ?? 50
    const kinds = options.on ?? []
    $effect(() => {
      void this.#load(this.#limit)
      return () => {
        this.#turn += 1
      }
    })
    $effect(() =>
      on('changed', (change) => {
        if (kinds.includes(change.kind) && (options.when?.(change) ?? true)) void this.refresh()
      }),
    )
  }

  /** What was read so far, or `undefined` before the first answer. */
  get rows(): readonly T[] | undefined {
    return this.#rows
  }

  /** Whether there are more rows to read. */
  get hasMore(): boolean {
    return this.#next !== undefined
  }

  /** Why the last reading failed. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** The first answer takes longer than 200 ms. */
  get slow(): boolean {
    return this.#slow && this.#rows === undefined && this.#error === undefined
  }

  /** Shows rows before the core has confirmed them. Returns the function that takes it back. */
  show(rows: readonly T[]): () => void {
    const before = this.#rows
    this.#rows = rows
    return () => {
      this.#rows = before
    }
  }

  /** Reads again what is there. */
  refresh(): Promise<void> {
    return this.#load(Math.max(this.#limit, this.#rows?.length ?? 0))
  }

  /** Reads the next page, unless one is being read. */
  async more(): Promise<void> {
    const after = this.#next
    if (after === undefined || this.#reading) return
    await this.#take(async () => {
      const page = await this.#read({ after, limit: this.#limit })
      return { rows: [...(this.#rows ?? []), ...page.rows], next: page.next }
    })
  }

  async #load(count: number): Promise<void> {
    const timer = setTimeout(() => (this.#slow = true), 200)
    await this.#take(async () => {
      let page = await this.#read({ limit: Math.min(most, count) })
      const rows = [...page.rows]
      while (page.next !== undefined && rows.length < count) {
        page = await this.#read({ after: page.next, limit: Math.min(most, count - rows.length) })
        rows.push(...page.rows)
      }
      return { rows, next: page.next }
    })
    clearTimeout(timer)
    this.#slow = false
  }

  /** Only the newest reading may write; an older one that comes late is dropped. */
  async #take(read: () => Promise<Page<T>>): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.#reading = true
    try {
      const page = await read()
      if (turn !== this.#turn) return
      this.#rows = page.rows
      this.#next = page.next
      this.#error = undefined
    } catch (reason) {
      if (turn === this.#turn) this.#error = IpcError.from(reason)
    } finally {
      if (turn === this.#turn) this.#reading = false
    }
  }
}

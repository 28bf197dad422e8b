import { IpcError, on } from '$lib/ipc/client'
import type { Change } from '$lib/ipc/bindings/Change'
import type { ChangeKind } from '$lib/ipc/bindings/ChangeKind'

export interface QueryOptions {
  /** Read again when something of these kinds changes. */
  on?: ChangeKind[]
  /** Narrows `on`: read again only for changes this returns true for. */
  when?: (change: Change) => boolean
}

/**
 * Something read from the core, kept current by its change events.
 *
 * Made while a component is set up; reads at once, reads again after a change, stops with the component.
 * While it reads again the old value stays on the screen.
 */
export class Query<T> {
  #value = $state.raw<T>()
  #error = $state.raw<IpcError>()
  #slow = $state(false)
  #read: () => Promise<T>
  /** Only the newest reading may write; an older one that comes late is dropped. */
  #turn = 0

  constructor(read: () => Promise<T>, options: QueryOptions = {}) {
    this.#read = read
    const kinds = options.on ?? []
    $effect(() => {
      // `read` may use reactive values: when they change it is read again.
      void this.refresh()
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

  /** What was read last, or `undefined` before the first answer. */
  get value(): T | undefined {
    return this.#value
  }

  /** Why the last reading failed. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** The first answer takes longer than 200 ms: time for a skeleton. */
  get slow(): boolean {
    return this.#slow && this.#value === undefined && this.#error === undefined
  }

  /** Shows a value before the core has confirmed it. Returns the function that takes it back. */
  show(value: T): () => void {
    const before = this.#value
    this.#value = value
    return () => {
      this.#value = before
    }
  }

  /** Reads again. */
  async refresh(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const timer = setTimeout(() => {
      if (turn === this.#turn) this.#slow = true
    }, 200)
    try {
      const value = await this.#read()
      if (turn !== this.#turn) return
      this.#value = value
      this.#error = undefined
    } catch (reason) {
      if (turn === this.#turn) this.#error = IpcError.from(reason)
    } finally {
      clearTimeout(timer)
      if (turn === this.#turn) this.#slow = false
    }
  }
}

import type { Progress } from '$lib/ipc/bindings/Progress'
import { call, IpcError, on } from '$lib/ipc/client'

/** What may be under way; the core does one at a time. */
export type Task =
  'backup' | 'backup-elsewhere' | 'verify' | 'check' | 'rotate' | 'rescue' | 'open-backup'

/**
 * Long work that somebody asked for, as the window knows it: what it is, how far it is, and the way to end it.
 * It goes on while other pages are shown.
 */
class Work {
  #task = $state<Task>()
  #subject = $state<string>()
  #progress = $state.raw<Progress>()
  #cancelling = $state(false)

  /** What is under way. */
  get task(): Task | undefined {
    return this.#task
  }

  /** What it is about, where there are several of a kind: the file of a backup. */
  get subject(): string | undefined {
    return this.#subject
  }

  /** How far it is; `undefined` until the core has said so. */
  get progress(): Progress | undefined {
    return this.#progress
  }

  /** It was asked to end, and takes a moment to notice. */
  get cancelling(): boolean {
    return this.#cancelling
  }

  /**
   * Does long work. Answers `undefined` if it was cancelled from here.
   *
   * @throws IpcError if the core refuses, or is busy with something else.
   */
  async run<T>(task: Task, ask: () => Promise<T>, subject?: string): Promise<T | undefined> {
    // The core says in its own words that it is busy.
    if (this.#task) return ask()
    this.#task = task
    this.#subject = subject
    this.#progress = undefined
    this.#cancelling = false
    const stop = on('progress', (progress) => (this.#progress = progress))
    try {
      return await ask()
    } catch (reason) {
      const error = IpcError.from(reason)
      if (this.#cancelling && error.code === 'precondition') return undefined
      throw error
    } finally {
      stop()
      this.#task = undefined
      this.#subject = undefined
    }
  }

  /** Asks the core to end what is under way. */
  async cancel(): Promise<void> {
    if (!this.#task) return
    this.#cancelling = true
    await call('work_cancel', {})
  }
}

export const work = new Work()

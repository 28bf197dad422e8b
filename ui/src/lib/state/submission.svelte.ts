import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'

/** What a form or a dialog asks for: done once at a time, and why it was refused the last time. */
export class Submission {
  #busy = $state(false)
  #error = $state.raw<IpcError>()

  /** It is under way. */
  get busy(): boolean {
    return this.#busy
  }

  /** Why it was refused. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** Why it was refused, where that is not about one of its fields. */
  get failure(): IpcError | undefined {
    return this.#error?.field ? undefined : this.#error
  }

  /** Does it, unless it is under way already. A refusal is kept, not thrown. */
  async run(work: () => Promise<unknown>): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#error = undefined
    try {
      await work()
    } catch (reason) {
      this.#error = IpcError.from(reason)
    } finally {
      this.#busy = false
    }
  }

  /** Forgets the refusal, because something was changed. */
  forgive(): void {
    this.#error = undefined
  }

  /** What is wrong with a field, or with a part of it. */
  at(field: string): string | undefined {
    const error = this.#error
    const named = error?.field
    const within = named === field || named?.startsWith(`${field}.`)
    return error && within ? errorText(error) : undefined
  }
}

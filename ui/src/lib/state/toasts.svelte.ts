/** A short message at the foot of the window, with a way back if there is one. */
export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'over'
  undo?: () => void | Promise<void>
}

/** How long a way back stays that costs memory to keep open. */
const offered = 60_000

interface Undoable extends Toast {
  ends?: ReturnType<typeof setTimeout>
}

/** One message at a time: the newest. What can be undone stays on `Ctrl Z` after its message has gone. */
class Toasts {
  #current = $state.raw<Toast>()
  #undone: Undoable[] = []
  #next = 0

  /** The message on the screen. */
  get current(): Toast | undefined {
    return this.#current
  }

  /**
   * Shows a message; with `undo` it can be taken back for as long as the vault is open.
   * With `gone` that ends after a minute, and `gone` is called.
   */
  show(text: string, undo?: Toast['undo'], gone?: () => void): void {
    const toast: Undoable = {
      id: (this.#next += 1),
      text,
      tone: 'plain',
      ...(undo ? { undo } : {}),
    }
    if (undo) this.#undone.push(toast)
    if (gone) {
      toast.ends = setTimeout(() => {
        this.#undone = this.#undone.filter((other) => other !== toast)
        this.dismiss(toast.id)
        gone()
      }, offered)
    }
    this.#current = toast
  }

  /** Says that something failed. */
  fail(text: string): void {
    this.#current = { id: (this.#next += 1), text, tone: 'over' }
  }

  /** Takes a message from the screen. Its undo stays on `Ctrl Z`. */
  dismiss(id: number): void {
    if (this.#current?.id === id) this.#current = undefined
  }

  /** Takes back the newest action that can be; says whether there was one. */
  async undo(id?: number): Promise<boolean> {
    const index = id === undefined ? -1 : this.#undone.findIndex((toast) => toast.id === id)
    const [toast] = index < 0 ? this.#undone.splice(-1) : this.#undone.splice(index, 1)
    if (!toast) return false
    clearTimeout(toast.ends)
    this.dismiss(toast.id)
    await toast.undo?.()
    return true
  }

  /** Forgets everything, when the vault is locked. */
  clear(): void {
    this.#current = undefined
    this.#undone.forEach(({ ends }) => clearTimeout(ends))
    this.#undone = []
  }
}

export const toasts = new Toasts()

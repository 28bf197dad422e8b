import { untrack } from 'svelte'
import { createKeybindingsHandler } from 'tinykeys'

/** One key binding of the window. `keys` as tinykeys writes them: `$mod+k`, `g t`, `?`. */
export interface Binding {
  keys: string
  /** Another key for the same, which the sheet of all keys leaves out. */
  also?: string
  /** Id of the message that says what it does, for the sheet of all keys. */
  label: string
  run: (event: KeyboardEvent) => void
  /** Also inside fields. Only for combinations with Ctrl, Cmd or a function key. */
  inFields?: boolean
}

/** A group of bindings that belong to one place, with the id of its heading. */
export interface Scope {
  title: string
  bindings: Binding[]
}

/** All bindings that are valid now. The place opened last wins where keys are equal. */
class Keys {
  #scopes = $state.raw<Scope[]>([])
  #muted = 0
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  letters = $state(true)

  /** What is valid now, for the sheet of all keys. */
  get scopes(): readonly Scope[] {
    return this.#scopes
  }

  /** Adds bindings while a place is shown; returns the function that removes them, for `$effect`. */
  bind(scope: Scope): () => void {
    // Called from effects, which must not run again when somebody else binds.
    this.#scopes = [...untrack(() => this.#scopes), scope]
    return () => {
      this.#scopes = untrack(() => this.#scopes).filter((other) => other !== scope)
    }
  }

  /** Silences every binding, for a screen in another person's hands. */
  mute(): () => void {
    this.#muted += 1
    return () => {
      this.#muted -= 1
    }
  }

  /** Listens. Returns the function that stops it. */
  start(): () => void {
    let handler = () => {}
    const stopEffects = $effect.root(() => {
      $effect(() => {
        handler = createKeybindingsHandler(this.#table()) as () => void
      })
    })
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      ;(handler as (event: KeyboardEvent) => void)(event)
    }
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onKey)
      stopEffects()
    }
  }

  #table(): Record<string, (event: KeyboardEvent) => void> {
    const table: Record<string, (event: KeyboardEvent) => void> = {}
    for (const { bindings } of this.#scopes) {
      for (const binding of bindings) {
        for (const keys of [binding.keys, binding.also]) {
          if (keys) table[keys] = (event) => this.#run(binding, event)
        }
      }
    }
    return table
  }

  #run(binding: Binding, event: KeyboardEvent): void {
    if (this.#muted > 0) return
    if (!binding.inFields && isTyping(event.target)) return
    if (!this.letters && isLetter(binding.keys)) return
    // An open menu or dialog owns the keyboard, except for keys that work everywhere.
    if (!binding.inFields && document.querySelector('[role="dialog"], [role="menu"]')) return
    event.preventDefault()
    binding.run(event)
  }
}

export const keys = new Keys()

function isLetter(binding: string): boolean {
  return !/\$mod|Control|Meta|Alt|F\d/.test(binding)
}

/** Whether a key pressed here is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="spinbutton"]')) return true
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|button|submit)$/.test(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

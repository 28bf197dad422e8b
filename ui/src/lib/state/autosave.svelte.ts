import { IpcError } from '$lib/ipc/client'

/** How a draft and the vault stand to each other. */
export type AutosaveState = 'idle' | 'saving' | 'saved' | 'failed' | 'conflict'

export interface AutosaveOptions<D> {
  /** The revision of the draft that was read. */
  revision: number
  /** Takes the draft as it is now: a plain copy that later typing does not change. */
  read: () => D
  /** Sends it to the core; answers the new revision. */
  save: (draft: D, revision: number) => Promise<number>
  /** Milliseconds after the last change, 250 unless told. */
  delay?: number
}

/** However long somebody types without a pause, nothing stays unsaved longer than this; a busy machine needs the rest of a second. */
const longest = 450
/** How long the word "Saved" stands. */
const shown = 2000

// Nothing on the screen follows this set.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const running = new Set<{ flush(): Promise<boolean> }>()

/** Saves whatever is still unsaved anywhere. To be awaited before the vault is locked. Says whether the vault has it all. */
export async function flushAll(): Promise<boolean> {
  const whole = await Promise.all([...running].map((autosave) => autosave.flush()))
  return whole.every(Boolean)
}

/**
 * Saves a draft while it is typed: one call at a time, the newest text only, the revision carried along.
 *
 * The draft itself lives with its owner, so a failure loses nothing: the text stays on the screen
 * and the next change or `flush()` tries again. After a conflict nothing is sent until `adopt()`.
 *
 * ```ts
 * const autosave = new Autosave({ revision: form.revision, read: () => $state.snapshot(draft), save })
 * $effect(() => autosave.watch())
 * // after every change:
 * autosave.touch()
 * ```
 */
export class Autosave<D> {
  #state = $state<AutosaveState>('idle')
  #error = $state.raw<IpcError>()
  #dirty = $state(false)
  #revision: number
  #options: AutosaveOptions<D>
  #timer: ReturnType<typeof setTimeout> | undefined
  #fading: ReturnType<typeof setTimeout> | undefined
  #since = 0
  #sending: Promise<void> | undefined

  constructor(options: AutosaveOptions<D>) {
    this.#options = options
    this.#revision = options.revision
  }

  /** `saved` falls back to `idle` after two seconds. */
  get state(): AutosaveState {
    return this.#state
  }

  /** Why the last saving failed. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** Something was typed that the vault does not have yet. */
  get dirty(): boolean {
    return this.#dirty
  }

  /** The revision that the vault has. */
  get revision(): number {
    return this.#revision
  }

  /** The draft was changed. */
  touch(): void {
    const now = Date.now()
    if (!this.#dirty) this.#since = now
    this.#dirty = true
    if (this.#state === 'conflict') return
    const delay = this.#options.delay ?? 250
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => void this.flush(),
      Math.max(0, Math.min(delay, this.#since + longest - now)),
    )
  }

  /** Saves now what is unsaved. Says whether the vault has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    // Typing may go on while a call is under way; then there is one more to make.
    while (this.#dirty && this.#state !== 'conflict') {
      this.#sending ??= this.#send().finally(() => {
        this.#sending = undefined
      })
      await this.#sending
      if (this.#state === 'failed') break
    }
    return !this.#dirty
  }

  /** Goes on from a revision that another command answered, or that was read again after a conflict. */
  adopt(revision: number): void {
    this.#revision = revision
    this.#error = undefined
    this.#state = 'idle'
    if (this.#dirty) this.touch()
  }

  /** Forgets what is unsaved, for a draft that is thrown away. Waits for a call that is under way. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#dirty = false
    await this.#sending
  }

  /** Takes part in `flushAll`, and saves when the window is left. Returns the function that stops it, which saves too. */
  watch(): () => void {
    const leave = () => void this.flush()
    running.add(this)
    addEventListener('blur', leave)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('blur', leave)
      removeEventListener('pagehide', leave)
      // What could not be saved, because the disk is full perhaps, is tried again with the next `flushAll`.
      void this.flush().then((whole) => {
        if (whole || this.#state === 'conflict') running.delete(this)
      })
      clearTimeout(this.#fading)
    }
  }

  async #send(): Promise<void> {
    clearTimeout(this.#fading)
    this.#dirty = false
    this.#state = 'saving'
    try {
      this.#revision = await this.#options.save(this.#options.read(), this.#revision)
      this.#error = undefined
      this.#state = 'saved'
      this.#fading = setTimeout(() => {
        if (this.#state === 'saved') this.#state = 'idle'
      }, shown)
    } catch (reason) {
      const error = IpcError.from(reason)
      this.#dirty = true
      this.#error = error
      this.#state = error.code === 'conflict' ? 'conflict' : 'failed'
    }
    this.#since = Date.now()
  }
}

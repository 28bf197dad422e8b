import { call, on } from '$lib/ipc/client'

/** Whether somebody outside of the window asked for the line to capture something. */
class Wanted {
  #now = $state(false)

  /** The line should be shown, with the cursor in it. */
  get now(): boolean {
    return this.#now
  }

  /** The line is shown. */
  met(): void {
    this.#now = false
  }

  /** Asks the shell, now and whenever it says so. Returns the function that stops it. */
  start(): () => void {
    const ask = () => {
      // Without the shell's answer there is nothing to open.
      call('capture_wanted', {}).then(
        ({ wanted }) => {
          if (wanted) this.#now = true
        },
        () => undefined,
      )
    }
    ask()
    return on('quick-capture', ask)
  }
}

export const wanted = new Wanted()

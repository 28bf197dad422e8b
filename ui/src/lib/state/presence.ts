import { call } from '$lib/ipc/client'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const
/** The shell is told at most so often, in milliseconds; it counts in minutes. */
const often = 5000

/** Tells the shell that somebody is there, so that it does not lock the vault. */
class Presence {
  #told = -Infinity

  /** Watches keys and pointers. Returns the function that stops it. */
  start(): () => void {
    const tell = ({ timeStamp }: Event) => {
      if (timeStamp - this.#told < often) return
      this.#told = timeStamp
      // Not being told costs a lock that comes too early.
      void call('window_used', {}).catch(() => undefined)
    }
    for (const sign of signs) addEventListener(sign, tell, { capture: true, passive: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, tell, { capture: true })
    }
  }
}

export const presence = new Presence()

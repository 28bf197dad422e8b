import { session } from './session.svelte'

/** Whether private text may be read over a shoulder. */
class Privacy {
  #inFront = $state(true)

  /** Private text is blurred until it is clicked. */
  get hidden(): boolean {
    return session.view?.settings.hidePrivate ?? true
  }

  /** Another window is in front: all private text is blurred, clicked or not. */
  get away(): boolean {
    return !this.#inFront
  }

  /** Watches the window. Returns the function that stops it. */
  start(): () => void {
    const leave = () => {
      this.#inFront = false
    }
    const come = () => {
      this.#inFront = true
    }
    addEventListener('blur', leave)
    addEventListener('focus', come)
    return () => {
      removeEventListener('blur', leave)
      removeEventListener('focus', come)
    }
  }
}

export const privacy = new Privacy()

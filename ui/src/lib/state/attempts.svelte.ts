/** Seconds to wait after so many wrong passphrases in a row. */
const waits = [0, 0, 0, 2, 4, 8, 15, 30, 60]

/**
 * Slows down guessing at the keyboard.
 * It is a courtesy to the eye only: what makes guessing dear is the key derivation itself.
 */
class Attempts {
  #wrong = 0
  #left = $state(0)
  #timer: ReturnType<typeof setInterval> | undefined

  /** Seconds until the next try. */
  get left(): number {
    return this.#left
  }

  /** One more wrong passphrase. */
  wrong(): void {
    this.#wrong += 1
    this.#left = waits[Math.min(this.#wrong, waits.length - 1)] ?? 0
    clearInterval(this.#timer)
    if (this.#left === 0) return
    this.#timer = setInterval(() => {
      this.#left -= 1
      if (this.#left <= 0) clearInterval(this.#timer)
    }, 1000)
  }

  /** The right one. */
  right(): void {
    this.#wrong = 0
    this.#left = 0
    clearInterval(this.#timer)
  }
}

/** Lives as long as the window, so that looking at another screen does not shorten the wait. */
export const attempts = new Attempts()

/** The last minutes before the planned time in which the clock says so. */
const closing = 5 * 60

/** Counts the time of a talk, in whole seconds, and how it is spread over the steps. */
export class TalkClock {
  #total = $state(0)
  #steps = $state.raw<Readonly<Record<string, number>>>({})
  #running = $state(false)
  #timer: ReturnType<typeof setInterval> | undefined
  #last = 0
  #rest = 0
  #step: () => string

  /** @param step - the key of the step that is shown now */
  constructor(step: () => string) {
    this.#step = step
  }

  /** Seconds since the talk began, without pauses. */
  get seconds(): number {
    return this.#total
  }

  get running(): boolean {
    return this.#running
  }

  /** Whole minutes that were spent on a step. */
  minutesOf(step: string): number {
    return Math.round((this.#steps[step] ?? 0) / 60)
  }

  /** How the planned minutes stand: there is time, the last five minutes, or over by how many. */
  against(
    planned: number | undefined,
  ): { state: 'plain' | 'closing' } | { state: 'over'; by: number } {
    if (!planned) return { state: 'plain' }
    const left = planned * 60 - this.#total
    if (left <= -60) return { state: 'over', by: Math.floor(-left / 60) }
    return { state: left <= closing ? 'closing' : 'plain' }
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#last = Date.now()
    this.#timer = setInterval(() => this.#count(), 1000)
  }

  pause(): void {
    this.#count()
    this.#running = false
    clearInterval(this.#timer)
  }

  /** Real time, so that a computer that slept or was busy loses nothing but its sleep is not counted twice. */
  #count(): void {
    if (!this.#running) return
    const now = Date.now()
    this.#rest += now - this.#last
    this.#last = now
    const seconds = Math.floor(this.#rest / 1000)
    if (seconds === 0) return
    this.#rest -= seconds * 1000
    this.#total += seconds
    const step = this.#step()
    this.#steps = { ...this.#steps, [step]: (this.#steps[step] ?? 0) + seconds }
  }
}

/** `24:10`, `1:02:05`. */
export function clockFace(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${two(minutes)}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

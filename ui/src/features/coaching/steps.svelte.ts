/** Where one is in a form: one step at a time, in any order. */
export class Steps {
  #index = $state(0)
  #count: () => number

  /** @param count - how many there are now, at least one */
  constructor(count: () => number) {
    this.#count = count
  }

  get count(): number {
    return this.#count()
  }

  /** The step that is shown, from 0. */
  get index(): number {
    return this.#index
  }

  get isFirst(): boolean {
    return this.#index === 0
  }

  get isLast(): boolean {
    return this.#index === this.count - 1
  }

  /** Shows a step; numbers beyond either end stay there. */
  show(index: number): void {
    this.#index = Math.max(0, Math.min(this.count - 1, index))
  }

  next(): void {
    this.show(this.#index + 1)
  }

  back(): void {
    this.show(this.#index - 1)
  }
}

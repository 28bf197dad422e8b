/** The search over everything. Whatever shows a tag opens it through this. */
class Searching {
  #text = $state.raw<string>()

  /** What it begins with, or `undefined` while it is closed. */
  get text(): string | undefined {
    return this.#text
  }

  /** Opens it, with something typed already. */
  open(text = ''): void {
    this.#text = text
  }

  close(): void {
    this.#text = undefined
  }
}

export const searching = new Searching()

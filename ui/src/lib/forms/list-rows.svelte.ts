import { filledOnly, isFilled, rowsOf, type Cells } from './answers'

/** A row on the screen; the id keeps the focus where it is when rows move. */
export interface ListRow {
  id: number
  cells: Cells
}

/** The rows of a list field while they are written. */
export class ListRows {
  #rows = $state.raw<readonly ListRow[]>([])
  #next = 1
  #changed: (value: Cells[]) => void

  /** @param value - the answer as saved */
  constructor(value: unknown, changed: (value: Cells[]) => void) {
    this.#rows = rowsOf(value).map((cells) => ({ id: this.#next++, cells }))
    this.#changed = changed
  }

  get rows(): readonly ListRow[] {
    return this.#rows
  }

  /** Adds an empty row at the end; answers its id. Nothing is saved until something stands in it. */
  add(): number {
    const id = this.#next++
    this.#rows = [...this.#rows, { id, cells: {} }]
    return id
  }

  /** Changes one cell. */
  set(id: number, column: string, value: unknown): void {
    this.#put(
      this.#rows.map((row) =>
        row.id === id ? { id, cells: { ...row.cells, [column]: value } } : row,
      ),
    )
  }

  /** Takes a row out; answers the function that puts it back where it was. */
  remove(id: number): () => void {
    const index = this.#rows.findIndex((row) => row.id === id)
    const row = this.#rows[index]
    if (!row) return () => {}
    this.#put(this.#rows.filter((other) => other !== row))
    return () => {
      if (this.#rows.includes(row)) return
      this.#put(this.#rows.toSpliced(Math.min(index, this.#rows.length), 0, row))
    }
  }

  /** Moves a row up (-1) or down (1); answers its new place, from 1, or nothing at either end. */
  move(id: number, by: 1 | -1): number | undefined {
    const from = this.#rows.findIndex((row) => row.id === id)
    const to = from + by
    const row = this.#rows[from]
    if (!row || to < 0 || to >= this.#rows.length) return undefined
    this.#put(this.#rows.toSpliced(from, 1).toSpliced(to, 0, row))
    return to + 1
  }

  /** The row that the core means by a number: it has seen only rows in which something stands. */
  saved(index: number): ListRow | undefined {
    return this.#rows.filter((row) => isFilled(row.cells))[index]
  }

  #put(rows: readonly ListRow[]): void {
    this.#rows = rows
    this.#changed(rows.filter((row) => isFilled(row.cells)).map((row) => filledOnly(row.cells)))
  }
}

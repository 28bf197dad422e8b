import type { Page } from '$lib/ipc/bindings/Page'
import type { TimelineMonth } from '$lib/ipc/bindings/TimelineMonth'
import { IpcError, on } from '$lib/ipc/client'
import type { QueryOptions } from '$lib/state/query.svelte'

/** Rows that are read together, unless a month alone has more. */
const enough = 50
/** The most rows that the core gives at once. */
const most = 200

/** What is asked for: rows by the day they are about, newest first. */
export interface Source<Row> {
  /** How many rows there are in each month, newest first. */
  months: () => Promise<TimelineMonth[]>
  /** Some of the rows: those of earlier days than `before`, or those that follow a page. */
  rows: (request: { before?: string; after?: string; limit: number }) => Promise<Page<Row>>
}

/** A place in the list: the row itself may not have been read yet. */
export interface Place {
  index: number
  /** The first day of the month that begins here. */
  month?: string
}

/** Whole months that are read together. */
interface Stretch {
  /** The place of the first row. */
  start: number
  count: number
  /** The first day that is too late for it, unless it is the newest. */
  before?: string
}

/** What is known of the list at one time. */
interface Known<Row> {
  months: readonly TimelineMonth[]
  places: readonly Place[]
  stretches: readonly Stretch[]
  /** Rows that were read, by the start of their stretch. */
  rows: Readonly<Record<number, readonly Row[]>>
}

/**
 * A list of what happened, however long: how many rows each month has is known at once,
 * and the rows themselves are read around the place that is looked at.
 *
 * Made while a component is set up; kept current by change events. When a reactive value that `asked` uses
 * changes, it starts anew.
 */
export class History<Row> {
  #known = $state.raw<Known<Row>>()
  #error = $state.raw<IpcError>()
  #slow = $state(false)
  #asked: () => Source<Row>
  #dayOf: (row: Row) => string
  /** Only the newest reading may write; an older one that comes late is dropped. */
  #turn = 0
  #reading: Record<number, Promise<void> | undefined> = {}
  #looked = 0

  constructor(asked: () => Source<Row>, dayOf: (row: Row) => string, options: QueryOptions = {}) {
    this.#asked = asked
    this.#dayOf = dayOf
    const kinds = options.on ?? []
    $effect(() => {
      this.#known = undefined
      this.#looked = 0
      void this.#read(asked(), [0])
      return () => {
        this.#turn += 1
      }
    })
    $effect(() =>
      on('changed', (change) => {
        if (kinds.includes(change.kind) && (options.when?.(change) ?? true)) void this.refresh()
      }),
    )
  }

  /** Every place of the list, newest first, or `undefined` before the first answer. */
  get places(): readonly Place[] | undefined {
    return this.#known?.places
  }

  /** The months that have rows, newest first. */
  get months(): readonly TimelineMonth[] {
    return this.#known?.months ?? []
  }

  /** Why the last reading failed. */
  get error(): IpcError | undefined {
    return this.#error
  }

  /** The first answer takes longer than 200 ms. */
  get slow(): boolean {
    return this.#slow && this.#known === undefined && this.#error === undefined
  }

  /** The row at a place, if it was read. */
  row(index: number): Row | undefined {
    const stretch = this.#stretch(index)
    return stretch && this.#known?.rows[stretch.start]?.[index - stretch.start]
  }

  /** The day of a row, as `YYYY-MM-DD`; nothing while it has not been read. */
  dayOf(index: number): string | undefined {
    const row = this.row(index)
    return row && this.#dayOf(row)
  }

  /** Reads the row at a place and those around it. */
  async need(index: number): Promise<void> {
    const stretch = this.#stretch(index)
    if (!stretch || this.#known?.rows[stretch.start]) return
    const underWay = this.#reading[stretch.start]
    if (underWay) return underWay
    const turn = this.#turn
    const reading = this.#take(turn, async () => {
      const rows = await stretchRows(this.#asked(), stretch)
      const known = this.#known
      if (turn !== this.#turn || !known) return
      this.#known = { ...known, rows: { ...known.rows, [stretch.start]: rows } }
    })
    this.#reading[stretch.start] = reading
    await reading
    this.#reading[stretch.start] = undefined
  }

  /** The place of the newest row that is no later than `date`; the last one if all are later. */
  async find(date: string): Promise<number> {
    let start = 0
    for (const month of this.months) {
      if (month.begins <= date) {
        await this.need(start)
        for (let index = start; index < start + month.count; index += 1) {
          const day = this.dayOf(index)
          if (day === undefined || day <= date) return index
        }
      }
      start += month.count
    }
    return Math.max(0, start - 1)
  }

  /** Says which row is the first in view: those around it are the ones that are read again after a change. */
  look(index: number): void {
    this.#looked = index
  }

  /** Reads again what is in view; rows elsewhere are read once they are looked at. */
  refresh(): Promise<void> {
    return this.#read(this.#asked(), [this.#looked, this.#looked + enough / 2])
  }

  /** The first day of the month that a row stands in. */
  monthOf(index: number): string | undefined {
    return this.places?.slice(0, index + 1).findLast(({ month }) => month)?.month
  }

  /** The place of the first row of a month. */
  beginOf(month: string): number | undefined {
    return this.places?.find((place) => place.month === month)?.index
  }

  #stretch(index: number): Stretch | undefined {
    return this.#known?.stretches.findLast(({ start }) => start <= index)
  }

  /** Reads the months, and the rows of the stretches in which `at` lie. */
  async #read(source: Source<Row>, at: readonly number[]): Promise<void> {
    this.#turn += 1
    this.#reading = {}
    const turn = this.#turn
    const timer = setTimeout(() => (this.#slow = turn === this.#turn), 200)
    await this.#take(turn, async () => {
      const months = await source.months()
      const { places, stretches } = laidOut(months)
      const wanted = stretches.filter(({ start, count }) =>
        at.some((index) => index >= start && index < start + count),
      )
      const rows = await Promise.all(
        wanted.map(async (one) => [one.start, await stretchRows(source, one)] as const),
      )
      if (turn === this.#turn)
        this.#known = { months, places, stretches, rows: Object.fromEntries(rows) }
    })
    clearTimeout(timer)
    this.#slow = false
  }

  async #take(turn: number, read: () => Promise<void>): Promise<void> {
    try {
      await read()
      if (turn === this.#turn) this.#error = undefined
    } catch (reason) {
      if (turn === this.#turn) this.#error = IpcError.from(reason)
    }
  }
}

/** The places of all rows, and the whole months that are read together. */
function laidOut(months: readonly TimelineMonth[]): Pick<Known<never>, 'places' | 'stretches'> {
  const places: Place[] = []
  const stretches: Stretch[] = []
  let newer: string | undefined
  for (const { begins, count } of months) {
    const last = stretches.at(-1)
    if (last && last.count < enough) last.count += count
    else stretches.push({ start: places.length, count, ...(newer ? { before: newer } : {}) })
    places.push({ index: places.length, month: begins })
    for (let rest = 1; rest < count; rest += 1) places.push({ index: places.length })
    newer = begins
  }
  return { places, stretches }
}

async function stretchRows<Row>(source: Source<Row>, { count, before }: Stretch): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  while (rows.length < count) {
    const page = await source.rows({
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      limit: Math.min(most, count - rows.length),
    })
    rows.push(...page.rows)
    if (page.next === undefined) break
    after = page.next
  }
  return rows
}

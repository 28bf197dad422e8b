import type { TimelineMonth } from '$lib/ipc/bindings/TimelineMonth'

/** A year of a list, with all its months from January on; `count` is 0 where nothing happened. */
export interface Year {
  year: string
  count: number
  months: TimelineMonth[]
}

/** The years of months that are ordered newest first. */
export function yearsOf(months: readonly TimelineMonth[]): Year[] {
  const years = new Set(months.map(({ begins }) => begins.slice(0, 4)))
  return [...years].map((year) => {
    const twelve = Array.from({ length: 12 }, (_, month) => {
      const begins = `${year}-${String(month + 1).padStart(2, '0')}-01`
      return months.find((one) => one.begins === begins) ?? { begins, count: 0 }
    })
    return { year, months: twelve, count: twelve.reduce((sum, { count }) => sum + count, 0) }
  })
}

/**
 * The month that an arrow leads to from another: to the sides the next one in which something happened,
 * up and down the one in the year above or below that stands closest.
 */
export function nearby(
  months: readonly TimelineMonth[],
  from: string,
  key: string,
): string | undefined {
  const here = months.findIndex(({ begins }) => begins === from)
  const step = { ArrowLeft: 1, ArrowRight: -1 }[key]
  if (step) return months[here + step]?.begins
  const beyond = {
    ArrowDown: months.slice(here).find(({ begins }) => yearOf(begins) < yearOf(from)),
    ArrowUp: months.slice(0, here).findLast(({ begins }) => yearOf(begins) > yearOf(from)),
  }[key]
  if (!beyond) return undefined
  const distance = ({ begins }: TimelineMonth) => Math.abs(monthOf(begins) - monthOf(from))
  return months
    .filter(({ begins }) => yearOf(begins) === yearOf(beyond.begins))
    .reduce((best, one) => (distance(one) < distance(best) ? one : best)).begins
}

const yearOf = (date: string) => Number(date.slice(0, 4))
const monthOf = (date: string) => Number(date.slice(5, 7))

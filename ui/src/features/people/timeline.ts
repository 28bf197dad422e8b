import type { TimelineMonth } from '$lib/ipc/bindings/TimelineMonth'
import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import type { IconName } from '$lib/ui/icons'
import { href } from '$lib/navigation/router.svelte'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'

/** The kinds that the timeline can be narrowed to. */
export const timelineFilters = [
  'everything',
  'talks',
  'notes',
  'expectations',
  'documents',
] as const
export type TimelineFilter = (typeof timelineFilters)[number]

/** A year of the timeline, with all its months from January on; `count` is 0 where nothing happened. */
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

/** Where a row leads. */
export function addressOf(row: TimelineRow): string {
  switch (row.kind) {
    case 'form':
    case 'addendum':
      return href({ name: 'coaching', formId: row.id as FormId })
    case 'expectation':
      return href({ name: 'expectation', id: row.id as ExpectationId })
    case 'document':
      return href({ name: 'document', id: row.id as DocumentId })
    case 'note':
      return href({ name: 'note', id: row.id as NoteId })
  }
}

/** The sign of a row; a sealed document carries the ribbon instead. */
export function iconOf(row: TimelineRow): IconName {
  switch (row.kind) {
    case 'form':
      return row.template?.startsWith('coaching') ? 'compass' : 'notebook-pen'
    case 'addendum':
      return 'pencil-line'
    case 'expectation':
      return 'target'
    case 'document':
      return 'file-text'
    case 'note':
      return 'feather'
  }
}

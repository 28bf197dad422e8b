import { addDays, currentTime, daysBetween, toIso, today } from '$lib/format/dates'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'

/** The parts of the page, in their order. */
export const groups = ['waiting', 'soon', 'later'] as const
export type Group = (typeof groups)[number]

/** When it comes, or comes again. */
export function comesAt({ snoozedUntil, dueAt }: OccurrenceRow): string {
  return snoozedUntil ?? dueAt
}

/** The date of that on this computer. */
export function comesOn(row: OccurrenceRow): string {
  return toIso(new Date(comesAt(row)))
}

/** Whole days past the day on which it should have been looked at. */
export function daysLate(row: OccurrenceRow): number {
  return Math.max(0, daysBetween(comesOn(row), today()))
}

function isSettled({ state }: OccurrenceRow): boolean {
  return state === 'done' || state === 'skipped'
}

/** What is due, what comes this week and next, and the rest; each by time, what is settled left out. */
export function grouped(rows: readonly OccurrenceRow[]): Record<Group, OccurrenceRow[]> {
  const now = currentTime().toISOString()
  const weekday = (currentTime().getDay() + 6) % 7
  const endOfNextWeek = addDays(today(), 13 - weekday)
  const parts: Record<Group, OccurrenceRow[]> = { waiting: [], soon: [], later: [] }
  const open = rows
    .filter((row) => !isSettled(row))
    .toSorted((a, b) => Date.parse(comesAt(a)) - Date.parse(comesAt(b)))
  for (const row of open) {
    if (Date.parse(comesAt(row)) <= Date.parse(now)) parts.waiting.push(row)
    else if (comesOn(row) <= endOfNextWeek) parts.soon.push(row)
    else parts.later.push(row)
  }
  return parts
}

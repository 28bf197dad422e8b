import { expect, it } from 'vitest'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'
import { daysLate, grouped } from './groups'

const row = (title: string, dueAt: string, more: Partial<OccurrenceRow> = {}): OccurrenceRow => ({
  id: title as OccurrenceRow['id'],
  reminderId: title as OccurrenceRow['reminderId'],
  kind: 'free-text',
  state: 'scheduled',
  dueAt: new Date(dueAt).toISOString(),
  dueOn: dueAt.slice(0, 10),
  dueTime: dueAt.slice(11, 16),
  snoozedUntil: null,
  memberId: null,
  memberName: null,
  title,
  subjectId: null,
  repeats: null,
  ...more,
})
const titles = (rows: readonly OccurrenceRow[]) => rows.map(({ title }) => title)

it('puts what waits first, the latest at the top, and splits the rest at the end of next week', () => {
  // It is Thursday 19 November, 09:14.
  const parts = grouped([
    row('next Sunday', '2026-11-29T10:00'),
    row('the Monday after', '2026-11-30T08:30'),
    row('this afternoon', '2026-11-19T16:00'),
    row('this morning', '2026-11-19T08:30', { state: 'due' }),
    row('on Monday', '2026-11-16T08:30', { state: 'shown' }),
  ])
  expect(titles(parts.waiting)).toEqual(['on Monday', 'this morning'])
  expect(titles(parts.soon)).toEqual(['this afternoon', 'next Sunday'])
  expect(titles(parts.later)).toEqual(['the Monday after'])
})

it('counts from the time it was put off to, and leaves out what is settled', () => {
  const snoozed = row('put off', '2026-11-10T08:30', {
    state: 'snoozed',
    snoozedUntil: new Date('2026-11-20T08:30').toISOString(),
  })
  const parts = grouped([
    snoozed,
    row('done', '2026-11-18T08:30', { state: 'done' }),
    row('skipped', '2026-11-18T08:30', { state: 'skipped' }),
  ])
  expect(titles(parts.soon)).toEqual(['put off'])
  expect(parts.waiting).toEqual([])
  expect(daysLate(snoozed), 'it is not late before it comes again').toBe(0)
  expect(daysLate(row('late', '2026-11-16T08:30'))).toBe(3)
})

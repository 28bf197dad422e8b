import { expect, it } from 'vitest'
import { repetitions } from './rules'

const rulesOf = (on: string) => repetitions(on).map(({ rule }) => rule)

it('follows from the first day', () => {
  expect(rulesOf('2026-11-19'), 'a third Thursday').toEqual([
    '',
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;BYDAY=TH',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
    'FREQ=MONTHLY;BYMONTHDAY=19',
    'FREQ=MONTHLY;BYDAY=3TH',
    'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=19',
  ])
})

it('offers the last weekday of a month only in its last week', () => {
  expect(rulesOf('2026-11-26')).toContain('FREQ=MONTHLY;BYDAY=-1TH')
  expect(rulesOf('2026-11-19')).not.toContain('FREQ=MONTHLY;BYDAY=-1TH')
})

it('never offers a day that some months lack', () => {
  const rules = rulesOf('2027-01-31')
  expect(rules, 'the last day is there every month').toContain('FREQ=MONTHLY;BYMONTHDAY=-1')
  expect(
    rules.filter((rule) => rule.includes('BYMONTHDAY=31') && rule.includes('MONTHLY')),
  ).toEqual([])
  expect(
    rules.filter((rule) => rule.includes('BYDAY=5')),
    'nor a fifth Sunday',
  ).toEqual([])
  expect(rulesOf('2028-02-29').some((rule) => rule.startsWith('FREQ=YEARLY'))).toBe(false)
})

it('says it in words', () => {
  const labels = repetitions('2026-11-19').map(({ label }) => label)
  expect(labels).toContain('Every two weeks on Thursday')
  expect(labels).toContain('On the third Thursday of the month')
})

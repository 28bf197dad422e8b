import { expect, it } from 'vitest'
import { rhythms, sameRhythm } from './cadence'

const rules = (on: string) => rhythms(on).map(({ rule }) => rule)

it('offers the rhythms that follow from the first day', () => {
  expect(rules('2026-12-01')).toEqual([
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=4;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1TU',
    '',
  ])
  expect(rules('2026-12-31'), 'the fifth Thursday is the last').toContain('FREQ=MONTHLY;BYDAY=-1TH')
  expect(rules('2026-12-31').some((rule) => rule.includes('5TH'))).toBe(false)
})

it('keeps the rhythm when the first day moves', () => {
  expect(sameRhythm('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-12-03')).toBe(
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  )
  expect(sameRhythm('FREQ=MONTHLY;BYDAY=1TU', '2026-12-10')).toBe('FREQ=MONTHLY;BYDAY=2TH')
  expect(sameRhythm('', '2026-12-10')).toBe('')
  expect(sameRhythm('FREQ=DAILY', '2026-12-10'), 'one that is not offered stays').toBe('FREQ=DAILY')
})

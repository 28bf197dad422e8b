import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  longDate,
  moment,
  nearDate,
  range,
  relativeDays,
  setClock,
  shortDate,
  toIso,
  today,
  weekdayDate,
  weekdayDay,
} from './dates'

describe('on Thursday 19 November 2026', () => {
  test('dates carry the year only if it is another one', () => {
    expect(weekdayDate('2026-11-26')).toBe('Thu 26 Nov')
    expect(shortDate('2026-08-24')).toBe('24 Aug')
    expect(shortDate('2025-08-24')).toBe('24 Aug 2025')
    expect(longDate('2026-11-19')).toBe('Thursday 19 November')
    expect(weekdayDay('2026-11-20')).toBe('Fri 20')
  })

  test('near dates are words', () => {
    expect(nearDate('2026-11-19')).toBe('today')
    expect(nearDate('2026-11-20')).toBe('tomorrow')
    expect(nearDate('2026-11-18')).toBe('yesterday')
    expect(nearDate('2026-11-27')).toBe('27 Nov')
    expect(relativeDays('2026-11-16')).toBe('3 days ago')
  })

  test('instants of the last week carry the weekday', () => {
    const at = (date: string) => new Date(`${date}T08:15:00`).toISOString()
    expect(moment(at('2026-11-18'))).toBe('Yesterday 08:15')
    expect(moment(at('2026-11-17'))).toBe('Tuesday 08:15')
    expect(moment(at('2026-11-12'))).toBe('12 Nov 08:15')
  })

  test('ranges use an en dash and say a common month once', () => {
    expect(range('2026-11-19', '2026-11-24')).toBe('19–24 Nov')
    expect(range('2026-11-28', '2026-12-02')).toBe('28 Nov – 2 Dec')
    expect(range('2026-11-19', '2026-11-19')).toBe('19 Nov')
  })
})

test('days are counted by the calendar, across changes of clocks and leap days', () => {
  expect(daysBetween('2026-03-28', '2026-03-30'), 'clocks go forward on the 29th').toBe(2)
  expect(daysBetween('2026-10-24', '2026-10-26'), 'clocks go back on the 25th').toBe(2)
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-11-19', '2026-11-16')).toBe(-3)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
})

test('today is the day on this computer, also just before midnight', () => {
  setClock(() => new Date(2026, 10, 19, 23, 59))
  expect(today()).toBe('2026-11-19')
  expect(toIso(new Date(2026, 0, 5))).toBe('2026-01-05')
})

import { expect, it } from 'vitest'
import { setClock } from '$lib/format/dates'
import { snoozeTimes } from './snooze'

const at = (now: string) => {
  setClock(() => new Date(now))
  return Object.fromEntries(snoozeTimes('08:30').map(({ key, until }) => [key, until]))
}

it('offers real times on a Thursday morning', () => {
  expect(at('2026-11-19T09:14:20')).toEqual({
    hour: new Date('2026-11-19T10:14:00'),
    evening: new Date('2026-11-19T17:00:00'),
    tomorrow: new Date('2026-11-20T08:30:00'),
    monday: new Date('2026-11-23T08:30:00'),
    week: new Date('2026-11-26T08:30:00'),
  })
})

it('offers this evening only while it is well ahead', () => {
  expect(at('2026-11-19T15:40:00').evening, 'in an hour is nearly the same').toBeUndefined()
  expect(at('2026-11-19T20:00:00').evening, 'the evening has passed').toBeUndefined()
})

it('does not say Monday on a Sunday, when tomorrow is Monday', () => {
  expect(at('2026-11-22T10:00:00').monday).toBeUndefined()
})

it('says each instant once: on a Monday next Monday is in a week', () => {
  const times = at('2026-11-23T10:00:00')
  expect(times.monday).toEqual(new Date('2026-11-30T08:30:00'))
  expect(times.week).toBeUndefined()
})

it('keeps wall time when the clocks change in between', () => {
  const { week } = at('2026-10-22T09:00:00')
  expect([week?.getHours(), week?.getMinutes()], 'half past eight stays half past eight').toEqual([
    8, 30,
  ])
})

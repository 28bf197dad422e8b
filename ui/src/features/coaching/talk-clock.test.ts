import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clockFace, TalkClock } from './talk-clock.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000)

it('counts the talk without its pauses, and each step for itself', () => {
  let step = 'before'
  const clock = new TalkClock(() => step)
  clock.start()
  minutes(2)
  step = 'facts'
  minutes(15)
  clock.pause()
  minutes(30)
  expect(clock.seconds).toBe(17 * 60)
  expect(['before', 'topic', 'facts'].map((key) => clock.minutesOf(key))).toEqual([2, 0, 15])
  clock.start()
  minutes(1)
  expect(clock.seconds).toBe(18 * 60)
  clock.pause()
})

it('says when the planned time comes to its end, and afterwards only by how much it is over', () => {
  const clock = new TalkClock(() => 'before')
  clock.start()
  minutes(34)
  expect(clock.against(40)).toEqual({ state: 'plain' })
  minutes(1)
  expect(clock.against(40), 'the last five minutes').toEqual({ state: 'closing' })
  minutes(11)
  expect(clock.against(40)).toEqual({ state: 'over', by: 6 })
  expect(clock.against(undefined), 'without a plan nothing is over').toEqual({ state: 'plain' })
  clock.pause()
})

it('has a face', () => {
  expect(clockFace(24 * 60 + 10)).toBe('24:10')
  expect(clockFace(0)).toBe('00:00')
  expect(clockFace(3725)).toBe('1:02:05')
})

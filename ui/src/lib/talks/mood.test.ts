import { expect, it } from 'vitest'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { MoodView } from '$lib/ipc/bindings/MoodView'
import { marksOf, trendOf } from './mood'

const talk = (on: string, mood: number | null, energy: number | null = null): MoodView => ({
  formId: on as FormId,
  on,
  mood,
  moodMin: 1,
  moodMax: 10,
  reason: null,
  energy,
  energyMin: 1,
  energyMax: 5,
})

it('places values by their day and on their own scale', () => {
  const talks = [talk('2026-11-01', 1, 5), talk('2026-11-02', null, 3), talk('2026-11-11', 10, 1)]
  expect(marksOf(talks, 'mood').map(({ x, y }) => [x, y])).toEqual([
    [0, 1],
    [1, 0],
  ])
  expect(marksOf(talks, 'energy').map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [0.1, 0.5],
    [1, 1],
  ])
})

it('draws a single talk, and nothing of none', () => {
  expect(marksOf([talk('2026-11-01', 4)], 'mood')[0]?.x).toBe(1)
  expect(marksOf([], 'mood')).toEqual([])
  expect(marksOf([{ ...talk('2026-11-01', 4), moodMax: 0 }], 'mood'), 'without a scale').toEqual([])
})

it('says how the last value compares with the one before', () => {
  const way = (...moods: (number | null)[]) =>
    trendOf(
      marksOf(
        moods.map((mood, index) => talk(`2026-11-0${index + 1}`, mood)),
        'mood',
      ),
    )?.way
  expect(way()).toBeUndefined()
  expect(way(5)).toBe('now')
  expect(way(5, 7)).toBe('up')
  expect(way(5, null, 4)).toBe('down')
  expect(way(5, 5)).toBe('same')
})

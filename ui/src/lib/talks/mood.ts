import type { MoodView } from '$lib/ipc/bindings/MoodView'
import { daysBetween } from '$lib/format/dates'

/** One of both lines of the chart. */
export type MoodLine = 'mood' | 'energy'

/** A value with its place: `x` and `y` from 0 to 1, from the left and from the top. */
export interface MoodMark {
  talk: MoodView
  value: number
  max: number
  x: number
  y: number
}

/** The values of a line, oldest first, placed by their days and on their scale. A single talk stands at the end. */
export function marksOf(talks: readonly MoodView[], line: MoodLine): MoodMark[] {
  const [first, last] = [talks[0], talks.at(-1)]
  if (!first || !last) return []
  const span = daysBetween(first.on, last.on)
  return talks.flatMap((talk) => {
    const value = talk[line]
    const [min, max] =
      line === 'mood' ? [talk.moodMin, talk.moodMax] : [talk.energyMin, talk.energyMax]
    if (value === null || max <= min) return []
    const x = span === 0 ? 1 : daysBetween(first.on, talk.on) / span
    return [{ talk, value, max, x, y: 1 - (value - min) / (max - min) }]
  })
}

/** How the last value of a line compares with the one before; nothing without a value. */
export function trendOf(
  marks: readonly MoodMark[],
): { mark: MoodMark; way: 'now' | 'up' | 'down' | 'same'; before: number } | undefined {
  const mark = marks.at(-1)
  const before = marks.at(-2)
  if (!mark) return undefined
  if (!before) return { mark, way: 'now', before: mark.value }
  const way = mark.value > before.value ? 'up' : mark.value < before.value ? 'down' : 'same'
  return { mark, way, before: before.value }
}

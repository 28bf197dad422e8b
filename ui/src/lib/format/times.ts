/** A time of day as on the wire: `09:30`. */
export type ClockTime = string

/**
 * Reads a time of day as people type it: `9`, `930`, `9.30`, `9:30`, `09:30`, `9 pm`.
 * Answers `undefined` if it is none.
 */
export function readTime(text: string): ClockTime | undefined {
  const match = /^\s*(\d{1,2})\s*[:.h]?\s*(\d{2})?\s*([ap])?\.?m?\.?\s*$/i.exec(text)
  if (!match) return undefined
  const half = match[3]?.toLowerCase()
  let hours = Number(match[1])
  const minutes = Number(match[2] ?? 0)
  if (half && (hours < 1 || hours > 12)) return undefined
  if (half) hours = (hours % 12) + (half === 'p' ? 12 : 0)
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

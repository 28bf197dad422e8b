/** The list with one of its lines in another place. */
export function moved<L>(lines: readonly L[], from: number, to: number): L[] {
  const next = [...lines]
  const [line] = next.splice(from, 1)
  if (line !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, line)
  return next
}

/**
 * Where a line goes that is dragged so far: over every neighbour whose middle it has passed.
 *
 * @param tops - the upper edges of all lines, in pixels
 * @param heights - their heights
 * @param from - the line that is dragged
 * @param by - how far, downwards
 */
export function landing(
  tops: readonly number[],
  heights: readonly number[],
  from: number,
  by: number,
): number {
  const top = (tops[from] ?? 0) + by
  const bottom = top + (heights[from] ?? 0)
  let to = from
  tops.forEach((edge, index) => {
    const middle = edge + (heights[index] ?? 0) / 2
    if (index < from && top < middle) to = Math.min(to, index)
    if (index > from && bottom > middle) to = Math.max(to, index)
  })
  return to
}

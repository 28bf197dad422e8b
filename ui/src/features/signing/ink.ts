import type { InkDraft } from '$lib/ipc/bindings/InkDraft'
import type { Medium } from '$lib/ipc/bindings/Medium'

/** A point of the pad as the drawing library keeps it; of these only the place is used. */
interface PadPoint {
  x: number
  y: number
}

/** What was drawn on a pad of a size, in its own pixels. */
export interface Drawing {
  groups: readonly { points: readonly PadPoint[] }[]
  width: number
  height: number
}

/** What a pointer is called on the paper. */
export function mediumOf(pointerType: string): Medium {
  if (pointerType === 'pen') return 'pen'
  return pointerType === 'touch' ? 'touch' : 'mouse'
}

/** The signature as it is sent: where the pen went, without how fast or how hard. */
export function drawnInk({ groups, width, height }: Drawing, medium: Medium): InkDraft | undefined {
  const strokes = groups
    .map(({ points }) => points.map(({ x, y }): [number, number] => [tenth(x), tenth(y)]))
    .filter((stroke) => stroke.length > 0)
  // A dot is a slip of the pen, not a signature.
  if (!strokes.some((stroke) => stroke.length > 1)) return undefined
  return { medium, strokes, width: tenth(width), height: tenth(height) }
}

/** A typed name, if it is the one that stands on the paper; case, accents and spaces do not matter. */
export function typedInk(typed: string, name: string): InkDraft | undefined {
  return fold(typed) === fold(name) ? { medium: 'typed', typed: typed.trim() } : undefined
}

/** The same places on a pad of another size. */
export function scaled<P extends PadPoint>(points: readonly P[], by: number): P[] {
  return points.map((point) => ({ ...point, x: point.x * by, y: point.y * by }))
}

function tenth(length: number): number {
  return Math.round(length * 10) / 10
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
}

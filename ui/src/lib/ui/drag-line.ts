import { landing } from './lines'

interface Dragged {
  /** The lines as they stand. */
  rows: readonly HTMLElement[]
  /** The one that is dragged. */
  start: number
  /** Told where it would land now. */
  onplace: (to: number) => void
  /** Told when it was let go; Escape lets it go where it was. */
  ondrop: (to: number) => void
}

/** Follows the pointer that has taken a line by its grip, until it lets go. */
export function dragLine(down: PointerEvent, { rows, start, onplace, ondrop }: Dragged): void {
  down.preventDefault()
  const tops = rows.map((row) => row.offsetTop)
  const heights = rows.map((row) => row.offsetHeight)
  let place = start

  const go = (to: number) => {
    if (to === place) return
    place = to
    onplace(to)
  }
  const onMove = ({ clientY }: PointerEvent) =>
    go(landing(tops, heights, start, clientY - down.clientY))
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    go(start)
    stop()
  }
  const stop = () => {
    removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', stop)
    removeEventListener('pointercancel', stop)
    removeEventListener('keydown', onKey, true)
    ondrop(place)
  }
  // On the window, because the row itself is moved in the document meanwhile.
  addEventListener('pointermove', onMove)
  addEventListener('pointerup', stop)
  addEventListener('pointercancel', stop)
  addEventListener('keydown', onKey, true)
}

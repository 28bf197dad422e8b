import type { WindowPlace } from '$lib/ipc/bindings/WindowPlace'

/** How long a page may take to be as tall as it was, in milliseconds. */
const patience = 3000

/** What may scroll in the place that is shown: the page itself, and parts that say so. */
function panes(): Element[] {
  return [...document.querySelectorAll('#main, [data-place]')]
}

/** Where the manager is: ids and words of the address, never a text. */
export function currentPlace(): WindowPlace {
  const top = Math.max(0, ...panes().map((pane) => pane.scrollTop))
  return { route: location.hash || '#/', top: Math.round(top) }
}

/**
 * Scrolls to where the manager was. A page reads its records before it is as tall as it was, so this tries
 * with every frame until it fits, somebody else scrolls, or the patience is over. Returns the function that stops it.
 */
export function scrollBack(top: number): () => void {
  let begun: number | undefined
  let frame = requestAnimationFrame(look)
  function look(now: number) {
    begun ??= now
    const there = panes().map((pane) => {
      pane.scrollTop = top
      return Math.abs(pane.scrollTop - top) <= 1
    })
    if (there.includes(true) || now - begun > patience) stop()
    else frame = requestAnimationFrame(look)
  }
  const signs = ['wheel', 'pointerdown', 'keydown'] as const
  function stop() {
    cancelAnimationFrame(frame)
    for (const sign of signs) removeEventListener(sign, stop, { capture: true })
  }
  for (const sign of signs) addEventListener(sign, stop, { capture: true, passive: true })
  return stop
}

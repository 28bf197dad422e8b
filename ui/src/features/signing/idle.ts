const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const

/** Calls when nobody has touched a key or a pointer for so long. Returns the function that stops it. */
export function whenIdle(minutes: number, away: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const restart = () => {
    clearTimeout(timer)
    timer = setTimeout(away, minutes * 60_000)
  }
  restart()
  for (const sign of signs) addEventListener(sign, restart, { capture: true, passive: true })
  return () => {
    clearTimeout(timer)
    for (const sign of signs) removeEventListener(sign, restart, { capture: true })
  }
}

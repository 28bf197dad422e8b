import { slide, type TransitionConfig } from 'svelte/transition'
import { prefersReducedMotion } from 'svelte/motion'

/** A row that is done folds away; with reduced motion it is simply gone. */
export function leave(node: Element): TransitionConfig {
  return slide(node, { duration: prefersReducedMotion.current ? 0 : 150 })
}

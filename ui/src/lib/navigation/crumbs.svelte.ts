import type { Snippet } from 'svelte'

/** A step of the trail in the bar; the last one is the page itself and has no address. */
export interface Crumb {
  label: string
  href?: string
}

/** What a page puts into the bar of the window. */
export interface Bar {
  crumbs: readonly Crumb[]
  /** Stands behind the trail: whether it is saved. */
  mark?: Snippet | undefined
  /** What can be done with the page as a whole; takes the place of search and New. */
  acts?: Snippet | undefined
}

/** The bar of the page that is shown; pages set it with `Crumbs.svelte`. */
class Trail {
  bar = $state.raw<Bar>({ crumbs: [] })
}

export const trail = new Trail()

/** A step of the trail in the bar; the last one is the page itself and has no address. */
export interface Crumb {
  label: string
  href?: string
}

/** The trail of the page that is shown; pages set it with `Crumbs.svelte`. */
class Trail {
  crumbs = $state.raw<readonly Crumb[]>([])
}

export const trail = new Trail()

import { home, href, parse, type Route } from './routes'

export { href, type Route, type RouteName } from './routes'

/**
 * The place that is shown. The address lives in the hash, so plain links work
 * and the webview's own back and forward keys do what one expects.
 */
class Router {
  #route = $state.raw<Route>(home)
  #held = false
  #depth = 0
  #top = 0

  /** The place that is shown now. */
  get route(): Route {
    return this.#route
  }

  /** Whether `back` stays inside the window. */
  get canGoBack(): boolean {
    return this.#depth > 0
  }

  /** Follows the address bar. Returns the function that stops it. */
  start(): () => void {
    this.#route = parse(location.hash) ?? home
    this.#depth = 0
    history.replaceState({ depth: 0 }, '', href(this.#route))
    const onPop = (event: PopStateEvent) => this.#follow(event)
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }

  /** Goes back to where the manager was when the vault was locked, and how far its page was scrolled. */
  resume(address: string, top: number): void {
    this.replace(parse(address) ?? home)
    this.#top = top
  }

  /** How far the place was scrolled when the vault was locked; for whoever shows it, once. */
  takeTop(): number {
    const top = this.#top
    this.#top = 0
    return top
  }

  /** Shows a place. */
  go(route: Route): void {
    if (this.#held || href(route) === href(this.#route)) return
    this.#top = 0
    this.#depth += 1
    history.pushState({ depth: this.#depth }, '', href(route))
    this.#route = route
  }

  /** Shows a place that takes the present one's step in the history. */
  replace(route: Route): void {
    if (this.#held) return
    this.#top = 0
    history.replaceState({ depth: this.#depth }, '', href(route))
    this.#route = route
  }

  /** One step back, or to `fallback` if the window was opened here. */
  back(fallback: Route = home): void {
    if (this.#held) return
    if (this.canGoBack) history.back()
    else this.replace(fallback)
  }

  /**
   * Nails the window to the present place, for the screen that is handed to another person:
   * no link, key or event leads away until the returned function is called.
   */
  hold(): () => void {
    this.#held = true
    return () => {
      this.#held = false
    }
  }

  #follow(event: PopStateEvent): void {
    if (this.#held) {
      history.pushState({ depth: this.#depth }, '', href(this.#route))
      return
    }
    const state: unknown = event.state
    const known = typeof state === 'object' && state !== null && 'depth' in state
    if (known) {
      this.#depth = Number(state.depth)
    } else {
      // A plain link: the browser has pushed an entry that does not know its depth yet.
      this.#depth += 1
    }
    this.#route = parse(location.hash) ?? home
    if (!known) history.replaceState({ depth: this.#depth }, '', href(this.#route))
  }
}

export const router = new Router()

/** Shows a place: `go({ name: 'person', id })`. */
export const go = (route: Route): void => router.go(route)

import type { Component } from 'svelte'
import type { Route, RouteName } from './routes'

/** What a page is given: the parameters of its address. */
export type PageProps<N extends RouteName> = Omit<Extract<Route, { name: N }>, 'name'>

/** Loads a page when it is first shown, so that the window starts with little. */
export type PageLoaders = {
  [N in RouteName]?: () => Promise<{ default: Component<PageProps<N>> }>
}

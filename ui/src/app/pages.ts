import type { Component } from 'svelte'
import type { CreatorLoaders, CreatorName, CreatorProps } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'
import type { RouteName } from '$lib/navigation/router.svelte'

/** What a feature offers to the frame of the window. */
interface Feature {
  pages?: PageLoaders
  creators?: CreatorLoaders
  palette?: () => Promise<{ default: Component<{ text: string; onclose: () => void }> }>
}

/** Every feature says in `index.ts` what it offers; the code comes when it is first shown. */
const features = Object.values(import.meta.glob<Feature>('../features/*/index.ts', { eager: true }))

const pages: PageLoaders = merge(features.map((feature) => feature.pages))
const creators: CreatorLoaders = merge(features.map((feature) => feature.creators))
const palette = features.find((feature) => feature.palette)?.palette

function merge<T extends object>(all: (T | undefined)[]): T {
  return all.reduce<T>((merged, one) => ({ ...merged, ...one }), {} as T)
}

/** The component of a place. */
export async function loadPage(name: RouteName): Promise<Component<Record<string, unknown>>> {
  const load = pages[name]
  if (!load) throw new Error(`No feature has a page for "${name}".`)
  return (await load()).default as unknown as Component<Record<string, unknown>>
}

/** Whether there is such a place; the rail shows no others. */
export function hasPage(name: RouteName): boolean {
  return name in pages
}

/** The dialog that makes a `name`. */
export async function loadCreator(name: CreatorName): Promise<Component<CreatorProps>> {
  const load = creators[name]
  if (!load) throw new Error(`No feature makes a "${name}".`)
  return (await load()).default
}

/** Whether something of that kind can be made. */
export function hasCreator(name: CreatorName): boolean {
  return name in creators
}

/** Whether the "New" menu has anything in it. */
export const hasCreators = Object.keys(creators).length > 0

/** The command palette. */
export async function loadPalette(): Promise<Component<{ text: string; onclose: () => void }>> {
  if (!palette) throw new Error('No feature has a palette.')
  return (await palette()).default
}

/** Whether there is a palette to open. */
export const hasPalette = palette !== undefined

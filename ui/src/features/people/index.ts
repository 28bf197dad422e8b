import type { CreatorLoaders } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  people: () => import('./PeoplePage.svelte'),
  person: () => import('./PersonPage.svelte'),
}

export const creators: CreatorLoaders = {
  person: () => import('./NewPerson.svelte'),
}

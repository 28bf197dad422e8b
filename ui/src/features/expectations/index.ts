import type { CreatorLoaders } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  expectations: () => import('./ExpectationsPage.svelte'),
  expectation: () => import('./ExpectationPage.svelte'),
}

export const creators: CreatorLoaders = {
  expectation: () => import('./NewExpectation.svelte'),
}

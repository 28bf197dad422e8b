import type { CreatorLoaders } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  coaching: () => import('./CoachingPage.svelte'),
}

export const creators: CreatorLoaders = {
  talk: () => import('./NewTalk.svelte'),
}

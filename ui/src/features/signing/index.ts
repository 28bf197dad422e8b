import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  signing: () => import('./SigningPage.svelte'),
}

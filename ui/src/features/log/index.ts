import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = { log: () => import('./LogPage.svelte') }

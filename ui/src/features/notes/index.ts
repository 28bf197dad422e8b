import type { CreatorLoaders } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = { note: () => import('./NotePage.svelte') }

export const creators: CreatorLoaders = { note: () => import('./QuickCapture.svelte') }

import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = { today: () => import('./TodayPage.svelte') }

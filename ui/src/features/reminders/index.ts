import type { CreatorLoaders } from '$lib/navigation/creators.svelte'
import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  reminders: () => import('./RemindersPage.svelte'),
  occurrence: () => import('./OccurrencePage.svelte'),
}

export const creators: CreatorLoaders = {
  reminder: () => import('./NewReminder.svelte'),
}

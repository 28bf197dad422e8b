import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  settings: () => import('./SettingsPage.svelte'),
  protections: () => import('./ProtectionsPage.svelte'),
  licences: () => import('./LicencesPage.svelte'),
}

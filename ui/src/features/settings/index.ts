import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  settings: () => import('./SettingsPage.svelte'),
  backups: () => import('./backups/BackupsPage.svelte'),
  restore: () => import('./backups/RestorePage.svelte'),
  protections: () => import('./ProtectionsPage.svelte'),
  licences: () => import('./LicencesPage.svelte'),
}

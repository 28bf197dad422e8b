import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  documents: () => import('./DocumentsPage.svelte'),
  document: () => import('./DocumentPage.svelte'),
}

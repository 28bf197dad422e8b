import type { PageLoaders } from '$lib/navigation/pages'

export const pages: PageLoaders = {
  templates: () => import('./TemplatesPage.svelte'),
  template: () => import('./BuilderPage.svelte'),
}

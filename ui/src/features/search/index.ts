/** The command palette; the frame of the window opens it. */
export const palette = () => import('./Palette.svelte')

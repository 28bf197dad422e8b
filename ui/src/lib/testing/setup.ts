import { cleanup, configure } from '@testing-library/svelte'
import { afterEach, beforeEach } from 'vitest'
import { setClock } from '$lib/format/dates'

// Pages come as modules of their own; on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 15_000 })

// jsdom has no layout; without a box nothing counts as reachable by the Tab key.
Element.prototype.getClientRects = function () {
  return [this.getBoundingClientRect()] as unknown as DOMRectList
}
Element.prototype.scrollIntoView = () => {}
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
// Nor does it animate: transitions are over at once, as with reduced motion.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: media.includes('prefers-reduced-motion'),
  }) as unknown as MediaQueryList

beforeEach(() => {
  // The sample world's Thursday.
  setClock(() => new Date('2026-11-19T09:14:00'))
})

afterEach(() => {
  cleanup()
})

import type { Attachment } from 'svelte/attachments'

/**
 * Keeps a text area as high as its text, whatever changes: the text, the width, the font.
 * WebKitGTK has no `field-sizing` yet.
 */
export function grows(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    let width = 0
    const fit = () => {
      area.style.blockSize = 'auto'
      const borders = area.offsetHeight - area.clientHeight
      // Without a box there is nothing to measure; it comes back through the observer.
      if (area.scrollHeight > 0) area.style.blockSize = `${area.scrollHeight + borders}px`
    }
    const watch = new ResizeObserver(() => {
      if (area.clientWidth === width) return
      width = area.clientWidth
      fit()
    })
    watch.observe(area)
    $effect(() => {
      text()
      fit()
    })
    return () => watch.disconnect()
  }
}

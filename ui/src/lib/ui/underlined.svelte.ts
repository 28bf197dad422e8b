import type { Attachment } from 'svelte/attachments'

/** A place in a text that is underlined. */
export interface Underline {
  from: number
  to: number
  /** The words that stood there; where others stand by now, nothing is underlined. */
  about: string
}

/** What has to be the same so that every letter lies on its letter. */
const metrics = [
  'font',
  'letterSpacing',
  'textIndent',
  'padding',
  'borderWidth',
  'whiteSpace',
  'overflowWrap',
  'direction',
  'tabSize',
] as const

/** Underlines places in the text of a text area, which cannot do so itself: a sheet with the same text lies over it. */
export function underlined(
  text: () => string,
  places: () => readonly Underline[],
): Attachment<HTMLTextAreaElement> {
  return (area) => {
    const sheet = document.createElement('div')
    sheet.className = 'underlines'
    sheet.setAttribute('aria-hidden', 'true')
    area.after(sheet)
    const lay = () => {
      const style = getComputedStyle(area)
      for (const name of metrics) sheet.style[name] = style[name]
      sheet.style.insetBlockStart = `${area.offsetTop}px`
      sheet.style.left = `${area.offsetLeft}px`
      sheet.style.inlineSize = `${area.offsetWidth}px`
      sheet.style.blockSize = `${area.offsetHeight}px`
    }
    const watch = new ResizeObserver(lay)
    watch.observe(area)
    $effect(() => {
      sheet.replaceChildren(...pieces(text(), places()))
      lay()
    })
    return () => {
      watch.disconnect()
      sheet.remove()
    }
  }
}

function pieces(text: string, places: readonly Underline[]): Node[] {
  const nodes: Node[] = []
  let at = 0
  for (const { from, to, about } of places.toSorted((a, b) => a.from - b.from)) {
    if (from < at || text.slice(from, to) !== about) continue
    nodes.push(document.createTextNode(text.slice(at, from)))
    const mark = document.createElement('u')
    mark.textContent = about
    nodes.push(mark)
    at = to
  }
  return nodes.length > 0 ? [...nodes, document.createTextNode(text.slice(at))] : []
}

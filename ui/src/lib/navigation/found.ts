/** How long a page may take to show what was found on it. */
const patience = 3000

/** Letters as they are compared: without case and marks, one for one. */
function plain(text: string): string {
  return Array.from(text, (letter) => {
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
    return base.length === letter.length ? base : letter
  }).join('')
}

/** Where words of `wanted` begin in the texts below `root`. */
export function places(root: Node, wanted: readonly string[]): Range[] {
  const words = wanted.map(plain).filter(Boolean)
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Range[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const letters = plain(node.textContent ?? '')
    for (const word of words) {
      for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
        // In scripts without spaces a word may stand anywhere.
        const begins = at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '')
        if (
          !begins &&
          !/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u.test(word)
        )
          continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        found.push(range)
      }
    }
  }
  return found
}

/**
 * Marks what was searched for on the page that opens, and brings the first place into view.
 * Text in fields cannot be marked; there the page stays at its top.
 */
export function showFound(words: readonly string[]): void {
  clear()
  if (words.length === 0) return
  const until = performance.now() + patience
  const look = () => {
    const page = document.querySelector('main')
    const ranges = page ? places(page, words) : []
    const [first] = ranges
    if (!first) return performance.now() > until
    CSS.highlights.set('found', new Highlight(...ranges))
    first.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    return true
  }
  const observer = new MutationObserver(() => {
    if (look()) observer.disconnect()
  })
  // The page that was left is still there for a moment.
  requestAnimationFrame(() => {
    if (!look())
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    setTimeout(() => observer.disconnect(), patience)
  })
}

/** Takes the marks away. */
export function clear(): void {
  CSS.highlights.delete('found')
}

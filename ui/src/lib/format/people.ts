/** Somebody's name as it stands in a list or in full. */
export interface Named {
  name: string
  preferredName?: string | null
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstLetter(word: string): string {
  const [first] = graphemes.segment(word)
  return first?.segment.toLocaleUpperCase() ?? ''
}

/** `TH` for Tomás Herrera, one letter for a single name; whole characters of every script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  if (!first) return ''
  const last = words.length > 1 ? words[words.length - 1] : undefined
  return firstLetter(first) + (last ? firstLetter(last) : '')
}

/** What one calls them: the preferred name, or the first word of the name. */
export function firstName(person: Named): string {
  return person.preferredName?.trim() || person.name.trim().split(/\s+/)[0] || person.name
}

/** One of the seven quiet grounds, always the same for the same person. */
export function monogramGround(id: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // FNV-1a, 32 bit: ids that were made in one go differ only at the end.
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  }
  return (((hash >>> 0) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

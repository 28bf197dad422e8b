/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string
  hit: boolean
}

const open = '\u2068'
const close = '\u2069'

/** Letters without their marks and case: `é` is found by `e`. One letter stays one letter. */
function plain(text: string): string {
  return Array.from(text, (letter) => {
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
    return base.length === letter.length ? base : letter.toLocaleLowerCase()
  }).join('')
}

/** Whether every word of a query begins a word of a text. */
export function matches(text: string, query: string): boolean {
  const words = plain(text).split(/[\s,.:;–-]+/)
  return plain(query)
    .split(/\s+/)
    .filter(Boolean)
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}

/** The pieces of an excerpt whose hits the core has put between isolates. */
export function excerptPieces(excerpt: string): Piece[] {
  return excerpt.split(open).flatMap((chunk, index) => {
    if (index === 0) return piece(lead(chunk, excerpt.includes(open)), false)
    const [hit = '', rest = ''] = chunk.split(close)
    return [...piece(hit, true), ...piece(rest, false)]
  })
}

/** The pieces of a title: where a word begins with a word of the query, that beginning is a hit. */
export function titlePieces(title: string, query: string): Piece[] {
  const letters = plain(title)
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  const pieces: Piece[] = []
  let from = 0
  for (let at = 0; at < letters.length;) {
    const begins = at === 0 || /[\s,.:;–-]/.test(letters[at - 1] ?? '')
    const word = begins ? wanted.find((one) => letters.startsWith(one, at)) : undefined
    if (!word) {
      at += 1
      continue
    }
    pieces.push(...piece(title.slice(from, at), false))
    at += word.length
    pieces.push(...piece(title.slice(at - word.length, at), true))
    from = at
  }
  return [...pieces, ...piece(title.slice(from), false)]
}

/** What stands before the first hit: no more than three words, so that the hit is seen on a narrow line. */
function lead(text: string, hit: boolean): string {
  const words = text.trimStart().split(/(?<=\s)/)
  return hit && words.length > 3 ? `…${words.slice(-3).join('')}` : text
}

function piece(text: string, hit: boolean): Piece[] {
  return text ? [{ text, hit }] : []
}

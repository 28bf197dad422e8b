import type { WordingFinding } from '../bindings/WordingFinding'
import type { Handlers } from '.'

/** Enough of the checker to see its marks; the rules are the core's. */
const marked = /\b(always|never|lazy)\b/giu

export const handlers: Handlers = {
  wording_check: ({ text }) =>
    Array.from(text.matchAll(marked), (match): WordingFinding => ({
      category: 'absolute',
      rule: 'absolute',
      from: match.index,
      to: match.index + match[0].length,
      about: match[0],
      why: 'Absolutes are rarely true, and invite the one exception.',
      instead: 'Say how often, and when you last saw it.',
    })),
}

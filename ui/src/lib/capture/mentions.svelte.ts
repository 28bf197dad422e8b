import type { CaptureMark } from '$lib/ipc/bindings/CaptureMark'
import type { Candidate } from '$lib/ipc/bindings/Candidate'
import { call } from '$lib/ipc/client'

/** How long typing rests before the core is asked whom the text names. */
const pause = 250

const marked = /[@#]/

/** A name that links nobody, as it was typed. */
export interface Unclear extends Pick<CaptureMark, 'from' | 'to' | 'candidates'> {
  words: string
}

interface Spoken {
  people: readonly Candidate[]
  tags: readonly string[]
  unclear: readonly Unclear[]
}

/**
 * Whom and what a text speaks of while it is written: `@name` and `#tag`, read by the rule of captured lines.
 * Only the lines with a mark are asked about, so that a long text is read as well as a short one.
 */
export class Mentions {
  #spoken = $state.raw<Spoken>()
  #marked = $state(false)

  /**
   * Create it while a component is made.
   *
   * @param memberId - whose record it is, who is not linked to it; nobody is named in a record of nobody
   */
  constructor(text: () => string, memberId: () => string | undefined) {
    let turn = 0
    $effect(() => {
      const whole = text()
      const subject = memberId()
      turn += 1
      const mine = turn
      this.#marked = subject !== undefined && marked.test(whole)
      if (!this.#marked) {
        this.#spoken = undefined
        return
      }
      const timer = setTimeout(() => {
        const { text, place } = markedLines(whole)
        void call('capture_parse', { text }).then(
          ({ member, mentioned, tags, marks }) => {
            if (mine !== turn) return
            const named = member ? [member, ...mentioned] : mentioned
            const unclear = marks.filter(({ kind, clear }) => kind === 'person' && !clear)
            this.#spoken = {
              people: named.filter(({ id }) => id !== subject),
              tags,
              unclear: unclear.map(({ from, to, candidates }) => ({
                from: place(from),
                to: place(to),
                words: text.slice(from, to),
                candidates,
              })),
            }
          },
          // Without an answer there is nothing to say; the text is saved all the same.
          () => undefined,
        )
      }, pause)
      return () => clearTimeout(timer)
    })
  }

  /** There is something to say, or will be in a moment. */
  get any(): boolean {
    return this.#marked
  }

  /** What is known so far; the last answer stays until the next one. */
  get spoken(): Spoken | undefined {
    return this.#spoken
  }
}

/** The lines of a text that have a mark, and where a place in them stands in the whole. */
export function markedLines(whole: string): { text: string; place: (at: number) => number } {
  const lines: { line: string; from: number; at: number }[] = []
  let from = 0
  let at = 0
  for (const line of whole.split('\n')) {
    if (marked.test(line)) {
      lines.push({ line, from, at })
      at += line.length + 1
    }
    from += line.length + 1
  }
  return {
    text: lines.map(({ line }) => line).join('\n'),
    place: (wanted) => {
      const found = lines.findLast((line) => line.at <= wanted)
      return found ? found.from + wanted - found.at : wanted
    },
  }
}

/** The text with somebody named by the full name. Nothing is changed if it says something else by now. */
export function named(text: string, { from, to, words }: Unclear, { name }: Candidate): string {
  if (text.slice(from, to) !== words) return text
  return `${text.slice(0, from)}@"${name}"${text.slice(to)}`
}

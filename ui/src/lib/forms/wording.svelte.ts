import { createContext } from 'svelte'
import type { WordingFinding } from '$lib/ipc/bindings/WordingFinding'
import type { WordingKind } from '$lib/ipc/bindings/WordingKind'
import { call } from '$lib/ipc/client'
import { session } from '$lib/state/session.svelte'

/** How long typing rests before the text is looked at. */
const pause = 500

const [kindOfTexts, setKindOfTexts] = createContext<() => WordingKind>()
export { setKindOfTexts }

/** What the texts of the form around are for; nothing where they are not looked at. */
export function wordingKind(): (() => WordingKind) | undefined {
  try {
    return kindOfTexts()
  } catch {
    return undefined
  }
}

/**
 * A second look at one text while it is written. It never blocks and gives no score;
 * a finding that was put aside stays away while the form is open.
 */
export class Wording {
  #findings = $state.raw<readonly WordingFinding[]>([])
  #aside = $state.raw<readonly string[]>([])

  /** Create it while a component is made. */
  constructor(text: () => string, kind: (() => WordingKind) | undefined) {
    if (!kind) return
    let turn = 0
    $effect(() => {
      // Explained in the language of the forms, which is the one that they are written in.
      const language = session.settings.formLanguage
      const request = { text: text(), kind: kind(), language }
      turn += 1
      const mine = turn
      if (!request.text.trim()) {
        this.#findings = []
        return
      }
      const timer = setTimeout(() => {
        void call('wording_check', request).then(
          (findings) => {
            if (mine === turn) this.#findings = findings
          },
          // Without an answer there is nothing to say; the text is saved all the same.
          () => undefined,
        )
      }, pause)
      return () => clearTimeout(timer)
    })
  }

  readonly findings = $derived.by(() =>
    this.#findings.filter((finding) => !this.#aside.includes(name(finding))),
  )

  /** Does not speak of it again. */
  putAside(finding: WordingFinding): void {
    this.#aside = [...this.#aside, name(finding)]
  }
}

const name = ({ rule, about }: WordingFinding) => `${rule} ${about.toLocaleLowerCase()}`

import type { Component } from 'svelte'
import type { MemberId } from '$lib/ipc/bindings/MemberId'

/** What the "New" menu makes. */
export type CreatorName = 'person' | 'expectation' | 'talk' | 'reminder' | 'note'

/** A dialog that makes something. It closes itself through `onclose`. */
export interface CreatorProps {
  /** For whom, if that is known already. */
  memberId?: MemberId | undefined
  onclose: () => void
}

/** A feature names its dialogs in `index.ts`; their code comes when they are first opened. */
export type CreatorLoaders = {
  [N in CreatorName]?: () => Promise<{ default: Component<CreatorProps> }>
}

/** The dialog of the "New" menu that is open. Features open each other's through it. */
class Creators {
  #current = $state.raw<{ name: CreatorName; memberId: MemberId | undefined }>()

  get current(): { name: CreatorName; memberId: MemberId | undefined } | undefined {
    return this.#current
  }

  /** Opens the dialog that makes a `name`. */
  open(name: CreatorName, memberId?: MemberId): void {
    this.#current = { name, memberId }
  }

  close(): void {
    this.#current = undefined
  }
}

export const creators = new Creators()

import type { AppearanceView } from './bindings/AppearanceView'
import type { Change } from './bindings/Change'
import type { Progress } from './bindings/Progress'

/** Events that the shell sends to the window. They say what changed, never the data. */
export interface Events {
  /** Records were written; whoever shows them reads them again. */
  changed: Change
  /** The look of the desktop, or the choice of it, changed. */
  appearance: AppearanceView
  /** How far the long work has come that was asked for. */
  progress: Progress
  /** A notification was clicked: the ids of the occurrences it was about. */
  'open-reminder': string[]
  /** Somebody asked from outside for the line to capture something; `capture_wanted` says so, too. */
  'quick-capture': null
  /** The vault is about to be locked: whatever is typed has to be saved now. */
  locking: null
}

/** The one door between the window and the core. There is a real one and a fake one. */
export interface Portal {
  /** Whether a locked vault gets a new page; this one then has nothing more to show. */
  readonly renewsPage?: boolean
  invoke(command: string, request: unknown): Promise<unknown>
  listen<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): () => void
}

let portal: Portal | undefined

/** Chooses the door. Called once at start, and by tests. */
export function openPortal(next: Portal): void {
  portal = next
}

/** The door in use. */
export function currentPortal(): Portal {
  if (!portal) throw new Error('openPortal() has not been called')
  return portal
}

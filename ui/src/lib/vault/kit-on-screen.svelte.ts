import type { RecoveryKit } from '$lib/ipc/bindings/RecoveryKit'
import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { session } from '$lib/state/session.svelte'

/** A recovery kit that is shown in a dialog, until two of its groups were typed back from paper. */
export class KitOnScreen {
  kit = $state.raw<RecoveryKit>()
  /** Opens the kit once more, for the printed sheet. */
  passphrase = $state('')
  /** The manager has begun to type: the key is hidden. */
  checking = $state(false)
  /** Both groups are right. */
  ready = $state(false)

  /** Leaves nothing of it on the screen. */
  forget(): void {
    this.kit = undefined
    this.passphrase = ''
    this.checking = false
    this.ready = false
  }
}

/** Counts the kit as put away. Answers why that was refused. */
export async function putAway(
  check: { confirm: () => Promise<unknown> } | undefined,
): Promise<string | undefined> {
  try {
    await check?.confirm()
    session.kitSaved()
    return undefined
  } catch (reason) {
    return errorText(IpcError.from(reason))
  }
}

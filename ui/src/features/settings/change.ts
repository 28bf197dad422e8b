import type { SettingsUpdate } from '$lib/ipc/bindings/SettingsUpdate'
import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'

/** Changes settings at once; a refusal is said at the foot of the window. */
export async function change(update: SettingsUpdate): Promise<void> {
  try {
    await session.update(update)
  } catch (reason) {
    toasts.fail(errorText(IpcError.from(reason)))
  }
}

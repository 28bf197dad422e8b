import { onDestroy } from 'svelte'
import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { toasts } from '$lib/state/toasts.svelte'

/**
 * Tells why long work failed: at its place, or at the foot of the window if that place is no longer shown.
 * Called while a component is set up; `show` says it in place.
 */
export function failing(show: (text: string) => void): (reason: unknown) => void {
  let here = true
  onDestroy(() => (here = false))
  return (reason) => {
    const text = errorText(IpcError.from(reason))
    if (here) show(text)
    else toasts.fail(text)
  }
}

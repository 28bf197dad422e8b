import { t } from '$lib/i18n'
import { call, IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { toasts } from '$lib/state/toasts.svelte'

/**
 * Puts a text on the clipboard through the shell, which marks it as secret and takes it back after a time.
 *
 * @throws IpcError if nothing was copied.
 */
export async function copyText(text: string): Promise<void> {
  await call('text_copy', { text })
}

/** Does by the shell what the web view would do by itself, where text would come to lie in a history of the clipboard. */
class Copying {
  /** Watches for copying and cutting, however it is asked for. Returns the function that stops it. */
  start(): () => void {
    document.addEventListener('copy', take, true)
    document.addEventListener('cut', take, true)
    return () => {
      document.removeEventListener('copy', take, true)
      document.removeEventListener('cut', take, true)
    }
  }
}

export const copying = new Copying()

function take(event: ClipboardEvent): void {
  const cut = event.type === 'cut'
  const text = cut ? cuttable(event.target) : selected(event.target)
  if (!text) return
  event.preventDefault()
  // Deprecated without a successor: it alone fits into what Ctrl Z takes back.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (cut) document.execCommand('delete')
  // The web view now empties the clipboard, because it was kept from writing to it. That has to come first.
  setTimeout(() => {
    copyText(text).catch((reason: unknown) => {
      const message = errorText(IpcError.from(reason))
      toasts.fail(cut ? t('clipboard-not-cut', { message }) : message)
    })
  })
}

/** What would be copied here; nothing where the web view copies nothing either. */
function selected(target: EventTarget | null): string {
  if (!isField(target)) return document.getSelection()?.toString() ?? ''
  if (target.type === 'password') return ''
  return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
}

function cuttable(target: EventTarget | null): string {
  return isField(target) && !target.readOnly && !target.disabled ? selected(target) : ''
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

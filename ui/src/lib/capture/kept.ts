import { t } from '$lib/i18n'
import type { CaptureSaved } from '$lib/ipc/bindings/CaptureSaved'
import type { NoteView } from '$lib/ipc/bindings/NoteView'
import { call } from '$lib/ipc/client'
import { toasts } from '$lib/state/toasts.svelte'

/** Says what became of a line, with a way back. */
export function kept({ note, capture }: CaptureSaved): void {
  if (note) {
    toasts.show(t('capture-kept', { name: note.memberName }), () => takeBack(note))
  } else if (capture) {
    toasts.show(t('capture-kept-to-sort'), async () => {
      await call('capture_discard', { id: capture.id })
    })
  }
}

async function takeBack({ id, revision }: NoteView): Promise<void> {
  await call('note_delete', { id, revision })
}

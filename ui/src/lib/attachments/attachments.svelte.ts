import { t } from '$lib/i18n'
import { megabytes } from '$lib/format/sizes'
import type { AttachmentHolder } from '$lib/ipc/bindings/AttachmentHolder'
import type { AttachmentRow } from '$lib/ipc/bindings/AttachmentRow'
import type { AttachmentsView } from '$lib/ipc/bindings/AttachmentsView'
import { call, IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'

/** The files of a note or a form. Made while a component is set up. */
export class Attachments {
  readonly list: Query<AttachmentsView>
  /** Files are being attached. */
  busy = $state(false)
  /** The file that is being drawn once more. */
  drawing = $state<AttachmentRow['id']>()
  readonly #of: { kind: AttachmentHolder; id: string }

  constructor(kind: AttachmentHolder, id: string) {
    this.#of = { kind, id }
    this.list = new Query(() => call('attachment_list', this.#of), {
      on: [kind],
      when: (change) => !change.id || change.id === id,
    })
  }

  /** Asks for files and attaches them. */
  choose(): Promise<void> {
    return this.#work(async () => {
      const { refused } = await call('attachment_choose', this.#of)
      tell(refused.map(({ name, message }) => t('attachment-refused', { name, reason: message })))
    })
  }

  /** Attaches files that were pasted or dropped. One that is too large is not even read. */
  take(files: readonly File[]): Promise<void> {
    return this.#work(async () => {
      const refused: string[] = []
      for (const file of files) {
        const name = nameOf(file)
        const most = this.list.value?.room ?? 0
        if (file.size > most) {
          const [size, limit] = [megabytes(file.size), megabytes(most)]
          refused.push(t('attachment-too-large', { name, size, most: limit }))
          continue
        }
        const bytes = await base64(file)
        if (bytes === undefined) {
          refused.push(t('attachment-unreadable', { name }))
          continue
        }
        try {
          await call('attachment_add', { ...this.#of, name, bytes })
        } catch (reason) {
          const error = IpcError.from(reason)
          refused.push(t('attachment-refused', { name, reason: errorText(error) }))
        }
        await this.list.refresh()
      }
      tell(refused)
    })
  }

  /** Removes a file, with a way back. */
  async remove({ id, name }: AttachmentRow): Promise<void> {
    try {
      await call('attachment_remove', { id })
      toasts.show(
        t('attachment-removed', { name }),
        async () => {
          await call('record_restore', { id })
        },
        // Its bytes are kept in memory for as long as they can be put back. What fails here ends with the next lock.
        () => void call('record_forget', { id }).catch(() => undefined),
      )
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
    }
    await this.list.refresh()
  }

  /** Draws a file that could not be drawn when it was attached; nothing if it still cannot be. */
  async draw({ id }: AttachmentRow): Promise<AttachmentRow | undefined> {
    this.drawing = id
    try {
      const row = await call('attachment_draw', { id })
      await this.list.refresh()
      return row
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
      return undefined
    } finally {
      this.drawing = undefined
    }
  }

  /** Saves a copy where the manager says. */
  async save({ id }: AttachmentRow): Promise<void> {
    try {
      const { name } = await call('attachment_save', { id })
      if (name) toasts.show(t('attachment-saved', { name }))
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
    }
  }

  async #work(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await work()
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
    } finally {
      this.busy = false
    }
    await this.list.refresh()
  }
}

/** Says what was refused, all in one message. */
function tell(refused: string[]): void {
  if (refused.length > 0) toasts.fail(refused.join(' '))
}

/** What the clipboard calls a picture says nothing. */
function nameOf({ name, type }: File): string {
  if (name && name !== 'image.png') return name
  return t('attachment-pasted', { ending: type.split('/').pop() ?? 'png' })
}

/** Nothing if it cannot be read: a folder, or a file that has gone or that this person may not read. */
function base64(file: File): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    }
    reader.onerror = () => resolve(undefined)
    reader.readAsDataURL(file)
  })
}

/** The files that somebody pastes, unless it is text that comes with a picture of itself. */
export function filesOf(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return []
  return Array.from(data.files)
}

/** What stands behind the last dot of a name. */
export function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

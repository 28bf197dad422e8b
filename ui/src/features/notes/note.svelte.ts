import { t } from '$lib/i18n'
import type { Linked } from '$lib/ipc/bindings/Linked'
import type { LinkRow } from '$lib/ipc/bindings/LinkRow'
import type { LinksView } from '$lib/ipc/bindings/LinksView'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'
import type { NoteView } from '$lib/ipc/bindings/NoteView'
import { call, IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { go } from '$lib/navigation/router.svelte'
import { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'

/** A record that a note can be linked to. */
export interface Target {
  kind: Linked
  id: string
  title: string
}

/** A note and what it is linked with. Made while the page is set up. */
export class NoteState {
  readonly note: Query<NoteView>
  readonly links: Query<LinksView>
  readonly #id: NoteId

  constructor(id: NoteId) {
    this.#id = id
    this.note = new Query(() => call('note_get', { id }), {
      on: ['note'],
      when: (change) => !change.id || change.id === id,
    })
    this.links = new Query(() => call('link_list', { id }), {
      on: ['note', 'form', 'expectation', 'document', 'member'],
    })
  }

  /** Deletes the note, with a way back, and goes to the page of its member. */
  async delete(): Promise<void> {
    const note = this.note.value
    if (!note) return
    const { id, revision, memberId } = note
    try {
      await call('note_delete', { id, revision })
      go({ name: 'person', id: memberId })
      toasts.show(t('note-deleted'), async () => {
        await call('record_restore', { id })
      })
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
      void this.note.refresh()
    }
  }

  /** What of the member's records it can be linked to. */
  async targets(memberId: MemberId): Promise<Target[]> {
    const [expectations, forms] = await Promise.all([
      call('expectation_list', { memberId, limit: 50 }),
      call('form_list', { memberId, state: 'filed', limit: 50 }),
    ])
    return [
      ...expectations.rows.map(({ id, title }): Target => ({ kind: 'expectation', id, title })),
      ...forms.rows.map(({ id, title }): Target => ({ kind: 'form', id, title })),
    ]
  }

  /** Links the note to a record. */
  link(to: { kind: Linked; id: string }): Promise<void> {
    return this.#change('link_add', to)
  }

  /** Takes a link away, with a way back. */
  async unlink({ kind, id }: LinkRow): Promise<void> {
    await this.#change('link_remove', { kind, id })
  }

  async #change(command: 'link_add' | 'link_remove', to: { kind: Linked; id: string }) {
    try {
      const from = { kind: 'note' as const, id: this.#id }
      this.links.show(await call(command, { from, to: { kind: to.kind, id: to.id } }))
    } catch (reason) {
      toasts.fail(errorText(IpcError.from(reason)))
      void this.links.refresh()
    }
  }
}

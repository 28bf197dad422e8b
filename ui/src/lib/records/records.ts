import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { Linked } from '$lib/ipc/bindings/Linked'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'
import { href } from '$lib/navigation/router.svelte'

/** Where a record is shown. */
export function recordHref({ kind, id }: { kind: Linked; id: string }): string {
  switch (kind) {
    case 'member':
      return href({ name: 'person', id: id as MemberId })
    case 'note':
      return href({ name: 'note', id: id as NoteId })
    case 'form':
      return href({ name: 'coaching', formId: id as FormId })
    case 'expectation':
      return href({ name: 'expectation', id: id as ExpectationId })
    case 'document':
      return href({ name: 'document', id: id as DocumentId })
  }
}

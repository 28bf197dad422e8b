import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import type { IconName } from '$lib/ui/icons'
import { href } from '$lib/navigation/router.svelte'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'

/** The kinds that the timeline can be narrowed to. */
export const timelineFilters = [
  'everything',
  'talks',
  'notes',
  'expectations',
  'documents',
] as const
export type TimelineFilter = (typeof timelineFilters)[number]

/** Whether a row belongs to what was asked for. */
export function matches(row: TimelineRow, filter: TimelineFilter): boolean {
  switch (filter) {
    case 'everything':
      return true
    case 'talks':
      return row.kind === 'form' || row.kind === 'addendum'
    case 'notes':
      return row.kind === 'note'
    case 'expectations':
      return row.kind === 'expectation'
    case 'documents':
      return row.kind === 'document'
  }
}

/** Where a row leads. */
export function addressOf(row: TimelineRow): string {
  switch (row.kind) {
    case 'form':
    case 'addendum':
      return href({ name: 'coaching', formId: row.id as FormId })
    case 'expectation':
      return href({ name: 'expectation', id: row.id as ExpectationId })
    case 'document':
      return href({ name: 'document', id: row.id as DocumentId })
    case 'note':
      return href({ name: 'note', id: row.id as NoteId })
  }
}

/** The sign of a row; a sealed document carries the ribbon instead. */
export function iconOf(row: TimelineRow): IconName {
  switch (row.kind) {
    case 'form':
      return row.template?.startsWith('coaching') ? 'compass' : 'notebook-pen'
    case 'addendum':
      return 'pencil-line'
    case 'expectation':
      return 'target'
    case 'document':
      return 'file-text'
    case 'note':
      return 'feather'
  }
}

import { call } from '$lib/ipc/client'
import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import type { IconName } from '$lib/ui/icons'
import { href } from '$lib/navigation/router.svelte'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'
import type { Source } from '$lib/timeline/history.svelte'

/** The kinds that the timeline can be narrowed to. */
export const timelineFilters = [
  'everything',
  'talks',
  'notes',
  'expectations',
  'documents',
] as const
export type TimelineFilter = (typeof timelineFilters)[number]

/** What happened with a member. */
export function timelineOf(memberId: MemberId, filter: TimelineFilter): Source<TimelineRow> {
  const asked = { memberId, ...(filter === 'everything' ? {} : { only: filter }) }
  return {
    months: () => call('timeline_months', asked),
    rows: (request) => call('timeline_list', { ...asked, ...request }),
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

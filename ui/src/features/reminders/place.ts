import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'
import type { Route } from '$lib/navigation/routes'

/** The record that something due is about: its form, its expectation, or the person. A plain note has none. */
export function placeOf(row: OccurrenceRow): Route | undefined {
  if (row.subjectId && row.kind === 'follow-up')
    return { name: 'coaching', formId: row.subjectId as FormId }
  if (row.subjectId && row.kind === 'review')
    return { name: 'expectation', id: row.subjectId as ExpectationId }
  return row.memberId ? { name: 'person', id: row.memberId } : undefined
}

import type { RescuedTable } from '$lib/ipc/bindings/RescuedTable'

/** What the tables of the vault hold, in kinds that a manager knows. */
const kinds: Record<string, readonly string[]> = {
  people: ['member', 'member_profile'],
  expectations: ['expectation', 'expectation_body', 'review'],
  tasks: ['task'],
  promises: ['promise'],
  talks: ['form', 'form_body', 'addendum'],
  documents: [
    'document',
    'document_content',
    'document_copy',
    'document_file',
    'signature',
    'signing_step',
  ],
  reminders: ['occurrence', 'reminder'],
}

/** How many rows were lost of each kind; what has no name of its own comes last. */
export function lostByKind(tables: readonly RescuedTable[]): { kind: string; lost: number }[] {
  const sum = (some: readonly RescuedTable[]) => some.reduce((all, { lost }) => all + lost, 0)
  const named = Object.entries(kinds).map(([kind, names]) => ({
    kind,
    lost: sum(tables.filter(({ name }) => names.includes(name))),
  }))
  const known = Object.values(kinds).flat()
  const other = { kind: 'other', lost: sum(tables.filter(({ name }) => !known.includes(name))) }
  return [...named, other].filter(({ lost }) => lost > 0)
}

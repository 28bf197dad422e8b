import type { FormPurpose } from '$lib/ipc/bindings/FormPurpose'
import type { LogKind } from '$lib/ipc/bindings/LogKind'
import type { LogRow } from '$lib/ipc/bindings/LogRow'
import { call } from '$lib/ipc/client'
import type { Source } from '$lib/timeline/history.svelte'
import type { IconName } from '$lib/ui/icons'

/** What the log can be narrowed to, and the kinds that belong to it. */
export const logFilters = {
  all: undefined,
  talks: ['coaching', 'one-to-one', 'other-talk'],
  recognition: ['recognition'],
  feedback: ['feedback'],
  corrections: ['correction', 'plan'],
  'open-door': ['open-door'],
  notes: ['note', 'small-talk', 'win', 'vote-of-confidence', 'backed-up', 'challenge', 'mistake'],
  forms: ['written'],
} satisfies Record<string, LogKind[] | undefined>
export type LogFilter = keyof typeof logFilters
export const filterNames = Object.keys(logFilters) as LogFilter[]

/** What was written about everybody. */
export function logOf(filter: LogFilter): Source<LogRow> {
  const kinds = logFilters[filter]
  const asked = kinds ? { kinds } : {}
  return {
    months: () => call('log_months', asked),
    rows: (request) => call('log_list', { ...asked, ...request }),
  }
}

/** A record of the log. */
export interface Opened {
  kind: 'form' | 'note'
  id: string
}

/** How an open record stands in the address. */
export function addressPart({ kind, id }: Opened): string {
  return `${kind}-${id}`
}

/** The record that an address names; nothing if it names none. */
export function openedOf(part: string | undefined): Opened | undefined {
  const [, kind, id] = /^(form|note)-(.+)$/.exec(part ?? '') ?? []
  return kind && id ? { kind: kind as Opened['kind'], id } : undefined
}

/** The record of a row. */
export function recordOf({ record }: LogRow): Opened {
  return { kind: record.kind === 'note' ? 'note' : 'form', id: record.id }
}

/** The sign of a kind; notes without a sign of their own have the feather. */
export function iconOf(kind: LogKind): IconName {
  return signs[kind] ?? 'feather'
}

const signs: Partial<Record<LogKind, IconName>> = {
  coaching: 'compass',
  'one-to-one': 'messages-square',
  feedback: 'message-square-diff',
  recognition: 'award',
  correction: 'file-lock',
  plan: 'list-checks',
  'other-talk': 'notebook-pen',
  written: 'file-text',
  'open-door': 'door-open',
  'backed-up': 'shield-check',
}

/** The sign of a form. */
export function iconOfForm(purpose: FormPurpose, template: string): IconName {
  if (template === 'open-door') return iconOf('open-door')
  if (purpose === 'talk') return iconOf('coaching')
  return purpose.startsWith('pip') ? iconOf('plan') : iconOf(purpose as LogKind)
}

import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { NoteId } from '$lib/ipc/bindings/NoteId'
import type { OccurrenceId } from '$lib/ipc/bindings/OccurrenceId'

/** Every place of the window. */
export type Route =
  | { name: 'today' }
  | { name: 'people' }
  | { name: 'person'; id: MemberId; tab?: string; day?: string }
  | { name: 'expectations' }
  | { name: 'log'; tab?: string; open?: string; day?: string }
  | { name: 'expectation'; id: ExpectationId }
  | { name: 'signing'; documentId: DocumentId }
  | { name: 'documents' }
  | { name: 'document'; id: DocumentId }
  | { name: 'coaching'; formId: FormId; manner?: string }
  | { name: 'note'; id: NoteId; mode?: string }
  | { name: 'templates' }
  | { name: 'template'; key: string }
  | { name: 'reminders' }
  | { name: 'occurrence'; id: OccurrenceId }
  | { name: 'settings' }
  | { name: 'backups' }
  | { name: 'restore' }
  | { name: 'protections' }
  | { name: 'licences' }

export type RouteName = Route['name']

/** Where the window starts, and where an unknown address leads. */
export const home: Route = { name: 'today' }

/** The pattern of each address; `:id` is required, `:tab?` may be missing with all that follows. */
const patterns: Record<RouteName, string> = {
  today: 'today',
  people: 'people',
  person: 'person/:id/:tab?/:day?',
  expectations: 'expectations',
  expectation: 'expectation/:id',
  log: 'log/:tab?/:open?/:day?',
  signing: 'signing/:documentId',
  documents: 'documents',
  document: 'document/:id',
  coaching: 'coaching/:formId/:manner?',
  note: 'note/:id/:mode?',
  templates: 'templates',
  template: 'templates/:key',
  reminders: 'reminders',
  occurrence: 'reminders/:id',
  settings: 'settings',
  backups: 'settings/backups',
  restore: 'settings/backups/restore',
  protections: 'settings/protections',
  licences: 'settings/licences',
}

export const routeNames = Object.keys(patterns) as RouteName[]

/** The address of a place, to be used as `href`. */
export function href(route: Route): string {
  const params = route as unknown as Record<string, string | undefined>
  const parts = patterns[route.name].split('/').flatMap((part) => {
    if (!part.startsWith(':')) return [part]
    const value = params[part.replace(/[:?]/g, '')]
    return value === undefined ? [] : [encodeURIComponent(value)]
  })
  return `#/${parts.join('/')}`
}

/** The place of an address, or `undefined` if there is none. */
export function parse(hash: string): Route | undefined {
  const parts = hash.replace(/^#?\/?/, '').split('/')
  for (const name of routeNames) {
    const params = match(patterns[name].split('/'), parts)
    if (params) return { name, ...params } as Route
  }
  return undefined
}

function match(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (parts.length > pattern.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index]
    if (!expected.startsWith(':')) {
      if (part !== expected) return undefined
    } else if (part) {
      const value = decode(part)
      if (value === undefined) return undefined
      params[expected.replace(/[:?]/g, '')] = value
    } else if (!expected.endsWith('?')) {
      return undefined
    }
  }
  return params
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

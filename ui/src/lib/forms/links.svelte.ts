import { createContext } from 'svelte'
import { call } from '$lib/ipc/client'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { shortDate, toIso } from '$lib/format/dates'
import { t } from '$lib/i18n'

/** The answer of a link field: a record of the vault. */
export interface LinkAnswer {
  kind: 'expectation' | 'form' | 'document'
  id: string
}

/** A link, if an answer is one. */
export function linkOf(value: unknown): LinkAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, id } = value as Partial<LinkAnswer>
  return kind && id ? { kind, id } : undefined
}

/** As text, for a list of choices. */
export const linkKey = ({ kind, id }: LinkAnswer): string => `${kind}/${id}`

/** What a link field of a member's form can point at, read once when the first such field is shown. */
export class Records {
  #memberId: MemberId | undefined
  #read: Promise<{ value: string; label: string }[]> | undefined

  /** @param memberId - whose form it is; in the preview of a template there is nothing to point at */
  constructor(memberId: MemberId | undefined) {
    this.#memberId = memberId
  }

  /** All choices, newest first in each kind. */
  choices(): Promise<{ value: string; label: string }[]> {
    this.#read ??= this.#memberId ? readChoices(this.#memberId) : Promise.resolve([])
    return this.#read
  }
}

async function readChoices(memberId: MemberId) {
  const [expectations, forms, documents] = await Promise.all([
    call('expectation_list', { memberId, limit: 50 }),
    call('form_list', { memberId, limit: 50 }),
    call('document_list', { memberId, limit: 50 }),
  ])
  return [
    ...expectations.rows.map(({ id, title }) => ({
      value: linkKey({ kind: 'expectation', id }),
      label: t('form-link-expectation', { title }),
    })),
    ...forms.rows.map(({ id, title, eventOn }) => ({
      value: linkKey({ kind: 'form', id }),
      label: t('form-link-form', { title, date: shortDate(eventOn) }),
    })),
    ...documents.rows.map(({ id, title, createdAt }) => ({
      value: linkKey({ kind: 'document', id }),
      label: t('form-link-document', { title, date: shortDate(toIso(new Date(createdAt))) }),
    })),
  ]
}

/** The records that can be linked, for fields at any depth. */
export const [getRecords, setRecords] = createContext<Records>()

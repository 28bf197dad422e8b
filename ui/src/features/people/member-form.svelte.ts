import { call, IpcError } from '$lib/ipc/client'
import type { MemberDraft } from '$lib/ipc/bindings/MemberDraft'
import type { MemberView } from '$lib/ipc/bindings/MemberView'
import type { Relation } from '$lib/ipc/bindings/Relation'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'

export const relations: readonly Relation[] = ['report', 'dotted-line', 'peer', 'mentor']

/** What can be left empty. */
const optional = [
  'preferredName',
  'pronouns',
  'since',
  'email',
  'bestReached',
  'recognition',
  'strengths',
  'workingWith',
] as const

type Optional = (typeof optional)[number]
export type MemberField = 'name' | 'role' | 'relation' | Optional

/** What the core takes: empty fields are left out, nothing else is touched. */
export function draftOf(member: MemberView): MemberDraft {
  const draft: MemberDraft = { name: member.name, role: member.role, relation: member.relation }
  for (const field of optional) {
    const value = member[field]
    if (value) draft[field] = value
  }
  return draft
}

/** A person being added or changed. */
export class MemberForm {
  fields = $state<Record<Exclude<MemberField, 'relation'>, string>>({
    name: '',
    role: '',
    preferredName: '',
    pronouns: '',
    since: '',
    email: '',
    bestReached: '',
    recognition: '',
    strengths: '',
    workingWith: '',
  })
  relation = $state<Relation>('report')
  #errors = $state.raw<Partial<Record<MemberField, string>>>({})
  #failure = $state.raw<string>()
  #saving = $state(false)
  #member: MemberView | undefined

  constructor(member?: MemberView) {
    this.#member = member
    if (!member) return
    this.relation = member.relation
    this.fields.name = member.name
    this.fields.role = member.role
    for (const field of optional) this.fields[field] = member[field] ?? ''
  }

  /** Why a field cannot stay as it is. */
  get errors(): Partial<Record<MemberField, string>> {
    return this.#errors
  }

  /** Why nothing was saved, when it is not about one field. */
  get failure(): string | undefined {
    return this.#failure
  }

  get saving(): boolean {
    return this.#saving
  }

  /** Saves; answers nothing if something has to be put right first. The text stays in any case. */
  async save(): Promise<MemberView | undefined> {
    if (this.#saving || !this.#complete()) return undefined
    this.#saving = true
    this.#failure = undefined
    try {
      const member = this.#draft()
      return this.#member
        ? await call('member_update', {
            id: this.#member.id,
            revision: this.#member.revision,
            member,
          })
        : await call('member_create', member)
    } catch (reason) {
      this.#refused(IpcError.from(reason))
      return undefined
    } finally {
      this.#saving = false
    }
  }

  #complete(): boolean {
    const errors: Partial<Record<MemberField, string>> = {}
    if (!this.fields.name.trim()) errors.name = t('person-name-missing')
    if (!this.fields.role.trim()) errors.role = t('person-role-missing')
    this.#errors = errors
    return Object.keys(errors).length === 0
  }

  #draft(): MemberDraft {
    const draft: MemberDraft = {
      name: this.fields.name.trim(),
      role: this.fields.role.trim(),
      relation: this.relation,
    }
    for (const field of optional) {
      const value = this.fields[field].trim()
      if (value) draft[field] = value
    }
    return draft
  }

  #refused(error: IpcError): void {
    const field = error.field?.replace(/^member\./, '')
    if (field && (field in this.fields || field === 'relation')) {
      this.#errors = { [field]: errorText(error) }
    } else {
      this.#failure = errorText(error)
    }
  }
}

import { createContext } from 'svelte'
import { call } from '$lib/ipc/client'
import type { MemberRow } from '$lib/ipc/bindings/MemberRow'
import { firstName } from '$lib/format/people'
import { t } from '$lib/i18n'
import { Query } from '$lib/state/query.svelte'
import { session } from '$lib/state/session.svelte'

/** The answer of a person field that means the manager. */
const manager = 'manager'

/** Whom a person field can name: the member of the talk first, then the manager, then the others. */
export class Cast {
  #members: Query<MemberRow[]>
  #first: string | undefined
  #firstName: string

  /**
   * Made while a component is set up.
   *
   * @param memberId - whose form it is; nobody's in the preview of a template
   */
  constructor(memberId: string | undefined, memberName: string) {
    this.#first = memberId
    this.#firstName = memberName
    this.#members = new Query(async () => (await call('member_list', { limit: 200 })).rows, {
      on: ['member'],
    })
  }

  /** Whose form it is; nobody's in the preview of a template. */
  get memberId(): string | undefined {
    return this.#first
  }

  /** What the member is called. */
  get calledName(): string {
    if (!this.#first) return this.#firstName
    const member = this.#members.value?.find(({ id }) => id === this.#first)
    return firstName(member ?? { name: this.#firstName })
  }

  /** A text of the template with the member's name in it. */
  named(text: string): string {
    return text.replaceAll('{name}', this.calledName)
  }

  get options(): { value: string; label: string }[] {
    const others = (this.#members.value ?? []).filter(({ id }) => id !== this.#first)
    return [
      ...(this.#first ? [{ value: this.#first, label: this.#firstName }] : []),
      { value: manager, label: t('form-me', { name: session.settings.managerName }) },
      ...others.map(({ id, name }) => ({ value: id, label: name })),
    ]
  }

  /** How an answer is called. Who was archived since is not in the list any more. */
  nameOf(answer: string): string {
    if (answer === manager) return firstName({ name: session.settings.managerName })
    if (answer === this.#first) return this.calledName
    const member = this.#members.value?.find(({ id }) => id === answer)
    return member ? firstName(member) : t('form-someone')
  }
}

/** The people of the talk, for fields at any depth. */
export const [getCast, setCast] = createContext<Cast>()

import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { href } from '$lib/navigation/router.svelte'

/** Where something that is owed comes from. */
interface Owed {
  expectationId: ExpectationId | null
  formId: FormId | null
}

/** The record that a task or a promise stands in; the person, if there is none. */
export function originOf({ expectationId, formId }: Owed, memberId: MemberId): string {
  if (expectationId) return href({ name: 'expectation', id: expectationId })
  return formId ? href({ name: 'coaching', formId }) : href({ name: 'person', id: memberId })
}

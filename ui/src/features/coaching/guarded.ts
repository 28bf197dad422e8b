import type { FormPurpose } from '$lib/ipc/bindings/FormPurpose'

/** Forms that stay between two people: never copied, and held in private. */
export function isGuarded(purpose: FormPurpose): boolean {
  return ['correction', 'pip', 'pip-meeting', 'pip-outcome'].includes(purpose)
}

/** Forms before which one asks whether they would come as a surprise. */
export function asksForSurprise(purpose: FormPurpose): boolean {
  return purpose === 'correction' || purpose === 'pip'
}

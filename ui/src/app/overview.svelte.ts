import { call } from '$lib/ipc/client'
import { Query } from '$lib/state/query.svelte'

/** What the frame of the window shows of the vault: the team, and counts of what waits. */
export class Overview {
  #team = new Query(() => call('member_list', { limit: 200 }), {
    on: ['member', 'expectation', 'form', 'reminder'],
  })
  #today = new Query(() => call('today_view', {}), {
    on: ['member', 'expectation', 'form', 'reminder', 'document'],
  })

  /** The manager's own reports, by name. */
  readonly team = $derived(
    this.#team.value?.rows.filter((member) => member.relation === 'report') ?? [],
  )
  /** Things that need doing. */
  readonly waiting = $derived.by(() => {
    const today = this.#today.value
    if (!today) return 0
    return (
      today.lateTasks.length +
      today.latePromises.length +
      today.dueTasks.length +
      today.reminders.length
    )
  })
  /** Reminders that are due. */
  readonly due = $derived(this.#today.value?.reminders.length ?? 0)
  /** Expectations that are open. */
  readonly expectations = $derived(
    this.#team.value?.rows.reduce((sum, member) => sum + member.openExpectations, 0) ?? 0,
  )
}

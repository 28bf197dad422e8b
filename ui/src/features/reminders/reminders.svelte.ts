import { call, IpcError } from '$lib/ipc/client'
import type { OccurrenceAction } from '$lib/ipc/bindings/OccurrenceAction'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'
import { time, toIso, weekdayDate } from '$lib/format/dates'
import { Rows } from '$lib/state/rows.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { grouped } from './groups'

/** Everything that is due or will be, or everything that is settled. Made while the page is set up. */
export class Reminders {
  /** Which of the two is shown. */
  settled = $state(false)
  readonly rows = new Rows<OccurrenceRow>(
    (page) => call('reminder_list', { ...page, settled: this.settled }),
    { on: ['reminder', 'form', 'expectation', 'member'], limit: 100 },
  )
  readonly groups = $derived(grouped(this.rows.rows ?? []))

  done(row: OccurrenceRow): Promise<void> {
    return this.#act(row, 'done', t('reminder-done-toast'))
  }

  skip(row: OccurrenceRow): Promise<void> {
    return this.#act(row, 'skip', t('reminder-skipped-toast'))
  }

  snooze(row: OccurrenceRow, until: Date): Promise<void> {
    const at = until.toISOString()
    const when = `${weekdayDate(toIso(until))}, ${time(at)}`
    return this.#act(row, 'snooze', t('reminder-snoozed-toast', { when }), at)
  }

  /** Takes something up again that was settled. */
  async reopen(row: OccurrenceRow): Promise<void> {
    const takeBack = this.rows.show((this.rows.rows ?? []).filter(({ id }) => id !== row.id))
    try {
      await call('occurrence_act', { id: row.id, action: 'reopen' })
      const again = row.state === 'skipped' ? 'skip' : 'done'
      toasts.show(t('reminder-reopened-toast'), async () => {
        await call('occurrence_act', { id: row.id, action: again })
        await this.rows.refresh()
      })
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
    }
  }

  /** The row changes in the next frame, and comes back if the core refuses. */
  async #act(
    row: OccurrenceRow,
    action: Exclude<OccurrenceAction, 'reopen' | 'acknowledge'>,
    said: string,
    until?: string,
  ): Promise<void> {
    const states = { done: 'done', skip: 'skipped', snooze: 'snoozed' } as const
    const takeBack = this.#put({ ...row, state: states[action], snoozedUntil: until ?? null })
    try {
      this.#put(await call('occurrence_act', { id: row.id, action, ...(until ? { until } : {}) }))
      toasts.show(said, async () => {
        this.#put(await call('occurrence_act', { id: row.id, action: 'reopen' }))
      })
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
      void this.rows.refresh()
    }
  }

  #put(row: OccurrenceRow): () => void {
    const rows = this.rows.rows ?? []
    const known = rows.some(({ id }) => id === row.id)
    return this.rows.show(
      known ? rows.map((other) => (other.id === row.id ? row : other)) : [...rows, row],
    )
  }
}

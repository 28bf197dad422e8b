import { t } from '$lib/i18n'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'
import type { PromiseView } from '$lib/ipc/bindings/PromiseView'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import type { TodayView } from '$lib/ipc/bindings/TodayView'
import { call, IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import type { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'

/** What can be done with a row of Today: it leaves in the next frame, and comes back if the core refuses. */
export class TodayActions {
  #today: Query<TodayView>

  constructor(today: Query<TodayView>) {
    this.#today = today
  }

  /** The manager has seen that a promise was kept. */
  async keep(promise: PromiseView): Promise<void> {
    await this.#act(
      (view) => ({
        ...view,
        latePromises: view.latePromises.filter((row) => row.promise.id !== promise.id),
        promises: view.promises.filter(({ id }) => id !== promise.id),
      }),
      async () => {
        const kept = await call('promise_settle', {
          id: promise.id,
          revision: promise.revision,
          to: 'kept',
        })
        toasts.show(t('today-promise-kept'), async () => {
          await call('promise_settle', { id: kept.id, revision: kept.revision, to: 'open' })
        })
      },
    )
  }

  /** Whether a task can be closed from here: it needs no result and may be accepted now. */
  canFinish(task: TaskView): boolean {
    return !task.resultRequired && task.nextStates.includes('accepted')
  }

  /** A task is done. */
  async finish(task: TaskView): Promise<void> {
    await this.#act(
      (view) => ({
        ...view,
        lateTasks: view.lateTasks.filter((row) => row.task.id !== task.id),
        dueTasks: view.dueTasks.filter((row) => row.task.id !== task.id),
      }),
      async () => {
        const done = await call('task_move', {
          id: task.id,
          revision: task.revision,
          to: 'accepted',
        })
        const back = done.nextStates.includes(task.state) ? task.state : undefined
        toasts.show(
          t('today-task-done'),
          back &&
            (async () => {
              await call('task_move', { id: done.id, revision: done.revision, to: back })
            }),
        )
      },
    )
  }

  /** A reminder is done. */
  async settle(occurrence: OccurrenceRow): Promise<void> {
    await this.#act(without(occurrence), async () => {
      await call('occurrence_act', { id: occurrence.id, action: 'done' })
      toasts.show(t('today-reminder-done'), () => reopen(occurrence))
    })
  }

  /** A reminder comes again later. */
  async snooze(occurrence: OccurrenceRow, until: Date): Promise<void> {
    await this.#act(without(occurrence), async () => {
      await call('occurrence_act', {
        id: occurrence.id,
        action: 'snooze',
        until: until.toISOString(),
      })
      toasts.show(t('today-snoozed'), () => reopen(occurrence))
    })
  }

  async #act(after: (view: TodayView) => TodayView, act: () => Promise<void>): Promise<void> {
    const view = this.#today.value
    const takeBack = view ? this.#today.show(after(view)) : () => {}
    try {
      await act()
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
    }
  }
}

const without = (occurrence: OccurrenceRow) => (view: TodayView) => ({
  ...view,
  reminders: view.reminders.filter(({ id }) => id !== occurrence.id),
})

async function reopen(occurrence: OccurrenceRow): Promise<void> {
  await call('occurrence_act', { id: occurrence.id, action: 'reopen' })
}

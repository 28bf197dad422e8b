import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { Outcome } from '$lib/ipc/bindings/Outcome'
import type { PromiseState } from '$lib/ipc/bindings/PromiseState'
import type { PromiseView } from '$lib/ipc/bindings/PromiseView'
import type { TaskState } from '$lib/ipc/bindings/TaskState'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import { t } from '$lib/i18n'
import { call, IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import type { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'

/** What goes with a step of a task. */
export interface StepWords {
  note?: string
  result?: string
}

/** Steps that need a reason in words. */
export function needsNote(to: TaskState): boolean {
  return to === 'blocked' || to === 'returned' || to === 'dropped'
}

/** Steps that need the result in words, because it was agreed and is not there yet. */
export function needsResult(task: TaskView, to: TaskState): boolean {
  return (to === 'handed-in' || to === 'accepted') && task.resultRequired && !task.result
}

/** The step that comes next by itself; it gets a button, the others a menu. */
export function naturalStep(task: TaskView): TaskState | undefined {
  const order: Partial<Record<TaskState, TaskState>> = {
    'to-do': 'doing',
    doing: 'handed-in',
    blocked: 'doing',
    returned: 'doing',
    'handed-in': 'accepted',
  }
  const next = order[task.state]
  return next && task.nextStates.includes(next) ? next : undefined
}

/**
 * An expectation that was signed: its tasks move, its promises are settled, and it is closed one day.
 * Every step shows at once and is taken back if the core refuses.
 */
export class Agreement {
  #query: Query<ExpectationView>

  constructor(query: Query<ExpectationView>) {
    this.#query = query
  }

  /** Moves a task. A refusal that is about its words is thrown, so that they can be mended. */
  async moveTask(task: TaskView, to: TaskState, words: StepWords = {}): Promise<void> {
    const revert = this.#show((view) => ({
      ...view,
      tasks: view.tasks.map((one) =>
        one.id === task.id
          ? { ...one, state: to, stateNote: words.note ?? null, result: words.result ?? one.result }
          : one,
      ),
    }))
    try {
      const { id, revision } = task
      const moved = await call('task_move', { id, revision, to, ...words })
      await this.#query.refresh()
      toasts.show(
        t('expectation-task-moved', { state: t(`expectation-task-${to}`) }),
        this.#undoOf(task, moved),
      )
    } catch (reason) {
      revert()
      const error = IpcError.from(reason)
      if (error.field) throw error
      toasts.fail(errorText(error))
    }
  }

  /** Settles a promise, or opens it again. */
  async settle(promise: PromiseView, to: PromiseState): Promise<void> {
    const revert = this.#show((view) => ({
      ...view,
      promises: view.promises.map((one) => (one.id === promise.id ? { ...one, state: to } : one)),
    }))
    try {
      const { id, revision } = promise
      const settled = await call('promise_settle', { id, revision, to })
      await this.#query.refresh()
      const undo =
        to === 'open'
          ? undefined
          : async () => {
              await call('promise_settle', { id, revision: settled.revision, to: promise.state })
              await this.#query.refresh()
            }
      toasts.show(t('expectation-promise-settled', { state: t(`expectation-promise-${to}`) }), undo)
    } catch (reason) {
      revert()
      toasts.fail(errorText(IpcError.from(reason)))
    }
  }

  /** Closes it for good. */
  async close(outcome: Outcome): Promise<void> {
    const view = this.#query.value
    if (!view) return
    await call('expectation_close', { id: view.id, revision: view.revision, outcome })
    await this.#query.refresh()
  }

  #undoOf(before: TaskView, moved: TaskView): (() => Promise<void>) | undefined {
    if (!moved.nextStates.includes(before.state)) return undefined
    const { state: to, stateNote: note } = before
    return async () => {
      const words = needsNote(to) && note ? { note } : {}
      await call('task_move', { id: moved.id, revision: moved.revision, to, ...words })
      await this.#query.refresh()
    }
  }

  #show(change: (view: ExpectationView) => ExpectationView): () => void {
    const view = this.#query.value
    return view ? this.#query.show(change(view)) : () => undefined
  }
}

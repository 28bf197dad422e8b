import { call, IpcError } from '$lib/ipc/client'
import type { DocumentRow } from '$lib/ipc/bindings/DocumentRow'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { FeedbackRow } from '$lib/ipc/bindings/FeedbackRow'
import type { FormRow } from '$lib/ipc/bindings/FormRow'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { MemberView } from '$lib/ipc/bindings/MemberView'
import type { PlanView } from '$lib/ipc/bindings/PlanView'
import type { PromiseState } from '$lib/ipc/bindings/PromiseState'
import type { PromiseView } from '$lib/ipc/bindings/PromiseView'
import type { TaskState } from '$lib/ipc/bindings/TaskState'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'
import { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { draftOf } from './member-form.svelte'

/** What can be read before one speaks with somebody, and changed in place. */
export const facts = ['bestReached', 'recognition', 'strengths'] as const
export type Fact = (typeof facts)[number]

/** Whether a task is done. What was handed in waits for the manager's tick. */
export function isDone(task: TaskView): boolean {
  return task.state === 'accepted'
}

/** Whether a tick in the box is possible now. */
export function canFinish(task: TaskView): boolean {
  return task.nextStates.includes('accepted')
}

/** Late first, then by date; what is done stands at the end. */
export function tasksInOrder(tasks: readonly TaskView[]): TaskView[] {
  const rank = (task: TaskView) => (isDone(task) ? 1 : 0)
  return tasks
    .filter((task) => task.state !== 'dropped')
    .sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
}

/** Everything about one member. Made while the page is set up. */
export class Person {
  readonly member: Query<MemberView>
  readonly expectations: Query<ExpectationView[]>
  readonly promises: Query<PromiseView[]>
  /** What was agreed in talks and is still to be done. */
  readonly agreed: Query<TaskView[]>
  /** Improvement plans that have not ended. */
  readonly plans: Query<PlanView[]>
  /** Feedback that is still to be given. */
  readonly toDeliver: Query<FeedbackRow[]>
  readonly drafts: Query<FormRow[]>
  readonly documents: Query<DocumentRow[]>
  readonly id: MemberId

  constructor(id: MemberId) {
    this.id = id
    const theirs = (change: { id?: string; memberId?: MemberId }) =>
      (change.memberId ?? change.id ?? id) === id
    this.member = new Query(() => call('member_get', { id }), { on: ['member'], when: theirs })
    const ours = { when: (change: { memberId?: MemberId }) => (change.memberId ?? id) === id }
    this.expectations = new Query(() => openExpectations(id), { on: ['expectation'], ...ours })
    this.promises = new Query(
      async () => (await call('promise_list', { memberId: id, state: 'open', limit: 200 })).rows,
      { on: ['expectation'], ...ours },
    )
    this.agreed = new Query(() => call('task_list', { memberId: id }), {
      on: ['expectation'],
      ...ours,
    })
    this.plans = new Query(() => call('plan_list', { memberId: id }), { on: ['form'], ...ours })
    this.toDeliver = new Query(() => call('feedback_list', { memberId: id }), {
      on: ['form'],
      ...ours,
    })
    this.drafts = new Query(
      async () => (await call('form_list', { memberId: id, state: 'draft', limit: 20 })).rows,
      { on: ['form'], ...ours },
    )
    this.documents = new Query(
      async () => (await call('document_list', { memberId: id, limit: 5 })).rows,
      { on: ['document'], ...ours },
    )
  }

  /** Changes one fact. Answers why it was refused; the old text is back then. */
  async setFact(fact: Fact, text: string): Promise<string | undefined> {
    const member = this.member.value
    if (!member) return undefined
    const changed: MemberView = { ...member, [fact]: text || null }
    const takeBack = this.member.show(changed)
    try {
      this.member.show(
        await call('member_update', {
          id: member.id,
          revision: member.revision,
          member: draftOf(changed),
        }),
      )
      return undefined
    } catch (reason) {
      takeBack()
      const error = IpcError.from(reason)
      if (error.code === 'conflict') void this.member.refresh()
      return errorText(error)
    }
  }

  /** Archives or brings back, with a way back. */
  async archive(archived: boolean): Promise<void> {
    const member = this.member.value
    if (!member) return
    const { revision } = member
    const takeBack = this.member.show({ ...member, archived })
    try {
      this.member.show(await call('member_archive', { id: this.id, revision, archived }))
      toasts.show(t(archived ? 'person-archived-toast' : 'person-brought-back-toast'), () =>
        this.archive(!archived),
      )
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
      void this.member.refresh()
    }
  }

  /** Ticks a task, with its result if it needs one. */
  async finish(task: TaskView, result?: string): Promise<void> {
    const done = await this.#move(task, 'accepted', result ? { result } : {})
    if (!done) return
    // A task that was blocked or returned goes back with its reason.
    const reason = task.stateNote ? { note: task.stateNote } : {}
    toasts.show(t('person-task-done-toast'), async () => {
      await this.#move(done, task.state, reason)
    })
  }

  async #move(
    task: TaskView,
    to: TaskState,
    words: { note?: string; result?: string },
  ): Promise<TaskView | undefined> {
    const takeBack = this.#showTask({ ...task, state: to })
    try {
      const moved = await call('task_move', { id: task.id, revision: task.revision, to, ...words })
      this.#showTask(moved)
      return moved
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
      void this.expectations.refresh()
      void this.agreed.refresh()
      return undefined
    }
  }

  #showTask(task: TaskView): () => void {
    if (task.formId) {
      const agreed = this.agreed.value ?? []
      return this.agreed.show(agreed.map((other) => (other.id === task.id ? task : other)))
    }
    const all = this.expectations.value ?? []
    return this.expectations.show(
      all.map((expectation) =>
        expectation.id === task.expectationId
          ? {
              ...expectation,
              tasks: expectation.tasks.map((other) => (other.id === task.id ? task : other)),
            }
          : expectation,
      ),
    )
  }

  /** Settles a promise of the manager's; it leaves the list at once. */
  async settle(promise: PromiseView, to: Exclude<PromiseState, 'stated' | 'open'>): Promise<void> {
    const all = this.promises.value ?? []
    const takeBack = this.promises.show(all.filter((other) => other.id !== promise.id))
    try {
      const { id, revision } = await call('promise_settle', {
        id: promise.id,
        revision: promise.revision,
        to,
      })
      toasts.show(t(`person-promise-${to}-toast`), async () => {
        await call('promise_settle', { id, revision, to: 'open' })
        await this.promises.refresh()
      })
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
      void this.promises.refresh()
    }
  }
}

/** Agreed ones first, then what is still being written or signed. */
async function openExpectations(memberId: MemberId): Promise<ExpectationView[]> {
  const states = ['agreed', 'signing', 'draft'] as const
  const pages = await Promise.all(
    states.map((state) => call('expectation_list', { memberId, state, limit: 20 })),
  )
  return Promise.all(
    pages.flatMap((page) => page.rows.map(({ id }) => call('expectation_get', { id }))),
  )
}

import { call, IpcError } from '$lib/ipc/client'
import type { DocumentRow } from '$lib/ipc/bindings/DocumentRow'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { FormRow } from '$lib/ipc/bindings/FormRow'
import type { MemberDraft } from '$lib/ipc/bindings/MemberDraft'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { MemberView } from '$lib/ipc/bindings/MemberView'
import type { PromiseState } from '$lib/ipc/bindings/PromiseState'
import type { PromiseView } from '$lib/ipc/bindings/PromiseView'
import type { TaskState } from '$lib/ipc/bindings/TaskState'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'
import { Query } from '$lib/state/query.svelte'
import { Rows } from '$lib/state/rows.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { draftOf } from './member-form.svelte'

/** What can be read before one speaks with somebody, and changed in place. */
export const facts = ['bestReached', 'recognition', 'strengths'] as const
export type Fact = (typeof facts)[number]

/** States in which nothing is left to do. */
const settled: readonly TaskState[] = ['handed-in', 'accepted', 'dropped']

/** Whether a task counts as done. */
export function isDone(task: TaskView): boolean {
  return task.state === 'handed-in' || task.state === 'accepted'
}

/** Where a tick in the box takes a task, if it may be ticked now. */
export function doneState(task: TaskView): TaskState | undefined {
  return (['accepted', 'handed-in'] as const).find((state) => task.nextStates.includes(state))
}

/** Late first, then by date; what is done stands at the end. */
export function tasksInOrder(tasks: readonly TaskView[]): TaskView[] {
  const rank = (task: TaskView) => (settled.includes(task.state) ? 1 : 0)
  return tasks
    .filter((task) => task.state !== 'dropped')
    .sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
}

/** Everything about one member. Made while the page is set up. */
export class Person {
  readonly member: Query<MemberView>
  readonly timeline: Rows<TimelineRow>
  readonly expectations: Query<ExpectationView[]>
  readonly promises: Query<PromiseView[]>
  readonly drafts: Query<FormRow[]>
  readonly documents: Query<DocumentRow[]>
  readonly id: MemberId

  constructor(id: MemberId) {
    this.id = id
    const theirs = (change: { id?: string; memberId?: MemberId }) =>
      (change.memberId ?? change.id ?? id) === id
    this.member = new Query(() => call('member_get', { id }), { on: ['member'], when: theirs })
    this.timeline = new Rows((page) => call('timeline_list', { memberId: id, ...page }), {
      on: ['form', 'expectation', 'document'],
      when: (change) => !change.memberId || change.memberId === id,
    })
    const ours = { when: (change: { memberId?: MemberId }) => (change.memberId ?? id) === id }
    this.expectations = new Query(() => openExpectations(id), { on: ['expectation'], ...ours })
    this.promises = new Query(
      async () => (await call('promise_list', { memberId: id, state: 'open', limit: 200 })).rows,
      { on: ['expectation'], ...ours },
    )
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
    const { [fact]: _, ...rest } = draftOf(member)
    const draft: MemberDraft = text ? { ...rest, [fact]: text } : rest
    const takeBack = this.member.show({ ...member, [fact]: text || null })
    try {
      this.member.show(
        await call('member_update', { id: member.id, revision: member.revision, member: draft }),
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
    const to = doneState(task)
    if (!to) return
    const before = task.state
    const moved = await this.#move(task, to, result)
    if (!moved) return
    // Only what the core allows can be offered as a way back.
    const undo = moved.nextStates.includes(before)
      ? async () => void (await this.#move(moved, before))
      : undefined
    toasts.show(t('person-task-done-toast'), undo)
  }

  async #move(task: TaskView, to: TaskState, result?: string): Promise<TaskView | undefined> {
    const takeBack = this.#showTask({ ...task, state: to })
    try {
      const moved = await call('task_move', {
        id: task.id,
        revision: task.revision,
        to,
        ...(result ? { result } : {}),
      })
      this.#showTask(moved)
      return moved
    } catch (reason) {
      takeBack()
      toasts.fail(errorText(IpcError.from(reason)))
      void this.expectations.refresh()
      return undefined
    }
  }

  #showTask(task: TaskView): () => void {
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

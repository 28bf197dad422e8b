import { daysBetween, today } from '$lib/format/dates'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { cadenceWords, talksToday } from './one-to-ones'
import { waiting } from './notes'
import type { World } from './world'

const settled = new Set(['accepted', 'dropped'])

function tasks(world: World) {
  return world.tasks
    .filter((task) => !settled.has(task.state) && task.dueOn)
    .map((task) => {
      const expectation = world.expectations.find(({ id }) => id === task.expectationId)
      return {
        task,
        memberId: expectation?.memberId ?? task.ownerId,
        memberName: expectation?.memberName ?? task.ownerName,
        originTitle: expectation?.title ?? '',
        daysLate: Math.max(0, daysBetween(task.dueOn ?? today(), today())),
      }
    })
    .filter((row): row is typeof row & { memberId: NonNullable<typeof row.memberId> } =>
      Boolean(row.memberId),
    )
}

export const handlers: Handlers = {
  today_view: (_, world) => {
    const open = world.promises.filter(({ state }) => state === 'open')
    const late = open.filter(({ dueOn }) => dueOn && dueOn < today())
    return {
      date: today(),
      managerFirstName: world.session.settings.managerName.split(' ')[0] ?? null,
      lateTasks: tasks(world).filter(({ daysLate }) => daysLate > 0),
      latePromises: late.map((promise) => ({
        promise,
        daysLate: daysBetween(promise.dueOn ?? today(), today()),
      })),
      dueTasks: tasks(world).filter(({ task }) => task.dueOn === today()),
      reminders: world.occurrences.filter(({ state }) => state === 'due'),
      promises: open.filter((promise) => !late.includes(promise)).slice(0, 4),
      promisesOpen: open.length,
      drafts: world.forms.filter(({ state }) => state === 'draft'),
      expectationDrafts: world.expectations.filter(({ state }) =>
        ['draft', 'signing'].includes(state),
      ),
      formsBeingSigned: world.documents.filter(
        ({ kind, state }) => kind === 'form' && state !== 'sealed',
      ),
      talks: talksToday(world),
      comingUp: world.occurrences.filter(({ state }) => state === 'scheduled'),
      notTalkedTo: world.promises.length === 0 ? [] : memberRows(world).slice(2, 4),
      captures: waiting(world),
      unreadableCaptures: 0,
      kitSaved: world.session.kitSaved,
      hasMembers: world.members.length > 0,
    }
  },
  member_list: ({ archived }, world) => ({
    rows: memberRows(world).filter((member) => member.archived === (archived ?? false)),
  }),
  task_move: ({ id, to, note, result }, world) => {
    const task = world.tasks.find((one) => one.id === id)
    if (!task) throw new IpcError('not-found', 'This task is gone.')
    Object.assign(task, {
      state: to,
      stateNote: note ?? null,
      result: result ?? null,
      revision: task.revision + 1,
    })
    world.changed('expectation')
    return task
  },
  promise_settle: ({ id, to }, world) => {
    const promise = world.promises.find((one) => one.id === id)
    if (!promise) throw new IpcError('not-found', 'This promise is gone.')
    Object.assign(promise, { state: to, revision: promise.revision + 1 })
    world.changed('expectation')
    return promise
  },
  occurrence_act: ({ id, action, until }, world) => {
    const occurrence = world.occurrences.find((one) => one.id === id)
    if (!occurrence) throw new IpcError('not-found', 'This reminder is gone.')
    const state = {
      acknowledge: 'acknowledged',
      done: 'done',
      skip: 'skipped',
      snooze: 'snoozed',
      reopen: 'due',
    } as const
    Object.assign(occurrence, { state: state[action], snoozedUntil: until ?? null })
    world.changed('reminder')
    return occurrence
  },
}

/** The members as a list shows them. */
export function memberRows(world: World) {
  return world.members.map((member) => {
    const owned = world.expectations.filter(({ memberId }) => memberId === member.id)
    return {
      id: member.id,
      name: member.name,
      preferredName: member.preferredName,
      role: member.role,
      relation: member.relation,
      late:
        owned.some(({ tasksLate }) => tasksLate > 0) ||
        world.promises.some(
          ({ memberId, dueOn, state }) =>
            memberId === member.id && state === 'open' && dueOn !== null && dueOn < today(),
        ),
      openExpectations: owned.filter(({ state }) => state === 'agreed').length,
      lastTalkOn: '2026-10-27',
      cadence: cadenceWords(world, member.id),
      longestGapDays: cadenceWords(world, member.id) ? 14 : null,
      archived: member.archived,
    }
  })
}

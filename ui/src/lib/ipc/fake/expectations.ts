import { today } from '$lib/format/dates'
import type { ExpectationId } from '../bindings/ExpectationId'
import type { ExpectationRow } from '../bindings/ExpectationRow'
import type { ExpectationText } from '../bindings/ExpectationText'
import type { ExpectationView } from '../bindings/ExpectationView'
import type { Hint } from '../bindings/Hint'
import type { Missing } from '../bindings/Missing'
import type { PromiseId } from '../bindings/PromiseId'
import type { TaskId } from '../bindings/TaskId'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { sampleTexts } from './expectation-texts'
import { sampleId } from './sample'
import type { World } from './world'

interface Kept {
  text: ExpectationText
  revision: number
}

const kept = new WeakMap<World, Map<ExpectationId, Kept>>()

function store(world: World): Map<ExpectationId, Kept> {
  const known = kept.get(world)
  if (known) return known
  const fresh = new Map<ExpectationId, Kept>()
  kept.set(world, fresh)
  for (const [id, text] of sampleTexts) {
    const row = world.expectations.find((one) => one.id === id)
    if (row) write(world, fresh, row, text)
  }
  return fresh
}

let lines = 100

/** Keeps a text; its tasks and promises become records of their own, as in the vault. */
function write(
  world: World,
  texts: Map<ExpectationId, Kept>,
  row: ExpectationRow,
  { tasks, promises, ...text }: ExpectationText,
): void {
  const old = texts.get(row.id)
  texts.set(row.id, { text, revision: (old?.revision ?? 0) + 1 })
  row.title = text.title
  row.deadline = text.deadline ?? null
  if (tasks && (row.state === 'draft' || tasks.length > 0)) {
    world.tasks = world.tasks.filter((task) => task.expectationId !== row.id)
    for (const task of tasks) {
      const ownerId = task.managerOwns ? null : (task.ownerId ?? row.memberId)
      world.tasks.push({
        id: task.id ?? (sampleId(3, (lines += 1)) as TaskId),
        expectationId: row.id,
        formId: null,
        revision: 1,
        text: task.text,
        ownerId,
        ownerName:
          world.members.find(({ id }) => id === ownerId)?.name ??
          world.session.settings.managerName,
        helpers: task.helpers ?? null,
        dueOn: task.dueOn ?? null,
        resultRequired: task.resultRequired ?? false,
        state: 'to-do',
        stateNote: null,
        result: null,
        stateSince: row.updatedAt,
        nextStates: ['doing', 'blocked', 'handed-in', 'accepted', 'dropped'],
      })
    }
    row.tasksOpen = tasks.length
  }
  if (promises && promises.length > 0) {
    world.promises = world.promises.filter((promise) => promise.expectationId !== row.id)
    for (const promise of promises) {
      world.promises.push({
        id: promise.id ?? (sampleId(4, (lines += 1)) as PromiseId),
        memberId: row.memberId,
        memberName: row.memberName,
        expectationId: row.id,
        formId: null,
        revision: 1,
        text: promise.text,
        dueOn: promise.dueOn ?? null,
        dueWords: promise.dueWords ?? null,
        state: 'stated',
      })
    }
  }
}

function rowOf(world: World, id: ExpectationId): ExpectationRow {
  const row = world.expectations.find((one) => one.id === id)
  if (!row) throw new IpcError('not-found', 'This expectation is not there any more.')
  return row
}

/** An expectation in full. */
export function viewOf(world: World, id: ExpectationId): ExpectationView {
  const row = rowOf(world, id)
  const { text, revision } = store(world).get(id) ?? { text: { title: row.title }, revision: 1 }
  const documents = world.documents.filter(({ title }) => title === row.title)
  return {
    id,
    number: row.number,
    memberId: row.memberId,
    memberName: row.memberName,
    revision,
    version: 1,
    state: row.state,
    expectation: text,
    tasks: world.tasks.filter((task) => task.expectationId === id),
    promises: world.promises.filter((promise) => promise.expectationId === id),
    documentId: documents.at(-1)?.id ?? null,
    sample: false,
    updatedAt: row.updatedAt,
  }
}

/** The text with its tasks and promises, as it goes on paper. */
export function textOf(world: World, id: ExpectationId): ExpectationText {
  const view = viewOf(world, id)
  return {
    ...view.expectation,
    tasks: view.tasks.map(({ text, dueOn, helpers, ownerId }) => ({
      text,
      ...(dueOn && { dueOn }),
      ...(helpers && { helpers }),
      ...(ownerId ? { ownerId } : { managerOwns: true }),
    })),
    promises: view.promises.map(({ text, dueOn, dueWords }) => ({
      text,
      ...(dueOn && { dueOn }),
      ...(dueWords && { dueWords }),
    })),
  }
}

function validate({ title, startsOn, deadline }: ExpectationText): void {
  if (title.trim() === '') throw new IpcError('validation', 'Give it a title.', 'title')
  if (startsOn && deadline && deadline < startsOn) {
    const message = 'The deadline lies before the start. Choose a later day.'
    throw new IpcError('validation', message, 'deadline')
  }
}

function hints(text: ExpectationText): Hint[] {
  const found: Hint[] = []
  const vague = (field: string, words: string | undefined) => {
    const about = /\b(quickly|soon|better|asap)\b/i.exec(words ?? '')?.[0]
    const why = 'can mean different things. Say when.'
    if (about) found.push({ field, tone: 'consider', about, text: why })
  }
  vague('what', text.what)
  vague('consequence.what', text.consequence?.what)
  text.tasks?.forEach((task, index) => vague(`tasks[${index}].text`, task.text))
  if (/within|by \d/.test(text.what ?? '')) {
    found.push({ field: 'what', tone: 'good', about: null, text: 'Says who, what and when.' })
  }
  const [from, to] = [Number(text.measure?.baseline), Number(text.measure?.target)]
  if (from > 0 && to > 0 && Math.abs(to - from) >= from / 2) {
    const step = `From ${from} to ${to} is a big step. Add a step of ${Math.round((from + to) / 2)} on the way.`
    found.push({ field: 'measure.target', tone: 'consider', about: null, text: step })
  }
  if (text.reward?.what && text.reward.when && text.reward.decidedBy) {
    const good = 'Says what, when and who decides.'
    found.push({ field: 'reward.what', tone: 'good', about: null, text: good })
  }
  return found
}

function missing(text: ExpectationText): Missing[] {
  const needs: [unknown, string, string][] = [
    [text.what, 'what', 'Say what will be done.'],
    [text.measure?.text, 'measure.text', 'Say how it is measured.'],
    [text.deadline, 'deadline', 'Say by when.'],
    [text.reward?.what, 'reward.what', 'Say what happens if it is met.'],
    [text.consequence?.what, 'consequence.what', 'Say what happens if it is not met.'],
  ]
  return needs.filter(([there]) => !there).map(([, field, why]) => ({ field, text: why }))
}

/** Filled fields of a text: the worry and the confidence stay, the rest goes on paper. */
function reach(text: ExpectationText): { onPaper: number; stays: number } {
  const filled = Object.entries(text).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  )
  const stays = filled.filter(([name]) => name === 'worry' || name === 'confidence').length
  return { onPaper: filled.length - stays, stays }
}

export const handlers: Handlers = {
  expectation_list: ({ memberId, state }, world) => {
    store(world)
    const rows = world.expectations.filter(
      (row) => (!memberId || row.memberId === memberId) && (!state || row.state === state),
    )
    return { rows }
  },
  expectation_get: ({ id }, world) => viewOf(world, id),
  expectation_create: ({ memberId, expectation }, world) => {
    validate(expectation)
    const member = world.members.find((one) => one.id === memberId)
    if (!member) throw new IpcError('not-found', 'This person is not there any more.')
    const number = 45 + world.expectations.length
    const row: ExpectationRow = {
      id: sampleId(2, number) as ExpectationId,
      number: `EXP-${String(number).padStart(4, '0')}`,
      memberId: memberId,
      memberName: member.name,
      title: expectation.title,
      state: 'draft',
      deadline: null,
      tasksOpen: 0,
      tasksDone: 0,
      tasksLate: 0,
      tasksBlocked: 0,
      updatedAt: `${today()}T08:14:00Z`,
    }
    world.expectations.unshift(row)
    write(world, store(world), row, expectation)
    world.changed('expectation')
    return viewOf(world, row.id)
  },
  expectation_update: ({ id, revision, expectation }, world) => {
    const row = rowOf(world, id)
    validate(expectation)
    if (viewOf(world, id).revision !== revision) {
      throw new IpcError('conflict', 'This was changed since you opened it.')
    }
    write(world, store(world), row, { tasks: [], promises: [], ...expectation })
    world.changed('expectation')
    return viewOf(world, id)
  },
  expectation_discard: ({ id }, world) => {
    world.expectations = world.expectations.filter((row) => row.id !== id)
    world.changed('expectation')
    return {}
  },
  expectation_close: ({ id, outcome }, world) => {
    rowOf(world, id).state = outcome
    world.changed('expectation')
    return viewOf(world, id)
  },
  expectation_check: ({ expectation }) => ({
    hints: hints(expectation),
    missing: missing(expectation),
    ...reach(expectation),
  }),
}

import { flushSync } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { TaskState } from '$lib/ipc/bindings/TaskState'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import { call, IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { Agreement, naturalStep, needsNote, needsResult } from './agreement.svelte'

const task = (change: Partial<TaskView> = {}) =>
  ({
    id: 't1',
    revision: 1,
    text: 'Clear the seven open reports',
    state: 'doing',
    stateNote: null,
    result: null,
    resultRequired: false,
    nextStates: ['to-do', 'blocked', 'handed-in', 'accepted', 'dropped'],
    ...change,
  }) as TaskView

let stop: (() => void) | undefined
afterEach(() => {
  stop?.()
  toasts.clear()
})

/** A core with one agreed expectation. */
async function start(refuse?: IpcError) {
  const view = {
    id: 'e1',
    revision: 3,
    state: 'agreed',
    tasks: [task()],
    promises: [{ id: 'p1', revision: 1, state: 'open' }],
  } as unknown as ExpectationView
  const calls: [string, unknown][] = []
  openPortal({
    listen: () => () => undefined,
    invoke: (command, request) => {
      calls.push([command, request])
      if (command === 'expectation_get') return Promise.resolve(structuredClone(view))
      if (refuse) return Promise.reject(refuse)
      const { to, note } = request as { to: TaskState; note?: string }
      if (command === 'task_move') {
        const [before] = view.tasks
        if (!before) throw new Error('no task')
        view.tasks = [
          task({
            revision: before.revision + 1,
            state: to,
            stateNote: note ?? null,
            nextStates: ['doing', 'blocked', 'to-do'],
          }),
        ]
        return Promise.resolve(structuredClone(view.tasks[0]))
      }
      if (command === 'promise_settle') {
        const promise = view.promises[0]
        if (promise) Object.assign(promise, { state: to, revision: promise.revision + 1 })
        return Promise.resolve(structuredClone(promise))
      }
      return Promise.resolve({ ...view, state: 'met' })
    },
  })
  let query: Query<ExpectationView> | undefined
  stop = $effect.root(() => {
    query = new Query(() => call('expectation_get', { id: view.id }))
  })
  flushSync()
  await Promise.resolve()
  await query?.refresh()
  if (!query) throw new Error('no query')
  const of = (name: string) => calls.filter(([command]) => command === name).map(([, q]) => q)
  return { query, of, agreement: new Agreement(query) }
}

describe('a task', () => {
  it('shows its new state at once, and after the core has agreed', async () => {
    const { query, agreement } = await start()
    const moving = agreement.moveTask(task(), 'accepted')
    expect(query.value?.tasks[0]?.state, 'the next frame shows it').toBe('accepted')
    await moving
    expect(query.value?.tasks[0]?.state).toBe('accepted')
  })

  it('goes back with undo, and takes its old reason along', async () => {
    const { agreement, of } = await start()
    await agreement.moveTask(
      task({ state: 'blocked', stateNote: 'The portal is closed.' }),
      'doing',
    )
    await toasts.undo()
    expect(of('task_move').at(-1)).toEqual({
      id: 't1',
      revision: 2,
      to: 'blocked',
      note: 'The portal is closed.',
    })
  })

  it('stays where it was when the core refuses, and the words come back to the field', async () => {
    const refusal = new IpcError('validation', 'Say what blocks it.', 'note')
    const { query, agreement } = await start(refusal)
    await expect(agreement.moveTask(task(), 'blocked', { note: ' ' })).rejects.toBe(refusal)
    expect(query.value?.tasks[0]?.state).toBe('doing')
  })

  it('tells about a refusal that no field can show', async () => {
    const { query, agreement } = await start(new IpcError('disk-full', 'Full.'))
    await agreement.moveTask(task(), 'accepted')
    expect(query.value?.tasks[0]?.state).toBe('doing')
    expect(toasts.current?.tone).toBe('over')
  })

  it('asks for words only where they are needed', () => {
    expect((['blocked', 'returned', 'dropped'] as const).every(needsNote)).toBe(true)
    expect(needsNote('accepted')).toBe(false)
    expect(needsResult(task({ resultRequired: true }), 'accepted')).toBe(true)
    expect(needsResult(task({ resultRequired: true, result: 'Done' }), 'accepted')).toBe(false)
    expect(needsResult(task(), 'accepted')).toBe(false)
  })

  it('offers the step that comes next, if the core allows it', () => {
    expect(naturalStep(task())).toBe('handed-in')
    expect(naturalStep(task({ nextStates: ['to-do'] }))).toBeUndefined()
  })
})

it('settles a promise and takes it back with undo', async () => {
  const { query, agreement, of } = await start()
  const [promise] = query.value?.promises ?? []
  if (!promise) throw new Error('no promise')
  await agreement.settle(promise, 'kept')
  expect(query.value?.promises[0]?.state).toBe('kept')
  await toasts.undo()
  expect(of('promise_settle').at(-1)).toEqual({ id: 'p1', revision: 2, to: 'open' })
})

it('closes with the revision that was read', async () => {
  const { agreement, of } = await start()
  await agreement.close('met')
  expect(of('expectation_close')).toEqual([{ id: 'e1', revision: 3, outcome: 'met' }])
})

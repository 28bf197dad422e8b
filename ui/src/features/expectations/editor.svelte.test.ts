import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExpectationText } from '$lib/ipc/bindings/ExpectationText'
import type { ExpectationUpdate } from '$lib/ipc/bindings/ExpectationUpdate'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { Hint } from '$lib/ipc/bindings/Hint'
import type { Missing } from '$lib/ipc/bindings/Missing'
import type { TaskView } from '$lib/ipc/bindings/TaskView'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { emptyTask } from './draft'
import { ExpectationEditor } from './editor.svelte'

/** A vault with one draft, which keeps what it is sent and can be told to refuse. */
function vault() {
  const state = {
    revision: 4,
    text: { title: 'Visit reports within two working days' } as ExpectationText,
    hints: [] as Hint[],
    missing: [] as Missing[],
    refuse: undefined as { code: string; message: string; field?: string } | undefined,
    updates: [] as ExpectationUpdate[],
    calls: [] as string[],
    ids: 0,
  }
  const view = (): ExpectationView => {
    const { tasks = [], ...expectation } = state.text
    return {
      id: 'e1',
      number: 'EXP-0001',
      memberId: 'tomas',
      memberName: 'Tomás Herrera',
      revision: state.revision,
      version: 1,
      state: 'draft',
      expectation,
      tasks: tasks.map((task) => ({
        id: task.id,
        text: task.text,
        ownerId: task.managerOwns ? null : (task.ownerId ?? 'tomas'),
        helpers: null,
        dueOn: null,
        resultRequired: false,
      })) as unknown as TaskView[],
      promises: [],
      documentId: null,
      sample: false,
      updatedAt: '2026-11-19T08:00:00Z',
    } as unknown as ExpectationView
  }
  openPortal({
    listen: () => () => undefined,
    invoke: (command, request) => {
      state.calls.push(command)
      switch (command) {
        case 'expectation_update': {
          const update = request as ExpectationUpdate
          state.updates.push(update)
          if (state.refuse) return Promise.reject(IpcError.from(state.refuse))
          if (update.revision !== state.revision)
            return Promise.reject(new IpcError('conflict', 'Changed.'))
          state.revision += 1
          state.text = {
            ...update.expectation,
            tasks: (update.expectation.tasks ?? []).map((task) => ({
              ...task,
              id: task.id ?? (`task-${(state.ids += 1)}` as never),
            })),
          }
          return Promise.resolve(view())
        }
        case 'expectation_check':
          return Promise.resolve({
            hints: state.hints,
            missing: state.missing,
            onPaper: 3,
            stays: 1,
          })
        case 'preview_expectation':
          return Promise.resolve({
            token: 't',
            pages: 0,
            pageWidth: 595,
            pageHeight: 842,
            marks: [],
            notices: [],
          })
        case 'expectation_get':
          return Promise.resolve(view())
        default:
          return Promise.reject(new Error(command))
      }
    },
  })
  return { state, view }
}

let stop: (() => void) | undefined

function open(before?: (state: ReturnType<typeof vault>['state']) => void) {
  const { state, view } = vault()
  before?.(state)
  let editor: ExpectationEditor | undefined
  stop = $effect.root(() => {
    editor = new ExpectationEditor(view(), 'a4')
  })
  flushSync()
  if (!editor) throw new Error('no editor')
  return { state, editor }
}

/** Types, and lets effects see it. */
function type(change: () => void) {
  change()
  flushSync()
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  stop?.()
  vi.useRealTimers()
})

describe('saving', () => {
  it('saves nothing that was not changed', async () => {
    const { state } = open()
    await vi.advanceTimersByTimeAsync(5000)
    expect(state.updates).toEqual([])
  })

  it('sends the newest text with the revision, empty fields left out', async () => {
    const { state, editor } = open()
    type(() => (editor.draft.what = 'Tomás files every report'))
    type(() => (editor.draft.what = 'Tomás files every report within two working days.'))
    await vi.advanceTimersByTimeAsync(400)
    expect(state.updates).toEqual([
      {
        id: 'e1',
        revision: 4,
        expectation: {
          title: 'Visit reports within two working days',
          what: 'Tomás files every report within two working days.',
        },
      },
    ])
    expect(editor.autosave.revision).toBe(5)
  })

  it('gives a new line the record it has become, also after lines were moved', async () => {
    const { state, editor } = open()
    type(() => editor.draft.tasks.push({ ...emptyTask(), text: 'First' }))
    type(() => editor.draft.tasks.push({ ...emptyTask(), text: 'Second' }))
    await vi.advanceTimersByTimeAsync(400)
    type(() => editor.draft.tasks.reverse())
    await vi.advanceTimersByTimeAsync(400)
    const tasks = state.updates.at(-1)?.expectation.tasks
    expect(tasks?.map(({ id, text }) => [id, text])).toEqual([
      ['task-2', 'Second'],
      ['task-1', 'First'],
    ])
  })

  it('keeps a line without a word on the screen and does not send it', async () => {
    const { state, editor } = open()
    type(() => editor.draft.tasks.push(emptyTask()))
    await vi.advanceTimersByTimeAsync(1000)
    expect(state.updates, 'there is nothing to say about it yet').toEqual([])
    expect(editor.draft.tasks.length).toBe(1)
  })

  it('shows a refusal at the field and loses nothing', async () => {
    const { state, editor } = open()
    state.refuse = {
      code: 'validation',
      message: 'The deadline lies before the first day.',
      field: 'expectation.deadline',
    }
    type(() => (editor.draft.deadline = '2026-01-01'))
    await vi.advanceTimersByTimeAsync(400)
    expect(editor.error('deadline')).toBe('The deadline lies before the first day.')
    expect(editor.error('startsOn'), 'no other field is blamed').toBeUndefined()
    expect(editor.draft.deadline).toBe('2026-01-01')
    state.refuse = undefined
    type(() => (editor.draft.deadline = '2027-01-29'))
    await vi.advanceTimersByTimeAsync(400)
    expect(editor.error('deadline')).toBeUndefined()
    expect(state.text.deadline).toBe('2027-01-29')
  })

  it('blames the right line although lines without a word stand before it', async () => {
    const { state, editor } = open()
    state.refuse = { code: 'validation', message: 'Too late.', field: 'tasks[0].dueOn' }
    type(() => {
      editor.draft.tasks.push(emptyTask(), { ...emptyTask(), text: 'Clear the open reports' })
    })
    await vi.advanceTimersByTimeAsync(400)
    const [blank, line] = editor.draft.tasks
    expect(editor.error('tasks', line?.id)).toBe('Too late.')
    expect(editor.error('tasks', blank?.id)).toBeUndefined()
  })
})

describe('a conflict', () => {
  async function conflict() {
    const opened = open()
    opened.state.revision = 9
    opened.state.text = { title: 'Changed elsewhere' }
    type(() => (opened.editor.draft.title = 'Changed here'))
    await vi.advanceTimersByTimeAsync(400)
    expect(opened.editor.autosave.state).toBe('conflict')
    expect(opened.editor.draft.title, 'what was typed stays').toBe('Changed here')
    return opened
  }

  it('can be settled for what is typed here', async () => {
    const { state, editor } = await conflict()
    await editor.keepMine()
    await vi.advanceTimersByTimeAsync(400)
    expect(state.text.title).toBe('Changed here')
  })

  it('can be settled for the newer state', async () => {
    const { state, editor } = await conflict()
    await editor.takeTheirs()
    flushSync()
    await vi.advanceTimersByTimeAsync(1000)
    expect(editor.draft.title).toBe('Changed elsewhere')
    expect(state.text.title, 'nothing was sent').toBe('Changed elsewhere')
    expect(editor.autosave.state).toBe('idle')
  })
})

describe('gentle checks', () => {
  const hint: Hint = {
    field: 'what',
    tone: 'consider',
    about: 'quickly',
    text: 'can mean different things. Say when.',
  }

  it('wait while something hangs open from the form', async () => {
    const { state, editor } = open()
    state.hints = [hint]
    type(() => (editor.draft.what = 'Reports are finished quickly.'))
    const release = editor.keepStill()
    await vi.advanceTimersByTimeAsync(5000)
    expect(editor.hints('what'), 'nothing moves under the hand').toEqual([])
    release()
    await vi.advanceTimersByTimeAsync(0)
    expect(editor.hints('what'), 'they were only put off').toHaveLength(1)
  })

  it('speak 600 ms after typing stops, and fall silent while it goes on', async () => {
    const { state, editor } = open()
    state.hints = [hint]
    editor.field = 'what'
    type(() => (editor.draft.what = 'Reports are finished quickly.'))
    await vi.advanceTimersByTimeAsync(599)
    expect(editor.hints('what')).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(editor.hints('what')).toEqual([{ tone: 'risk', about: 'quickly', text: hint.text }])
    type(() => (editor.draft.what = 'Reports are finished quickly, on site'))
    expect(editor.hints('what'), 'what was said is about an older text').toEqual([])
  })

  it('name the line they are about', async () => {
    const { state, editor } = open()
    state.hints = [{ ...hint, field: 'tasks[0].text' }]
    type(() => editor.draft.tasks.push({ ...emptyTask(), text: 'Finish quickly' }))
    await vi.advanceTimersByTimeAsync(600)
    expect(editor.hints('tasks', editor.draft.tasks[0]?.id).length).toBe(1)
    expect(editor.hints('tasks'), 'the list as a whole is not blamed').toEqual([])
  })

  it('never get in the way', async () => {
    const { state, editor } = open()
    state.hints = [hint]
    expect(await editor.prepare(), 'a hint does not block signing').toBe(true)
  })
})

describe('preparing for signing', () => {
  it('answers with what is missing, and forgets it when nothing is', async () => {
    const { state, editor } = open()
    state.missing = [{ field: 'measure', text: 'Say how it is measured.' }]
    expect(await editor.prepare()).toBe(false)
    expect(editor.asked).toBe(true)
    expect(editor.missing).toEqual(state.missing)
    state.missing = []
    type(() => (editor.draft.measure.text = 'Visits reported in time'))
    await vi.advanceTimersByTimeAsync(600)
    expect(editor.asked, 'the list goes when everything is there').toBe(false)
  })

  it('saves first, and does not go on with a text that the vault refused', async () => {
    const { state, editor } = open()
    state.refuse = { code: 'validation', message: 'A title is needed.', field: 'title' }
    type(() => (editor.draft.title = ''))
    expect(await editor.prepare()).toBe(false)
    expect(editor.missing[0]).toEqual({ field: 'title', text: 'A title is needed.' })
  })
})

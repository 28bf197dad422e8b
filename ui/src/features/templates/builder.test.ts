import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OwnTemplateView } from '$lib/ipc/bindings/OwnTemplateView'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import { call, IpcError } from '$lib/ipc/client'
import { Builder } from './builder.svelte'
import { fieldsOf } from './definition'

let core: FakeCore
let view: OwnTemplateView

beforeEach(async () => {
  core = openFake({})
  view = await call('template_own_create', { copyOf: 'grow' })
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

const keys = (builder: Builder) => fieldsOf(builder.definition).map(({ key }) => key)

it('saves what is written, and keeps it after it was left', async () => {
  const builder = new Builder(view, 'en')
  builder.setHead({ title: builder.write(builder.definition.title, 'Walk') })
  await vi.advanceTimersByTimeAsync(1000)
  expect(builder.autosave.dirty).toBe(false)
  const read = await call('template_own_get', { key: view.key })
  expect((read.definition.title as { en: string }).en).toBe('Walk')
  expect(new Builder(read, 'en').read(builder.definition.title)).toBe('Walk')
})

it('undoes and redoes, with quick typing as one step', () => {
  const builder = new Builder(view, 'en')
  const before = builder.definition
  for (const words of ['W', 'Wa', 'Walk']) {
    builder.setHead({ title: builder.write(builder.definition.title, words) })
  }
  builder.addField('scale')
  builder.undo()
  expect(builder.read(builder.definition.title)).toBe('Walk')
  builder.undo()
  expect(builder.definition, 'three letters are one step').toEqual(before)
  expect(builder.canUndo).toBe(false)
  builder.redo()
  builder.redo()
  expect(keys(builder)).toContain('scale')
  expect(builder.canRedo).toBe(false)
})

it('adds a field below the one that is open, and opens it', () => {
  const builder = new Builder(view, 'en')
  const [first] = keys(builder)
  builder.show(first)
  builder.addField('date')
  expect(keys(builder)[1]).toBe(builder.open)
  expect(builder.placeOf(builder.open)).toEqual({ section: 0, field: 1 })
})

it('shows the form as the core sees it, with the answers of the test, and what is wrong', async () => {
  const builder = new Builder(view, 'de')
  await vi.advanceTimersByTimeAsync(200)
  expect(builder.writing, 'a copy of a built-in template has both languages').toBe('de')
  expect(builder.tried?.template?.sections).toHaveLength(builder.definition.sections.length)
  builder.setField({ section: 0, field: 0 }, { label: '' })
  await vi.advanceTimersByTimeAsync(200)
  expect(builder.problemsAt('sections[0].fields[0]')).toHaveLength(1)
  expect(builder.problemsAt('sections[0].fields[1]')).toHaveLength(0)
})

it('publishes what is written, after saving it', async () => {
  const builder = new Builder(view, 'en')
  builder.addField('check')
  expect(await builder.publish()).toBeUndefined()
  expect(builder.view.published).toBe(1)
  expect(builder.changed).toBe(false)
  builder.addField('check')
  expect(builder.changed, 'more can be written at once').toBe(true)
})

it('does not overwrite what was written in another window', async () => {
  const builder = new Builder(view, 'en')
  await call('template_own_save', { key: view.key, revision: 1, definition: view.definition })
  builder.addField('check')
  await vi.advanceTimersByTimeAsync(1000)
  expect(builder.autosave.state).toBe('conflict')
  expect(await builder.publish()).toBeInstanceOf(IpcError)
  await builder.takeNewer()
  expect(builder.canUndo, 'undo does not lead back over it').toBe(false)
  expect(core).toBeDefined()
})

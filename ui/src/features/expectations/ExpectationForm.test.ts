import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { sampleId } from '$lib/ipc/fake/sample'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import ExpectationForm from './ExpectationForm.svelte'

/** Found by their labels: roles of a whole form are dear to compute here. */
const tasks = () =>
  screen.getAllByLabelText(/^Task \d/).map((box) => (box as HTMLTextAreaElement).value)

beforeEach(async () => {
  // jsdom has none of these, and no rule under test depends on them.
  const nothing = { observe: () => undefined, disconnect: () => undefined }
  globalThis.IntersectionObserver = function () {
    return nothing
  } as unknown as typeof IntersectionObserver
  Object.assign(Element.prototype, {
    getAnimations: () => [],
    animate: () => ({ cancel: () => undefined }),
  })
  Object.assign(URL, { createObjectURL: () => 'blob:page', revokeObjectURL: () => undefined })
  openFake({})
  await session.refresh()
  const view = await call('expectation_get', { id: sampleId(2, 44) as ExpectationId })
  render(ExpectationForm, { view, team: [] })
})
afterEach(() => toasts.clear())

it('moves a task with Alt and the arrows, and says where it went', async () => {
  const keyboard = userEvent.setup()
  const [first] = tasks()
  await keyboard.click(screen.getByLabelText('Task 1'))
  await keyboard.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(tasks()[1]).toBe(first)
  expect(screen.getByText('Moved to 2 of 4'), 'it is announced').toBeTruthy()
  expect(
    (document.activeElement as HTMLInputElement).value,
    'the focus stays with the line that moved',
  ).toBe(first)
})

it('adds a line with Enter and takes an empty one away with Backspace', async () => {
  const keyboard = userEvent.setup()
  await keyboard.click(screen.getByLabelText('Task 2'))
  await keyboard.keyboard('{Enter}')
  expect(tasks().length).toBe(5)
  expect(tasks()[2], 'the new line stands under the one it was added from').toBe('')
  await keyboard.keyboard('{Backspace}')
  expect(tasks().length).toBe(4)
})

it('brings a removed line back to its place', async () => {
  const keyboard = userEvent.setup()
  const before = tasks()
  await keyboard.click(screen.getByLabelText('Remove task 2'))
  expect(tasks()).toEqual(before.toSpliced(1, 1))
  await toasts.undo()
  await Promise.resolve()
  expect(tasks()).toEqual(before)
})

it('names every field for a screen reader and keeps one heading', () => {
  expect(document.querySelectorAll('h1').length).toBe(1)
  for (const name of ['What will be done', 'How it is measured', 'If it is met', 'My worry']) {
    expect(screen.getByLabelText(name, { selector: 'input, textarea' })).toBeTruthy()
  }
})

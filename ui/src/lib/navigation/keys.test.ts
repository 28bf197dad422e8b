import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keys } from './keys.svelte'

const user = userEvent.setup()
let stops: (() => void)[] = []

beforeEach(() => {
  document.body.replaceChildren()
  stops = [keys.start()]
})
afterEach(() => {
  keys.letters = true
  stops.forEach((stop) => stop())
})

function bind(pressed: string, run: () => void, inFields = false) {
  stops.push(
    keys.bind({
      title: 'keys-everywhere',
      bindings: [{ keys: pressed, label: 'keys-new', run, inFields }],
    }),
  )
}

function field(): HTMLInputElement {
  const input = document.createElement('input')
  document.body.append(input)
  input.focus()
  return input
}

test('a sequence of letters runs outside of fields only', async () => {
  const run = vi.fn()
  bind('g t', run)
  await user.keyboard('gt')
  expect(run, 'G then T').toHaveBeenCalledTimes(1)

  const input = field()
  await user.keyboard('gt')
  expect(run, 'in a field letters are text').toHaveBeenCalledTimes(1)
  expect(input.value).toBe('gt')
})

test('a combination marked for fields runs there too', async () => {
  const run = vi.fn()
  bind('$mod+k', run, true)
  field()
  await user.keyboard('{Control>}k{/Control}')
  expect(run).toHaveBeenCalledTimes(1)
})

test('an input method that is composing keeps its keys', () => {
  const run = vi.fn()
  bind('c', run)
  dispatchEvent(new KeyboardEvent('keydown', { key: 'c', isComposing: true }))
  expect(run).not.toHaveBeenCalled()
})

test('letters can be switched off, combinations stay', async () => {
  const letter = vi.fn()
  const combination = vi.fn()
  bind('c', letter)
  bind('$mod+l', combination, true)
  keys.letters = false
  await user.keyboard('c{Control>}l{/Control}')
  expect(letter, 'WCAG 2.1.4').not.toHaveBeenCalled()
  expect(combination).toHaveBeenCalledTimes(1)
})

test('an open dialog owns the letters', async () => {
  const run = vi.fn()
  bind('c', run)
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  document.body.append(dialog)
  await user.keyboard('c')
  expect(run).not.toHaveBeenCalled()
})

test('nothing runs while the keys are muted', async () => {
  const run = vi.fn()
  bind('c', run, true)
  const unmute = keys.mute()
  await user.keyboard('c')
  expect(run, 'the screen is in another person’s hands').not.toHaveBeenCalled()
  unmute()
  await user.keyboard('c')
  expect(run).toHaveBeenCalledTimes(1)
})

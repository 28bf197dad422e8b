import { fireEvent } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { undoing } from './undoing'

let asked: string[]
let stop: () => void
beforeEach(() => {
  asked = []
  // jsdom has no editing commands.
  const execCommand = (command: string) => asked.push(command)
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true })
  stop = undoing.start()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

test('what was typed is taken back and repeated by the keys that are usual for it', async () => {
  const field = document.createElement('textarea')
  document.body.append(field)
  for (const key of [
    { key: 'z', ctrlKey: true },
    { key: 'Z', ctrlKey: true, shiftKey: true },
    { key: 'y', ctrlKey: true },
  ]) {
    expect(await fireEvent.keyDown(field, key)).toBe(false)
  }
  expect(asked).toEqual(['undo', 'redo', 'redo'])
})

test('other keys, and these keys elsewhere, are left alone', async () => {
  const field = document.createElement('input')
  const button = document.createElement('button')
  document.body.append(field, button)
  await fireEvent.keyDown(field, { key: 'z' })
  await fireEvent.keyDown(field, { key: 'z', ctrlKey: true, altKey: true })
  await fireEvent.keyDown(field, { key: 'x', ctrlKey: true })
  await fireEvent.keyDown(button, { key: 'z', ctrlKey: true })
  expect(asked).toEqual([])
})

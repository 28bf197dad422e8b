import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { findings } from '$lib/testing/axe'
import CaptureSection from './CaptureSection.svelte'
import { pressed, shortcutText } from './shortcut'

const user = userEvent.setup()
const everywhere = { name: 'A key that works everywhere' }

test('the key is off until somebody switches it on, and is recorded by pressing another', async () => {
  const core = openFake({})
  render(CaptureSection)
  await user.click(await screen.findByRole('switch', everywhere))
  expect(await screen.findByText('Ctrl Alt Space')).toBeTruthy()

  const change = screen.getByRole('button', { name: 'Change the key' })
  await user.click(change)
  await fireEvent.keyDown(change, { key: 'Control', code: 'ControlLeft', ctrlKey: true })
  const held = { ctrlKey: true, shiftKey: true }
  await fireEvent.keyDown(change, { key: 'Ö', code: 'Semicolon', ...held })
  expect(await screen.findByText('Ctrl Shift Ö')).toBeTruthy()
  expect(core.world.shortcut.shortcut?.code).toBe('Semicolon')
  expect(await findings()).toEqual([])

  await user.click(screen.getByRole('switch', everywhere))
  await waitFor(() => expect(core.world.shortcut.shortcut).toBeNull())
  expect(screen.queryByText('Ctrl Shift Ö')).toBeNull()
})

test('a key that another program has is refused, and the one before stays', async () => {
  const core = openFake({})
  render(CaptureSection)
  await user.click(await screen.findByRole('switch', everywhere))
  const change = await screen.findByRole('button', { name: 'Change the key' })
  await user.click(change)
  await fireEvent.keyDown(change, { key: 't', code: 'KeyT', ctrlKey: true, altKey: true })
  expect((await screen.findByRole('alert')).textContent).toContain('Another program has this key')
  expect(screen.getByText('The key that you had still works.')).toBeTruthy()
  expect(core.world.shortcut.shortcut?.code).toBe('Space')
})

test('Escape and leaving the button keep the key', async () => {
  const core = openFake({})
  render(CaptureSection)
  await user.click(await screen.findByRole('switch', everywhere))
  const change = await screen.findByRole('button', { name: 'Change the key' })
  await user.click(change)
  await user.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'Change the key' })).toBeTruthy()
  await user.click(change)
  await user.tab()
  expect(screen.getByRole('button', { name: 'Change the key' })).toBeTruthy()
  expect(core.world.shortcut.shortcut?.code).toBe('Space')
})

test('a desktop that lets no program listen gets the command to bind', async () => {
  const core = openFake({ shortcut: 'refused' })
  render(CaptureSection)
  expect(await screen.findByText('kept --quick-capture')).toBeTruthy()
  expect(screen.queryByRole('switch')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  await waitFor(() => expect(core.world.copied).toBe('kept --quick-capture'))
  expect(await findings()).toEqual([])
})

test('a key is called what is printed on it', () => {
  const name = (init: KeyboardEventInit) => {
    const shortcut = pressed(new KeyboardEvent('keydown', { ctrlKey: true, ...init }))
    return shortcut && shortcutText(shortcut)
  }
  expect(name({ key: 'a', code: 'KeyQ', altKey: true })).toBe('Ctrl Alt A')
  expect(name({ key: '!', code: 'Digit1', shiftKey: true })).toBe('Ctrl Shift 1')
  expect(name({ key: ',', code: 'Comma', metaKey: true })).toBe('Ctrl Super ,')
  expect(name({ key: 'F9', code: 'F9', altKey: true })).toBe('Ctrl Alt F9')
  expect(name({ key: 'Dead', code: 'Backquote', altKey: true })).toBe('Ctrl Alt Backquote')
  expect(name({ key: 'Alt', code: 'AltLeft', altKey: true })).toBeUndefined()
})

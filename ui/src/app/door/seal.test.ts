import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { call, IpcError } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import App from '../App.svelte'

const user = userEvent.setup()

function open(capture: 'kept' | 'refused', wanted = false): string[] {
  history.replaceState(null, '', '#/today')
  const core = openFake({ vault: 'locked' })
  const sealed: string[] = []
  const invoke = core.invoke.bind(core)
  core.invoke = async (command, request) => {
    if (command === 'capture_wanted') return { wanted }
    if (command !== 'capture_seal') return invoke(command, request)
    if (capture === 'refused') throw new IpcError('disk-full', 'The disk is full.')
    sealed.push((request as { text: string }).text)
    return {}
  }
  render(App)
  return sealed
}

afterEach(() => session.lock())

test('a line is sealed without unlocking, and says what becomes of it', async () => {
  const sealed = open('kept')
  await user.click(await screen.findByRole('button', { name: 'Capture without unlocking' }))
  const field = screen.getByLabelText('A line for the closed vault')
  expect(document.activeElement, 'the cursor is in it').toBe(field)
  await user.type(field, 'Order cake{Enter}')
  expect(await screen.findByText('Kept it. You see it after unlocking.')).toBeTruthy()
  expect(sealed).toEqual(['Order cake'])
  expect(screen.queryByDisplayValue('Order cake'), 'nothing of it is left here').toBeNull()
  expect(await findings()).toEqual([])
})

test('a line that could not be sealed stays in the field', async () => {
  open('refused')
  await user.click(await screen.findByRole('button', { name: 'Capture without unlocking' }))
  const field = screen.getByLabelText('A line for the closed vault')
  await user.type(field, 'Order cake{Enter}')
  expect(await screen.findByText(/disk is full/)).toBeTruthy()
  expect((field as HTMLTextAreaElement).value).toBe('Order cake')
})

test('who asks for it from outside finds the cursor in the line', async () => {
  open('kept', true)
  const field = await screen.findByLabelText('A line for the closed vault')
  expect(document.activeElement).toBe(field)
})

test('an open vault does not answer with what was sealed', async () => {
  open('kept')
  await expect(call('note_get', { id: '0' as never })).rejects.toMatchObject({ code: 'locked' })
})

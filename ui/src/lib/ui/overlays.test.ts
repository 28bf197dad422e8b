import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import DateField from './DateField.svelte'
import Dialog from './Dialog.svelte'
import PrivateBlock from './PrivateBlock.svelte'
import Toaster from './Toaster.svelte'

const user = userEvent.setup()

describe('a dialog', () => {
  test('has a name, starts in its own field, and closes with Escape', async () => {
    const onclose = vi.fn()
    render(Dialog, {
      open: true,
      title: 'Change the passphrase',
      children: createRawSnippet(() => ({ render: () => '<input aria-label="Current" />' })),
      onclose,
    })
    expect(await screen.findByRole('dialog', { name: 'Change the passphrase' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Current')))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(onclose).toHaveBeenCalledTimes(1)
  })
})

describe('a date', () => {
  test('is shown in the order of the language and changed with the arrows', async () => {
    const onchoose = vi.fn()
    render(DateField, { label: 'Deadline', value: '2026-12-18', onchoose })
    expect(screen.getByRole('group', { name: 'Deadline' })).toBeTruthy()
    const segments = screen.getAllByRole('spinbutton')
    expect(segments.map((segment) => segment.textContent)).toEqual(['18', '12', '2026'])
    segments[0]?.focus()
    await user.keyboard('{ArrowUp}')
    expect(onchoose, 'the value on the wire is ISO').toHaveBeenLastCalledWith('2026-12-19')
  })

  test('can be taken away', async () => {
    const onchoose = vi.fn()
    render(DateField, { label: 'Deadline', value: '2026-12-18', onchoose })
    await user.click(screen.getByRole('button', { name: 'No date' }))
    expect(onchoose).toHaveBeenLastCalledWith('')
  })
})

describe('a message at the foot', () => {
  test('goes after eight seconds, but not under the pointer or the focus', async () => {
    vi.useFakeTimers()
    const hand = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    render(Toaster)
    toasts.show('Promise kept.', () => {})
    await vi.advanceTimersByTimeAsync(7900)
    await hand.hover(screen.getByText('Promise kept.'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(screen.queryByText('Promise kept.'), 'it waits to be read').toBeTruthy()
    await hand.unhover(screen.getByText('Promise kept.'))
    await vi.advanceTimersByTimeAsync(8100)
    expect(screen.queryByText('Promise kept.')).toBeNull()
    vi.useRealTimers()
  })

  test('takes the action back', async () => {
    const undo = vi.fn()
    render(Toaster)
    toasts.show('Promise kept.', undo)
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    expect(undo).toHaveBeenCalledTimes(1)
  })
})

test('private text is out of reach until it is opened', async () => {
  openFake({})
  const stop = session.start()
  await waitFor(() => expect(session.view).toBeTruthy())
  render(PrivateBlock, {
    children: createRawSnippet(() => ({ render: () => '<p>He looked tired.</p>' })),
  })
  const text = screen.getByText('He looked tired.')
  const closed = () => text.closest('[aria-hidden="true"]') !== null
  expect(closed(), 'a screen reader must not read it out either').toBe(true)
  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(closed()).toBe(false)
  stop()
})

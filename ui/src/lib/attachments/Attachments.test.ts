import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import type { FormId } from '$lib/ipc/bindings/FormId'
import { call } from '$lib/ipc/client'
import { toasts } from '$lib/state/toasts.svelte'
import Attachments from './Attachments.svelte'

let core: FakeCore

beforeEach(() => {
  core = openFake({})
  URL.createObjectURL = vi.fn(() => 'blob:picture')
  URL.revokeObjectURL = vi.fn()
})

const note = { kind: 'note' as const, id: 'a-note' }

async function attached() {
  const user = userEvent.setup()
  render(Attachments, note)
  await user.click(await screen.findByRole('button', { name: 'Attach a file' }))
  await screen.findByText('Invoice.pdf')
  return user
}

const said = () => toasts.current?.text ?? ''

it('lists what was attached and says what was not', async () => {
  await attached()
  expect(screen.getByRole('button', { name: 'Show Rig in Delft.jpg' })).toBeTruthy()
  expect(said()).toContain('Bench film.mov was not attached. This file is larger than 25 MB.')
})

it('never shows a file whose name lies, and says what it is', async () => {
  await attached()
  expect(screen.queryByRole('button', { name: 'Show Invoice.pdf' })).toBeNull()
  expect(screen.getByText(/ends in \.pdf, but this is a program/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Save a copy of Invoice.pdf' })).toBeTruthy()
})

it('turns pages with the arrows and closes with Escape', async () => {
  const user = await attached()
  await user.click(screen.getByRole('button', { name: 'Show Rig in Delft.jpg' }))
  const dialog = await screen.findByRole('dialog', { name: 'Rig in Delft.jpg' })
  expect(within(dialog).getByText('Page 1 of 1')).toBeTruthy()
  await user.keyboard('{ArrowRight}')
  expect(await screen.findByRole('dialog', { name: 'Service report 2026-11.pdf' })).toBeTruthy()
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(screen.getByText('Page 3 of 3')).toBeTruthy()
  await user.keyboard('{ArrowLeft}')
  expect(screen.getByText('Page 2 of 3')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('removes a file and puts it back', async () => {
  const user = await attached()
  await user.click(screen.getByRole('button', { name: 'Remove Invoice.pdf' }))
  await waitFor(() => expect(screen.queryByText('Invoice.pdf')).toBeNull())
  expect(said()).toContain('Invoice.pdf is removed')
  await toasts.undo()
  expect(await screen.findByText('Invoice.pdf')).toBeTruthy()
})

function pasting(file: File, types: string[] = ['Files']) {
  return fireEvent.paste(document.body, { clipboardData: { files: [file], types } })
}

it('takes a pasted picture, and leaves text that comes with one alone', async () => {
  render(Attachments, note)
  await screen.findByText('Attachments')
  const picture = new File([new Uint8Array([1, 2, 3])], 'image.png', { type: 'image/png' })
  await pasting(picture, ['text/plain', 'Files'])
  await pasting(picture)
  expect(await screen.findByText('Pasted picture.png')).toBeTruthy()
  expect((await call('attachment_list', note)).rows).toHaveLength(1)
})

it('does not read a file that is too large', async () => {
  render(Attachments, note)
  await screen.findByText('Attachments')
  const large = new File([], 'film.mp4')
  Object.defineProperty(large, 'size', { value: 25_000_001 })
  const read = vi.spyOn(FileReader.prototype, 'readAsDataURL')
  await pasting(large)
  await waitFor(() =>
    expect(said()).toContain('film.mp4 was not attached, because it is too large'),
  )
  expect(read).not.toHaveBeenCalled()
})

it('keeps what belongs to a filed form', async () => {
  const form = core.world.forms.find(({ state }) => state === 'filed')
  const id = form?.id ?? ('filed' as FormId)
  render(Attachments, { kind: 'form', id })
  await userEvent.click(await screen.findByRole('button', { name: 'Attach a file' }))
  await screen.findByText('Invoice.pdf')
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  const picture = new File([new Uint8Array([1])], 'a.png', { type: 'image/png' })
  await pasting(picture)
  expect((await call('attachment_list', { kind: 'form', id })).rows).toHaveLength(3)
})

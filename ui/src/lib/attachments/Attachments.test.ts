import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import type { AttachmentId } from '$lib/ipc/bindings/AttachmentId'
import type { AttachmentRow } from '$lib/ipc/bindings/AttachmentRow'
import type { FormId } from '$lib/ipc/bindings/FormId'
import { call, IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
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

it('says which dropped thing cannot be read, and takes the others', async () => {
  render(Attachments, note)
  await screen.findByText('Attachments')
  const folder = new File([], 'Photos')
  class Reader extends FileReader {
    override readAsDataURL(file: Blob) {
      // What a browser does with a folder, a file that has gone, and one that may not be read.
      if (file === folder) queueMicrotask(() => this.dispatchEvent(new ProgressEvent('error')))
      else super.readAsDataURL(file)
    }
  }
  vi.stubGlobal('FileReader', Reader)
  const files = [folder, new File(['Serial 4711'], 'pump.txt')]
  await fireEvent.drop(document.body, { dataTransfer: { files, types: ['Files'] } })
  expect(await screen.findByText('pump.txt')).toBeTruthy()
  await waitFor(() =>
    expect(said()).toContain('Photos was not attached, because it cannot be read'),
  )
  expect((await call('attachment_list', note)).rows).toHaveLength(1)
  vi.unstubAllGlobals()
})

it('tries again to show a file that was not drawn in time', async () => {
  const row: AttachmentRow = {
    id: 'slow' as AttachmentId,
    name: 'Scan.pdf',
    kind: 'pdf',
    misnamed: false,
    size: 900_000,
    pages: null,
    undrawn: true,
    addedAt: '2026-11-19T08:00:00Z',
  }
  let busy = true
  openPortal({
    invoke: (command) => {
      if (command === 'attachment_list') {
        return Promise.resolve({ rows: [row], room: 1, removable: true })
      }
      if (command === 'attachment_choose') return Promise.resolve({ added: [], refused: [] })
      if (command !== 'attachment_draw') return Promise.resolve(new ArrayBuffer(4))
      if (busy) {
        return Promise.reject(new IpcError('precondition', 'This file cannot be shown here.'))
      }
      Object.assign(row, { pages: 2, undrawn: false })
      return Promise.resolve(row)
    },
    listen: () => () => undefined,
  })
  const user = userEvent.setup()
  render(Attachments, note)
  // What is private is shown to whoever does something with it.
  await user.click(await screen.findByRole('button', { name: 'Attach a file' }))
  const name = await screen.findByRole('button', { name: 'Show Scan.pdf' })
  expect(screen.getByText(/Open it to try again/)).toBeTruthy()
  await user.click(name)
  await waitFor(() => expect(said()).toBe('This file cannot be shown here.'))
  expect(screen.queryByRole('dialog')).toBeNull()
  busy = false
  await user.click(name)
  expect(await screen.findByRole('dialog', { name: 'Scan.pdf' })).toBeTruthy()
  expect(screen.getByText('Page 1 of 2')).toBeTruthy()
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

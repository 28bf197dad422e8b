import { waitFor } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { toasts } from '$lib/state/toasts.svelte'
import { copying } from './clipboard'

let copied: string[]
let refuses: boolean
let stop: () => void
beforeEach(() => {
  copied = []
  refuses = false
  openPortal({
    invoke: (_, request) => {
      if (refuses) return Promise.reject(new IpcError('precondition', 'Nothing was copied.'))
      copied.push((request as { text: string }).text)
      return Promise.resolve({})
    },
    listen: () => () => undefined,
  })
  // jsdom has no editing commands.
  const execCommand = () => document.querySelector('textarea')?.setRangeText('')
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true })
  stop = copying.start()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

/** A field with a part of its text selected. */
function field(element: HTMLInputElement | HTMLTextAreaElement, from: number, to: number) {
  document.body.append(element)
  element.value = 'Reports come late'
  element.setSelectionRange(from, to)
  return element
}

/** Whether the web view is left to do it by itself. */
function left(target: Element, type: 'copy' | 'cut'): boolean {
  return target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))
}

test('what is selected in a field is copied through the shell', async () => {
  expect(left(field(document.createElement('textarea'), 8, 12), 'copy')).toBe(false)
  await waitFor(() => expect(copied).toEqual(['come']))
})

test('what is selected on the page is copied through the shell', async () => {
  const paragraph = document.createElement('p')
  paragraph.textContent = 'Said thank you'
  document.body.append(paragraph)
  document.getSelection()?.selectAllChildren(paragraph)
  expect(left(paragraph, 'copy')).toBe(false)
  await waitFor(() => expect(copied).toEqual(['Said thank you']))
})

test('cutting takes the text out of the field, and nothing out of one that only shows', async () => {
  const notes = field(document.createElement('textarea'), 7, 12)
  expect(left(notes, 'cut')).toBe(false)
  expect(notes.value).toBe('Reports late')
  await waitFor(() => expect(copied).toEqual([' come']))
  notes.readOnly = true
  notes.setSelectionRange(0, 7)
  expect(left(notes, 'cut')).toBe(true)
})

test('a passphrase, and nothing at all, stay where they are', () => {
  const passphrase = document.createElement('input')
  passphrase.type = 'password'
  expect(left(field(passphrase, 0, 7), 'copy')).toBe(true)
  expect(left(field(document.createElement('textarea'), 3, 3), 'copy')).toBe(true)
  expect(copied).toEqual([])
})

test('a text that could not be copied is said to be so', async () => {
  refuses = true
  left(field(document.createElement('textarea'), 0, 7), 'copy')
  await waitFor(() => expect(toasts.current?.text).toBe('Nothing was copied.'))
  left(field(document.createElement('textarea'), 0, 7), 'cut')
  await waitFor(() => expect(toasts.current?.text).toContain('Ctrl Z brings the text back.'))
})

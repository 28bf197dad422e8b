import { expect, test, vi } from 'vitest'
import type { CaptureRead } from '$lib/ipc/bindings/CaptureRead'
import { openFake } from '$lib/ipc/fake'
import { call } from '$lib/ipc/client'
import { Line } from './line.svelte'

async function readable(line: Line): Promise<CaptureRead> {
  return vi.waitFor(() => {
    if (!line.read) throw new Error('not read yet')
    return line.read
  })
}

test('what is typed is read, and its marks lie where they were typed', async () => {
  openFake({})
  const line = new Line()
  line.text = '@Imran + asked to lead #growth'
  const read = await readable(line)
  expect(read.member?.name).toBe('Imran Qureshi')
  expect(line.pieces.map(({ text }) => text).join('')).toBe(line.text)
  expect(line.pieces.filter(({ mark }) => mark).map(({ text }) => text)).toEqual([
    '@Imran',
    '+',
    '#growth',
  ])
  line.text = '@Imran - asked'
  expect(
    line.pieces.filter(({ mark }) => mark).map(({ text }) => text),
    'marks behind a change wait for the answer',
  ).toEqual(['@Imran'])
  line.text = ''
})

test('who is not clear is chosen, and stays clear', async () => {
  openFake({})
  const line = new Line()
  line.text = '@im asked'
  await readable(line)
  const mark = line.unclear
  expect(mark?.candidates.map(({ name }) => name)).toEqual(['Imran Qureshi'])
  const [candidate] = mark?.candidates ?? []
  if (mark && candidate) line.choose(mark, candidate)
  expect(line.text).toBe('@"Imran Qureshi" asked')
  await vi.waitFor(() => expect(line.unclear).toBeUndefined())
  line.text = ''
})

test('a draft stays until it is kept', async () => {
  openFake({})
  const before = new Line()
  before.text = 'Order cake'
  const after = new Line()
  expect(after.text).toBe('Order cake')
  const saved = await after.save()
  expect(saved?.capture?.text).toBe('Order cake')
  expect(new Line().text, 'what was kept is no draft').toBe('')
  const today = await call('today_view', {})
  expect(today.captures.map(({ text }) => text)).toEqual(['Order cake'])
})

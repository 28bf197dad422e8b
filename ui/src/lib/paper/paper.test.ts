import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PreviewView } from '$lib/ipc/bindings/PreviewView'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { Paper, partOf } from './paper.svelte'

const view = (token: string, pages = 2): PreviewView => ({
  token,
  pages,
  pageWidth: 595,
  pageHeight: 842,
  marks: [],
  notices: [],
})

let urls: string[]
let revoked: string[]

beforeEach(() => {
  vi.useFakeTimers()
  urls = []
  revoked = []
  openPortal({
    invoke: () => Promise.resolve(new ArrayBuffer(4)),
    listen: () => () => undefined,
  })
  URL.createObjectURL = () => {
    const url = `blob:${urls.length}`
    urls.push(url)
    return url
  }
  URL.revokeObjectURL = (url) => void revoked.push(url)
})
afterEach(() => void vi.useRealTimers())

describe('live paper', () => {
  it('lays out 150 ms after the last change, once', async () => {
    const layout = vi.fn(() => Promise.resolve(view('a')))
    const paper = new Paper(layout)
    paper.soon()
    await vi.advanceTimersByTimeAsync(100)
    paper.soon()
    await vi.advanceTimersByTimeAsync(149)
    expect(layout, 'not while typing goes on').not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(layout).toHaveBeenCalledTimes(1)
    expect(paper.pages, 'every page of the layout is shown').toEqual(['blob:0', 'blob:1'])
  })

  it('keeps the last pages until the next are ready, and lets them go then', async () => {
    const answers: ((view: PreviewView) => void)[] = []
    const paper = new Paper(() => new Promise((resolve) => answers.push(resolve)))
    void paper.now()
    answers[0]?.(view('a', 1))
    await vi.advanceTimersByTimeAsync(0)
    void paper.now()
    await vi.advanceTimersByTimeAsync(300)
    expect(paper.pages, 'the old page stays').toEqual(['blob:0'])
    expect(paper.behind, 'after 300 ms the reader is told').toBe(true)
    answers[1]?.(view('b', 1))
    await vi.advanceTimersByTimeAsync(0)
    expect(paper.pages).toEqual(['blob:1'])
    expect(revoked, 'the old page is let go').toEqual(['blob:0'])
    expect(paper.behind).toBe(false)
  })

  it('never has two layouts under way, and makes one more for all that was asked meanwhile', async () => {
    const answers: ((view: PreviewView) => void)[] = []
    const paper = new Paper(() => new Promise((resolve) => answers.push(resolve)))
    void paper.now()
    void paper.now()
    void paper.now()
    expect(answers.length).toBe(1)
    answers[0]?.(view('a'))
    await vi.advanceTimersByTimeAsync(0)
    expect(answers.length).toBe(2)
    answers[1]?.(view('b'))
    await vi.advanceTimersByTimeAsync(0)
    expect(answers.length, 'three wishes, two layouts').toBe(2)
  })

  it('keeps the pages when a layout fails', async () => {
    let fail = false
    const paper = new Paper(() =>
      fail ? Promise.reject(new IpcError('internal', 'No.')) : Promise.resolve(view('a', 1)),
    )
    await paper.now()
    fail = true
    await paper.now()
    expect(paper.pages).toEqual(['blob:0'])
    expect(paper.error?.code).toBe('internal')
  })

  it('lets every page go when it is closed, late ones too', async () => {
    const answers: ((view: PreviewView) => void)[] = []
    const paper = new Paper(() => new Promise((resolve) => answers.push(resolve)))
    const close = paper.open()
    close()
    answers[0]?.(view('a', 1))
    await vi.advanceTimersByTimeAsync(0)
    expect(paper.pages).toEqual([])
    expect(revoked).toEqual(urls)
  })
})

it('finds the part of the paper that a field belongs to', () => {
  expect(partOf('measure.text')).toBe('measure')
  expect(partOf('tasks[0].dueOn')).toBe('tasks')
  expect(partOf('ownWords')).toBe('ownWords')
})

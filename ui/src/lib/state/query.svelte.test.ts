import { flushSync } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { FakeCore } from '$lib/ipc/fake'
import { openPortal } from '$lib/ipc/portal'
import { Query, type QueryOptions } from './query.svelte'

const core = new FakeCore()
openPortal(core)

let stop: () => void = () => {}
afterEach(() => {
  stop()
  vi.useRealTimers()
})

function query<T>(read: () => Promise<T>, options?: QueryOptions): Query<T> {
  let made: Query<T> | undefined
  stop = $effect.root(() => {
    made = new Query(read, options)
  })
  flushSync()
  return made as unknown as Query<T>
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a query', () => {
  test('reads at once, and again after a change of its kinds only', async () => {
    let count = 0
    const read = vi.fn(() => Promise.resolve((count += 1)))
    const q = query(read, { on: ['member'] })
    await settle()
    expect(q.value).toBe(1)

    core.emit('changed', { kind: 'document' })
    await settle()
    expect(read, 'a document is none of its business').toHaveBeenCalledTimes(1)

    core.emit('changed', { kind: 'member' })
    expect(q.value, 'the old value stays while it reads').toBe(1)
    await settle()
    expect(q.value).toBe(2)
  })

  test('can be narrowed to some changes', async () => {
    const read = vi.fn(() => Promise.resolve(0))
    query(read, { on: ['member'], when: ({ id }) => id === 'a' })
    await settle()
    core.emit('changed', { kind: 'member', id: 'b' })
    expect(read).toHaveBeenCalledTimes(1)
    core.emit('changed', { kind: 'member', id: 'a' })
    expect(read).toHaveBeenCalledTimes(2)
  })

  test('drops an answer that a newer reading has overtaken', async () => {
    const answers: ((value: string) => void)[] = []
    const q = query(() => new Promise<string>((resolve) => answers.push(resolve)))
    void q.refresh()
    answers[1]?.('new')
    await settle()
    answers[0]?.('old')
    await settle()
    expect(q.value).toBe('new')
  })

  test('keeps the value and names the error when reading fails', async () => {
    const read = vi.fn().mockResolvedValue(1)
    const q = query<number>(read)
    await settle()
    read.mockRejectedValueOnce({ code: 'io', message: 'The disk does not answer.' })
    await q.refresh()
    expect(q.value, 'what was read before is still true enough to show').toBe(1)
    expect(q.error?.code).toBe('io')
    await q.refresh()
    expect(q.error, 'success forgets the failure').toBeUndefined()
  })

  test('is slow only if the first answer takes longer than 200 ms', async () => {
    vi.useFakeTimers()
    let answer: (value: number) => void = () => {}
    const q = query(() => new Promise<number>((resolve) => (answer = resolve)))
    await vi.advanceTimersByTimeAsync(199)
    expect(q.slow).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    expect(q.slow).toBe(true)
    answer(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(q.slow).toBe(false)
  })

  test('shows a value before it is confirmed, and takes it back', async () => {
    const q = query(() => Promise.resolve('read'))
    await settle()
    const takeBack = q.show('hoped')
    expect(q.value).toBe('hoped')
    takeBack()
    expect(q.value).toBe('read')
  })
})

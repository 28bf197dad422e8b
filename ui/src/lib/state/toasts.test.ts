import { afterEach, expect, test, vi } from 'vitest'
import { toasts } from './toasts.svelte'

afterEach(() => toasts.clear())

test('undo takes back the newest first, also after its message has gone', async () => {
  const first = vi.fn()
  const second = vi.fn()
  toasts.show('first', first)
  toasts.show('second', second)
  expect(toasts.current?.text, 'one message at a time').toBe('second')
  toasts.dismiss(toasts.current?.id ?? -1)

  expect(await toasts.undo()).toBe(true)
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
  await toasts.undo()
  expect(first).toHaveBeenCalledTimes(1)
  expect(await toasts.undo(), 'nothing is left').toBe(false)
})

test('a way back that costs memory ends after a minute', async () => {
  vi.useFakeTimers()
  const kept = vi.fn()
  const large = vi.fn()
  const gone = vi.fn()
  toasts.show('kept', kept)
  toasts.show('large', large, gone)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(gone, 'Ctrl Z still takes it back').not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(gone).toHaveBeenCalledTimes(1)
  expect(toasts.current, 'nobody is offered what is gone').toBeUndefined()
  await toasts.undo()
  expect([large.mock.calls.length, kept.mock.calls.length]).toEqual([0, 1])

  toasts.show('large', large, gone)
  await toasts.undo()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(gone, 'what was taken back is not let go').toHaveBeenCalledTimes(1)
  vi.useRealTimers()
})

test('nothing of a vault can be undone after it was locked', async () => {
  const undo = vi.fn()
  toasts.show('done', undo)
  toasts.clear()
  expect(toasts.current).toBeUndefined()
  expect(await toasts.undo()).toBe(false)
  expect(undo).not.toHaveBeenCalled()
})

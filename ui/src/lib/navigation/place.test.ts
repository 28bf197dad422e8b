import { afterEach, expect, test, vi } from 'vitest'
import { currentPlace, scrollBack } from './place'
import { router } from './router.svelte'

afterEach(() => {
  document.body.replaceChildren()
  vi.useRealTimers()
})

/** A page that grows while its records are read; there is no layout in these tests. */
function pane() {
  const main = document.createElement('main')
  main.id = 'main'
  let height = 0
  let top = 0
  Object.defineProperty(main, 'scrollTop', {
    get: () => top,
    set: (value: number) => (top = Math.min(value, height)),
  })
  document.body.append(main)
  return { main, grow: (to: number) => (height = to) }
}

const frames = (count: number) =>
  Promise.all(Array.from({ length: count }, () => new Promise(requestAnimationFrame)))

test('a page is scrolled back once it is as tall as it was', async () => {
  const { main, grow } = pane()
  const stop = scrollBack(300)
  await frames(2)
  expect(main.scrollTop, 'it is still empty').toBe(0)
  grow(1000)
  await vi.waitFor(() => expect(main.scrollTop).toBe(300))
  main.scrollTop = 20
  await frames(3)
  expect(main.scrollTop, 'and left alone from then on').toBe(20)
  stop()
})

test('whoever scrolls in the meantime is not disturbed', async () => {
  const { main, grow } = pane()
  scrollBack(300)
  window.dispatchEvent(new Event('wheel'))
  grow(1000)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(main.scrollTop).toBe(0)
})

test('a place is told by its address and the pane that is scrolled', () => {
  const { main, grow } = pane()
  grow(1000)
  main.scrollTop = 120.4
  location.hash = '#/people'
  expect(currentPlace()).toEqual({ route: '#/people', top: 120 })
})

test('a place is gone back to once, and nothing else is scrolled', () => {
  router.resume('#/people', 40)
  expect(router.route).toEqual({ name: 'people' })
  expect([router.takeTop(), router.takeTop()]).toEqual([40, 0])
  router.resume('#/people', 40)
  router.go({ name: 'documents' })
  expect(router.takeTop(), 'another place starts at its top').toBe(0)
})

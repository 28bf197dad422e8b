import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import { router } from './router.svelte'

let stop: () => void

beforeEach(() => {
  history.replaceState(null, '', '#/people')
  stop = router.start()
})
afterEach(() => stop())

const popped = () => new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))

test('starts at the address and goes on from there', () => {
  expect(router.route.name, 'a deep link is where the window starts').toBe('people')
  router.go({ name: 'settings' })
  expect(router.route.name).toBe('settings')
  expect(location.hash, 'the address follows').toBe('#/settings')
})

test('an address that leads nowhere leads home', () => {
  stop()
  history.replaceState(null, '', '#/nowhere')
  stop = router.start()
  expect(router.route.name).toBe('today')
})

test('back returns to the place before, and never out of the window', async () => {
  router.go({ name: 'documents' })
  const wentBack = popped()
  router.back()
  await wentBack
  expect(router.route.name, 'one step back').toBe('people')

  router.back({ name: 'expectations' })
  expect(router.route.name, 'at the first place `back` goes to the fallback').toBe('expectations')
})

test('a window that is held stays where it is', async () => {
  router.go({ name: 'signing', documentId: 'd' as DocumentId })
  const release = router.hold()
  router.go({ name: 'people' })
  router.replace({ name: 'people' })
  expect(router.route.name, 'neither links nor events lead away').toBe('signing')

  const tried = popped()
  history.back()
  await tried
  expect(router.route.name, 'nor does the back key').toBe('signing')
  expect(location.hash).toBe('#/signing/d')

  release()
  router.go({ name: 'people' })
  expect(router.route.name, 'after the release it moves again').toBe('people')
})

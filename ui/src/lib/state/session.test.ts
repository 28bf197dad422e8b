import { afterEach, expect, test } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { session } from './session.svelte'
import { toasts } from './toasts.svelte'

let stop = () => {}
afterEach(() => stop())

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('locking drops everything that was shown before the core answers', async () => {
  const core = openFake({})
  stop = session.start()
  await settle()
  expect(session.settings.managerName).toBe('Marit Solberg')
  toasts.show('Kateryna’s promise kept')

  const invoke = core.invoke.bind(core)
  let left: unknown[] = []
  core.invoke = (command, request) => {
    if (command === 'vault_lock') left = [session.view, toasts.current]
    return invoke(command, request)
  }
  await session.lock()
  expect(left, 'nothing private stood on the screen when the core was asked').toEqual([
    undefined,
    undefined,
  ])
  expect(session.status?.condition).toBe('locked')
})

test('a vault locked elsewhere, by the clock or the system, is followed', async () => {
  const core = openFake({})
  stop = session.start()
  await settle()
  await call('vault_lock', {})
  core.emit('changed', { kind: 'session' })
  await settle()
  expect(session.view).toBeUndefined()
})

test('before the core locks, drafts are saved and it is told where the manager was', async () => {
  const core = openFake({})
  stop = session.start()
  await settle()
  location.hash = '#/people'
  const asked: unknown[] = []
  const invoke = core.invoke.bind(core)
  core.invoke = (command, request) => {
    asked.push([command, request])
    return invoke(command, request)
  }
  core.emit('locking', null)
  await settle()
  await settle()
  expect(asked.slice(0, 2), 'a lock that the system asks for is the same').toEqual([
    ['window_leave', { route: '#/people', top: 0 }],
    ['vault_lock', {}],
  ])
})

test('where a new page comes after a lock, the old one shows nothing any more', async () => {
  const core = openFake({})
  Object.assign(core, { renewsPage: true })
  stop = session.start()
  await settle()
  expect(session.over).toBe(false)
  await session.lock()
  expect(session.over, 'not even the lock screen, which would take a passphrase').toBe(true)
})

test('settings that are changed are known at once', async () => {
  openFake({})
  stop = session.start()
  await settle()
  await session.update({ paperSize: 'letter' })
  expect(session.settings.paperSize).toBe('letter')
})

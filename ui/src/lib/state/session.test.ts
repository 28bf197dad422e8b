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

test('settings that are changed are known at once', async () => {
  openFake({})
  stop = session.start()
  await settle()
  await session.update({ paperSize: 'letter' })
  expect(session.settings.paperSize).toBe('letter')
})

import { clearMocks, mockIPC } from '@tauri-apps/api/mocks'
import { afterEach, expect, it } from 'vitest'
import { tauriPortal } from './tauri'

afterEach(() => {
  clearMocks()
  delete window.KEPT_FIRST
})

it('takes the answer to what the shell has asked, once', async () => {
  mockIPC((command) => `asked for ${command}`)
  window.KEPT_FIRST = { vault_status: Promise.resolve('asked before') }
  expect(await tauriPortal.invoke('vault_create', {})).toBe('asked for vault_create')
  expect(await tauriPortal.invoke('vault_status', {})).toBe('asked before')
  expect(await tauriPortal.invoke('vault_status', {})).toBe('asked for vault_status')
})

it('hands a request over under its name', async () => {
  mockIPC((_, payload) => payload)
  expect(await tauriPortal.invoke('member_create', { name: 'Tomás' })).toEqual({
    request: { name: 'Tomás' },
  })
})

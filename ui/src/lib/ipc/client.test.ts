import { describe, expect, test, vi } from 'vitest'
import type { DocumentId } from './bindings/DocumentId'
import { call, callBytes, IpcError, on } from './client'
import { FakeCore } from './fake'
import { openPortal, type Portal } from './portal'

function answering(invoke: Portal['invoke']) {
  openPortal({ invoke, listen: () => () => {} })
}

describe('a call', () => {
  test('hands over command and request, and returns the answer', async () => {
    const invoke = vi.fn().mockResolvedValue({ condition: 'locked' })
    answering(invoke)
    await expect(call('vault_status', {})).resolves.toEqual({ condition: 'locked' })
    expect(invoke).toHaveBeenCalledWith('vault_status', {})
  })

  test('that is refused throws the code, the message and the field', async () => {
    answering(
      vi
        .fn()
        .mockRejectedValue({ code: 'validation', message: 'The name is empty.', field: 'name' }),
    )
    const refused = await call('vault_create', { name: '', passphrase: '' }).catch(
      (reason: unknown) => reason,
    )
    expect(refused).toBeInstanceOf(IpcError)
    expect(refused).toMatchObject({
      code: 'validation',
      message: 'The name is empty.',
      field: 'name',
    })
  })

  test.each([undefined, 'a string', new Error('private text'), { code: 7 }])(
    'that is rejected with %j is a fault of the core',
    async (reason) => {
      answering(vi.fn().mockRejectedValue(reason))
      const error = await call('vault_status', {}).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'internal' })
      expect(String(error), 'what was thrown is not repeated').not.toContain('private text')
    },
  )
})

describe('bytes', () => {
  const id = 'd' as DocumentId

  test('arrive as they were sent', async () => {
    answering(() => Promise.resolve(new Uint8Array([37, 80, 68, 70]).buffer))
    expect([...(await callBytes('document_pdf', { id }))]).toEqual([37, 80, 68, 70])
  })

  test('arrive also over the slow path, as a list of numbers', async () => {
    answering(() => Promise.resolve([37, 80]))
    expect([...(await callBytes('document_pdf', { id }))]).toEqual([37, 80])
  })

  test('that are no bytes are a fault of the core', async () => {
    answering(() => Promise.resolve({ pdf: '' }))
    await expect(callBytes('document_pdf', { id })).rejects.toMatchObject({ code: 'internal' })
  })
})

test('events reach those who listen, until they stop', () => {
  const core = new FakeCore()
  openPortal(core)
  const heard = vi.fn()
  const stop = on('changed', heard)
  core.emit('changed', { kind: 'member' })
  core.emit('open-reminder', [])
  stop()
  core.emit('changed', { kind: 'form' })
  expect(heard.mock.calls, 'only this event, and only while listening').toEqual([
    [{ kind: 'member' }],
  ])
})

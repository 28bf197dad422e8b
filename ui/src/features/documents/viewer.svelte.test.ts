import { describe, expect, it } from 'vitest'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { VerdictView } from '$lib/ipc/bindings/VerdictView'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { DocumentViewer } from './viewer.svelte'

const verdict: VerdictView = {
  intact: true,
  trusted: true,
  sealedBy: 'Marit Solberg',
  claimedAt: '2026-11-19T10:43:00Z',
  findings: [],
  documentId: null,
  title: null,
  version: null,
}

function viewer(answer: () => unknown) {
  openPortal({
    listen: () => () => undefined,
    invoke: () => Promise.resolve().then(answer),
  })
  return new DocumentViewer('d1' as DocumentId)
}

describe('the seal', () => {
  it('is intact only if the file is unchanged and this vault sealed it', async () => {
    const one = viewer(() => verdict)
    expect(one.seal).toBe('unchecked')
    const checking = one.verify()
    expect(one.seal).toBe('checking')
    await checking
    expect(one.seal).toBe('intact')
    expect(one.checkedAt, 'the window says when it was checked').toBe(
      new Date('2026-11-19T09:14:00').toISOString(),
    )
  })

  it('does not match when the file was changed, whoever sealed it', async () => {
    const one = viewer(() => ({ ...verdict, intact: false }))
    await one.verify()
    expect(one.seal).toBe('broken')
  })

  it('is another vault’s when the file is unchanged and not ours', async () => {
    const one = viewer(() => ({ ...verdict, trusted: false }))
    await one.verify()
    expect(one.seal).toBe('foreign')
  })

  it('is unknown when the check itself failed, and an older verdict no longer stands', async () => {
    let fails = false
    const one = viewer(() => {
      if (fails) throw new IpcError('io', 'The file could not be read.')
      return verdict
    })
    await one.verify()
    fails = true
    await one.verify()
    expect(one.seal).toBe('unchecked')
    expect(one.error?.code).toBe('io')
  })
})

describe('zoom', () => {
  it('goes in steps from the size that fits, and stops at the ends', () => {
    const one = viewer(() => verdict)
    expect(one.scale, 'at first the page fits').toBeUndefined()
    one.zoom(1)
    expect(one.scale).toBe(0.8)
    for (let step = 0; step < 9; step += 1) one.zoom(1)
    expect(one.scale).toBe(2)
    for (let step = 0; step < 9; step += 1) one.zoom(-1)
    expect(one.scale).toBe(0.5)
    one.fit()
    expect(one.scale).toBeUndefined()
  })
})

describe('a copy', () => {
  it('did not leave when the dialog of the system was closed', async () => {
    expect(await viewer(() => ({ name: null })).leave('file')).toEqual({ left: false })
    expect(await viewer(() => ({ name: 'agreement.pdf' })).leave('file')).toEqual({
      left: true,
      name: 'agreement.pdf',
    })
  })
})

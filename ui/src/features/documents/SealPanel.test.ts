import { render, screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { SignerView } from '$lib/ipc/bindings/SignerView'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { sampleId } from '$lib/ipc/fake/sample'
import SealPanel from './SealPanel.svelte'
import { DocumentViewer } from './viewer.svelte'

const answer: SignerView = {
  name: 'Yuki Tanabe',
  role: 'Team member',
  statement: 'agree',
  reason: null,
  comment: null,
  medium: 'pen',
  at: '2026-11-19T08:00:00Z',
}

async function show(signers: SignerView[]) {
  openFake({})
  const id = sampleId(8, 2) as DocumentId
  const view = { ...(await call('document_get', { id })), signers }
  expect(view.state).toBe('handed-back')
  render(SealPanel, {
    view,
    viewer: new DocumentViewer(id),
    name: 'Yuki',
    onleave: () => undefined,
  })
}

it('waits for the signature of the manager once the member has answered', async () => {
  await show([answer])
  expect(screen.getByRole('heading', { name: 'Waiting for your signature' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Go on signing' })).toBeTruthy()
})

it('says so if it came back without an answer, and what can be done', async () => {
  await show([])
  expect(screen.getByRole('heading', { name: 'Came back without an answer' })).toBeTruthy()
  expect(screen.getByText(/Yuki.* has not signed and has not declined/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Hand over or withdraw' })).toBeTruthy()
})

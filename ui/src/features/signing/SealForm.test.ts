import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { ExpectationId } from '$lib/ipc/bindings/ExpectationId'
import { call } from '$lib/ipc/client'
import type { FakeCore } from '$lib/ipc/fake'
import { memberId, sampleId } from '$lib/ipc/fake/sample'
import { session } from '$lib/state/session.svelte'
import { openWithoutPages } from '$lib/testing/pages'
import SigningPage from './SigningPage.svelte'

let core: FakeCore

beforeEach(async () => {
  globalThis.IntersectionObserver = class {
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver
  core = openWithoutPages()
  await session.refresh()
})

/** Answers a document and takes the screen back. */
async function answered(id: DocumentId) {
  await call('signing_read', { id, step: 'reached-end' })
  const ink = { medium: 'typed', typed: 'Tomás Herrera' } as const
  await call('signing_answer', { id, statement: 'received-not-agree', ink })
  await call('signing_take_back', { id, passphrase: core.world.passphrase })
  render(SigningPage, { documentId: id })
  await screen.findByText('Tomás said')
  return id
}

/** A correction that asks for a witness. */
async function correction() {
  const begun = await call('form_create', { memberId: memberId('tomas'), template: 'correction' })
  const answers = {
    ...begun.answers,
    topic: 'Notes',
    level: 'spoken',
    standard: 'A note each',
    facts: [{ fact: 'None' }],
    with_witness: true,
    witness_name: 'Yuki Tanabe, Scheduling',
  }
  await call('form_save', { id: begun.id, revision: begun.revision, answers })
  const { id, revision } = await call('form_file', { id: begun.id, revision: begun.revision + 1 })
  return answered((await call('signing_start', { formId: id, revision })).id)
}

const button = (text: string) => screen.getByText(text).closest('button')

/** Types a name instead of drawing. */
async function typeName(name: string) {
  const person = userEvent.setup()
  await person.click(screen.getByText('Type my name instead'))
  await person.type(screen.getByLabelText('Your name'), name)
}

it('lets the witness that a form asks for sign first', async () => {
  const id = await correction()
  const person = userEvent.setup()
  expect(screen.getByText('A witness signs first')).toBeTruthy()
  expect(screen.queryByText('Sign and seal'), 'one signs after the other').toBeNull()
  expect(screen.getByLabelText('Name of the witness')).toHaveProperty('value', 'Yuki Tanabe')
  expect(screen.getByLabelText(/^Role/)).toHaveProperty('value', 'Scheduling')
  expect(screen.getByText('I was there. My signature does not show that I agree.')).toBeTruthy()
  expect(button('Sign as a witness')).toHaveProperty('disabled', true)
  await typeName('Yuki Tanabe')
  await person.click(screen.getByText('Sign as a witness'))

  await screen.findByText('Was there and signed')
  expect(screen.getByText('Scheduling')).toBeTruthy()
  const part = screen.getByText('Your part, Marit')
  expect(document.activeElement, 'the focus goes on to who signs next').toBe(part)
  expect(button('Sign and seal'), 'the pad is empty for the manager').toHaveProperty(
    'disabled',
    true,
  )
  await typeName('Marit Solberg')
  await person.click(screen.getByText('Sign and seal'))
  await screen.findByText('Sealed.')
  const { signers } = await call('document_get', { id })
  expect(signers.map(({ role }) => role)).toEqual(['Team member', 'Manager', 'Witness'])
})

it('says beside the field what a witness cannot be', async () => {
  await correction()
  const person = userEvent.setup()
  const name = screen.getByLabelText('Name of the witness')
  await person.clear(name)
  await typeName('Marit Solberg')
  expect(button('Sign as a witness')).toHaveProperty('disabled', true)
  expect(screen.getByText(/write the name of the witness/)).toBeTruthy()
  await person.type(name, 'Marit Solberg')
  await person.click(screen.getByText('Sign as a witness'))
  await screen.findByText(/You sign as the manager/)
  expect(name.getAttribute('aria-invalid')).toBe('true')
  await person.clear(name)
  expect(screen.queryByText(/You sign as the manager/), 'until it is written anew').toBeNull()
})

it('leaves a witness out of every other paper, unless one is wanted', async () => {
  const start = { expectationId: sampleId(2, 44) as ExpectationId, revision: 1 }
  await answered((await call('signing_start', start)).id)
  const person = userEvent.setup()
  const wanted = screen.getByLabelText('A witness signs too')
  expect(wanted).toHaveProperty('checked', false)
  expect(screen.getByText('Sign and seal')).toBeTruthy()
  await typeName('Marit Solberg')
  await person.click(wanted)
  expect(screen.getByLabelText('Name of the witness')).toHaveProperty('value', '')
  expect(
    button('Sign as a witness'),
    'what the manager began to sign is not the signature of another',
  ).toHaveProperty('disabled', true)
  await person.click(wanted)
  expect(screen.queryByLabelText('Name of the witness')).toBeNull()
  expect(button('Sign and seal')).toHaveProperty('disabled', true)
})

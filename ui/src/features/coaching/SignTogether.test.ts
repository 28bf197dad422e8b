import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { FormView } from '$lib/ipc/bindings/FormView'
import { call } from '$lib/ipc/client'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { openPortal } from '$lib/ipc/portal'
import { router } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import SignTogether from './SignTogether.svelte'

let core: FakeCore
const asked: unknown[] = []

beforeEach(async () => {
  core = openFake({})
  asked.length = 0
  openPortal({
    invoke: (command, request) => {
      if (command === 'signing_start') asked.push(request)
      return core.invoke(command, request)
    },
    listen: (event, handler) => core.listen(event, handler),
  })
  await session.refresh()
})

async function filed(template: string, answers: Record<string, unknown> = {}): Promise<FormView> {
  const begun = await call('form_create', { memberId: memberId('tomas'), template })
  const all = { ...begun.answers, topic: 'Notes', level: 'spoken', standard: 'A note each' }
  await call('form_save', {
    id: begun.id,
    revision: begun.revision,
    answers: { ...all, facts: [{ fact: 'None' }], ...answers },
  })
  return call('form_file', { id: begun.id, revision: begun.revision + 1 })
}

function show(form: FormView) {
  return render(SignTogether, { form, shareable: ['impact'], noSurprise: true })
}

it('says nothing where the template asks for no signature', async () => {
  const { container } = show({ ...(await filed('correction')), signers: [] })
  expect(container.querySelector('section')).toBeNull()
})

it('says who signs when, where a witness is asked for', async () => {
  show(await filed('correction', { with_witness: true }))
  expect(screen.getByText(/Then the witness signs, then you/)).toBeTruthy()
  expect(screen.getByText('Sign together')).toBeTruthy()
})

it('signs what was ticked for the paper, and leads to the screen of the member', async () => {
  const form = await filed('correction')
  show(form)
  const person = userEvent.setup()
  await person.click(screen.getByText('Sign together'))
  expect(screen.getByText(/It stays filed either way/)).toBeTruthy()
  await person.click(screen.getByText('Hand over'))
  expect(asked).toEqual([
    {
      formId: form.id,
      revision: form.revision,
      shareable: ['impact'],
      noSurprise: true,
      paperSize: 'a4',
    },
  ])
  expect(router.route.name).toBe('signing')
})

it('says where a signing stands, and shows the sealed paper', async () => {
  const form = await filed('correction')
  const { id } = await call('signing_start', { formId: form.id, revision: form.revision })
  const { unmount } = show(await call('form_get', { id: form.id }))
  expect(screen.getByText('Go on signing')).toBeTruthy()
  unmount()
  const typed = { medium: 'typed', typed: 'Tomás Herrera' } as const
  await call('signing_answer', { id, statement: 'agree', ink: typed })
  await call('signing_take_back', { id, passphrase: core.world.passphrase })
  await call('signing_seal', { id, ink: typed })
  show(await call('form_get', { id: form.id }))
  expect(screen.getByText(/Tomás and you have signed it/)).toBeTruthy()
  expect(screen.getByText('The sealed paper').getAttribute('href')).toContain(id)
})

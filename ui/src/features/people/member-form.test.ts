import { beforeEach, expect, it } from 'vitest'
import type { MemberView } from '$lib/ipc/bindings/MemberView'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { draftOf, MemberForm } from './member-form.svelte'

let sent: { command: string; request: unknown }[]
let refuse: IpcError | undefined

beforeEach(() => {
  sent = []
  refuse = undefined
  openPortal({
    invoke: (command, request) => {
      sent.push({ command, request })
      return refuse ? Promise.reject(refuse) : Promise.resolve({ id: 'new' })
    },
    listen: () => () => undefined,
  })
})

const tomas: MemberView = {
  id: 'tomas' as MemberView['id'],
  revision: 4,
  name: 'Tomás Herrera',
  preferredName: null,
  pronouns: 'he/him',
  role: 'Field service engineer',
  relation: 'report',
  since: '2022-02-01',
  email: null,
  bestReached: 'Phone before nine',
  recognition: null,
  strengths: null,
  workingWith: null,
  archived: false,
  sample: true,
  createdAt: '2026-08-03T07:20:00Z',
}

it('needs a name and a role and says so at the fields', async () => {
  const form = new MemberForm()
  expect(await form.save()).toBeUndefined()
  expect(Object.keys(form.errors)).toEqual(['name', 'role'])
  expect(sent, 'nothing goes out before that').toEqual([])
})

it('sends only what was written', async () => {
  const form = new MemberForm()
  form.fields.name = ' Tomás Herrera '
  form.fields.role = 'Field service engineer'
  await form.save()
  expect(sent).toEqual([
    {
      command: 'member_create',
      request: { name: 'Tomás Herrera', role: 'Field service engineer', relation: 'report' },
    },
  ])
})

it('changes a member with the revision that was on the screen, and loses no field', async () => {
  const form = new MemberForm(tomas)
  form.fields.strengths = 'Calm with upset customers'
  await form.save()
  expect(sent[0]).toEqual({
    command: 'member_update',
    request: {
      id: 'tomas',
      revision: 4,
      member: { ...draftOf(tomas), strengths: 'Calm with upset customers' },
    },
  })
})

it('shows what the core refuses at its field', async () => {
  const form = new MemberForm(tomas)
  refuse = new IpcError('validation', 'Write an address.', 'member.email')
  expect(await form.save()).toBeUndefined()
  expect(form.errors).toEqual({ email: 'Write an address.' })
  refuse = new IpcError('disk-full', 'Full.')
  await form.save()
  expect(form.failure, 'anything else stands above the fields').toContain('disk is full')
  expect(form.fields.name, 'the text stays').toBe('Tomás Herrera')
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { DocumentId } from '$lib/ipc/bindings/DocumentId'
import type { OccurrenceRow } from '$lib/ipc/bindings/OccurrenceRow'
import { FakeCore, openFake } from '$lib/ipc/fake'
import { memberId, sampleId } from '$lib/ipc/fake/sample'
import { session } from '$lib/state/session.svelte'
import App from './App.svelte'
import { hasPage } from './pages'
import { routeNames } from '$lib/navigation/routes'

const user = userEvent.setup()

afterEach(() => session.lock())

async function open(address = '#/today', change: (core: FakeCore) => void = () => {}) {
  history.replaceState(null, '', address)
  const core = openFake({})
  change(core)
  render(App)
  await screen.findByRole('navigation', { name: 'Main' })
  return core
}

test('every place has a page', () => {
  openFake({})
  expect(routeNames.filter((name) => !hasPage(name))).toEqual([])
})

test('the rail names the places and the team, and says where something is late', async () => {
  await open()
  const main = within(screen.getByRole('navigation', { name: 'Main' }))
  expect(main.getByRole('link', { name: /Today/ }).getAttribute('aria-current')).toBe('page')
  const team = within(await screen.findByRole('navigation', { name: 'Team' }))
  expect(team.getAllByRole('link')).toHaveLength(7)
  const joost = team.getByRole('link', { name: /Joost Dekker/ })
  expect(within(joost).getByRole('img', { name: 'Something is late' })).toBeTruthy()
})

test('the focus goes to the heading of the page that was opened', async () => {
  await open()
  await screen.findByRole('heading', { level: 1, name: /19 November/ })
  await user.keyboard('gp')
  const heading = await screen.findByRole('heading', { level: 1, name: 'People' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
})

test('a sealed paper has the bar for itself, and the keys still search and begin', async () => {
  await open('#/document/0199a000-0008-7000-8000-000000000001')
  expect(await screen.findByRole('button', { name: 'Verify' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Search or do something/ })).toBeNull()
  for (const shortcut of ['{Control>}k{/Control}', 'c']) {
    await user.keyboard(shortcut)
    const palette = await screen.findByRole('dialog')
    expect(within(palette).getByText('New expectation'), shortcut).toBeTruthy()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
  await user.keyboard('gp')
  await screen.findByRole('heading', { level: 1, name: 'People' })
  expect(screen.getByRole('button', { name: /^New/ }), 'other pages have it back').toBeTruthy()
})

test('locking leaves nothing of anybody on the screen', async () => {
  await open()
  await screen.findByText('Tomás Herrera')
  await user.keyboard('{Control>}l{/Control}')
  await screen.findByLabelText('Passphrase')
  expect(document.body.textContent).not.toMatch(/Tomás|Kateryna|Joost/)
})

test('a document in somebody’s hands is all there is', async () => {
  const id = '0199a000-0008-7000-8000-000000000002' as DocumentId
  history.replaceState(null, '', '#/people')
  const core = openFake({})
  core.world.session.handedOver = {
    id,
    title: 'Certificates from one template',
    memberName: 'Yuki Tanabe',
  }
  render(App)
  await waitFor(() => expect(location.hash).toBe(`#/signing/${id}`))
  expect(screen.queryByRole('navigation', { name: 'Main' }), 'no rail leads away').toBeNull()
})

describe('a clicked notification', () => {
  const [first, second] = [sampleId(6, 1), sampleId(6, 2)]
  const about = (core: FakeCore, what: Partial<OccurrenceRow>) => {
    const row = core.world.occurrences.find(({ id }) => id === first)
    if (!row) throw new Error('The sample has no such occurrence.')
    Object.assign(row, what)
  }
  const review = { kind: 'review', subjectId: sampleId(2, 41) } as const

  test.each<[string, Partial<OccurrenceRow>, string]>([
    ['a review date', review, `#/expectation/${sampleId(2, 41)}`],
    [
      'a follow-up',
      { kind: 'follow-up', subjectId: sampleId(5, 3) },
      `#/coaching/${sampleId(5, 3)}`,
    ],
    [
      'a note about a person',
      { kind: 'free-text', subjectId: null, memberId: memberId('imran') },
      `#/person/${memberId('imran')}`,
    ],
    ['a note about nobody', { kind: 'free-text', subjectId: null, memberId: null }, '#/reminders'],
    ['something that has been done', { ...review, state: 'done' }, '#/reminders'],
  ])('about %s leads there', async (_, what, address) => {
    const core = await open()
    about(core, what)
    core.emit('open-reminder', [first])
    await waitFor(() => expect(location.hash).toBe(address))
  })

  test('about several leads to the list of them', async () => {
    const core = await open()
    about(core, review)
    core.emit('open-reminder', [first, second])
    expect(await screen.findByRole('heading', { level: 1, name: 'Reminders' })).toBeTruthy()
    expect(location.hash).toBe('#/reminders')
  })

  test('waits for the passphrase', async () => {
    const core = await open()
    about(core, review)
    await user.keyboard('{Control>}l{/Control}')
    const passphrase = await screen.findByLabelText('Passphrase')
    core.emit('open-reminder', [first])
    await user.type(passphrase, 'harbour ladder oat violin first snow{Enter}')
    await waitFor(() => expect(location.hash).toBe(`#/expectation/${sampleId(2, 41)}`))
  })

  test('moves nothing while somebody else has the screen', async () => {
    const id = sampleId(8, 2)
    history.replaceState(null, '', `#/signing/${id}`)
    const core = openFake({})
    about(core, review)
    const paper = core.world.documents.find((one) => one.id === id)
    if (paper) paper.state = 'with-member'
    render(App)
    await screen.findByText(/Please hand the computer back/)
    core.emit('open-reminder', [first])
    expect(location.hash, 'the document stays').toBe(`#/signing/${id}`)
  })
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { keys } from '$lib/navigation/keys.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { findings } from '$lib/testing/axe'
import TodayPage from './TodayPage.svelte'

const user = userEvent.setup()
let stops: (() => void)[] = []

async function show(options: Parameters<typeof openFake>[0] = {}) {
  const core = openFake(options)
  stops = [session.start(), keys.start()]
  await waitFor(() => expect(session.view).toBeTruthy())
  const view = render(TodayPage)
  view.container.id = 'main'
  await screen.findByRole('heading', { level: 1, name: /November|waiting|empty/ })
  return core
}

const section = (name: string) => within(screen.getByRole('region', { name }))

beforeEach(() => toasts.clear())
afterEach(() => stops.forEach((stop) => stop()))

describe('the day', () => {
  test('says once, in words, how much is late and due', async () => {
    await show()
    expect(
      screen.getByText('Two talks today. Two things are late. Four things are due today.'),
    ).toBeTruthy()
    expect(section('Late').getByText('3 days')).toBeTruthy()
    expect(await findings()).toEqual([])
  })

  test('says that nothing else is due, unless a promise is', async () => {
    const core = openFake({})
    core.world.occurrences = []
    const today = '2026-11-19'
    core.world.tasks = core.world.tasks.filter(({ dueOn }) => dueOn !== today)
    const owed = core.world.promises.filter(({ dueOn }) => dueOn === today)
    expect(owed).toHaveLength(1)
    stops = [session.start()]
    render(TodayPage)
    expect(await screen.findByText('Two talks today. Two things are late.')).toBeTruthy()
    for (const promise of owed) promise.dueOn = '2026-11-27'
    core.world.changed('member')
    expect(
      await screen.findByText('Two talks today. Two things are late. Nothing else is due today.'),
    ).toBeTruthy()
  })

  test('shows what is being signed apart from what is being written', async () => {
    const core = openFake({})
    const title = 'Notes on open calls'
    core.world.documents = core.world.documents
      .filter(({ state }) => state === 'handed-back')
      .map((paper) => ({ ...paper, kind: 'form', title }))
    stops = [session.start()]
    render(TodayPage)
    await screen.findByRole('region', { name: 'Being signed' })
    expect(section('Being signed').getByRole('link', { name: new RegExp(title) })).toBeTruthy()
    expect(section('Being signed').getByText('Waiting for you')).toBeTruthy()
    expect(section('Drafts').queryByRole('link', { name: new RegExp(title) })).toBeNull()
  })

  test('draws no section with nothing in it', async () => {
    await show({ world: 'calm' })
    expect(screen.getByText('Nothing is waiting for you.')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Late' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Drafts' })).toBeNull()
  })

  test('of an empty vault offers to add the first person', async () => {
    await show({ world: 'empty' })
    expect(screen.getByRole('button', { name: 'Add a person' })).toBeTruthy()
    expect(await findings()).toEqual([])
  })
})

describe('a row', () => {
  test('leaves at once when a promise is kept, and comes back with undo', async () => {
    const core = await show()
    const row = /I promised Joost/
    expect(section('Late').getByRole('link', { name: row })).toBeTruthy()
    await user.click(section('Late').getByRole('button', { name: 'Kept' }))
    await waitFor(() => expect(screen.queryByRole('link', { name: row })).toBeNull())
    expect(core.world.promises.find(({ text }) => /scanner/.test(text))?.state).toBe('kept')

    await toasts.undo()
    expect(await screen.findByRole('link', { name: row })).toBeTruthy()
    expect(core.world.promises.find(({ text }) => /scanner/.test(text))?.state).toBe('open')
  })

  test('stays when the core refuses, and says why', async () => {
    const core = await show()
    const invoke = core.invoke.bind(core)
    core.invoke = (command, request) =>
      command === 'promise_settle'
        ? Promise.reject(new IpcError('conflict', 'The revision is old.'))
        : invoke(command, request)
    await user.click(section('Late').getByRole('button', { name: 'Kept' }))
    await waitFor(() => expect(toasts.current?.tone).toBe('over'))
    expect(screen.getByRole('link', { name: /I promised Joost/ })).toBeTruthy()
  })

  test('is reached and done with the keyboard alone', async () => {
    const core = await show()
    await user.keyboard('jj')
    expect(document.activeElement?.textContent).toContain('I promised Joost')
    await user.keyboard('d')
    await waitFor(() =>
      expect(core.world.promises.find(({ text }) => /scanner/.test(text))?.state).toBe('kept'),
    )
  })

  test('of a task that needs a result is not closed from here', async () => {
    const core = openFake({})
    const task = core.world.tasks.find(({ text }) => /Template for open calls/.test(text))
    if (task) task.resultRequired = true
    stops = [session.start()]
    await waitFor(() => expect(session.view).toBeTruthy())
    render(TodayPage)
    expect(await screen.findByRole('link', { name: /Kateryna owes/ })).toBeTruthy()
    expect(section('Late').queryByRole('button', { name: 'Done' })).toBeNull()
  })
})

test('the banner about the recovery kit stays until the kit is put away', async () => {
  await show({ kit: 'missing' })
  expect(screen.getByText(/recovery kit is not put away/)).toBeTruthy()
})

describe('the recovery kit', () => {
  test('is asked for twice a year, and can wait until the vault is opened again', async () => {
    await show({ kit: 'due' })
    const question = 'Is your recovery kit still where you put it?'
    expect(screen.getByText(question)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Check now' }))
    const dialog = await screen.findByRole('dialog', { name: 'Is the recovery kit still there?' })
    expect(within(dialog).getAllByLabelText(/^Row \d, \w+ group$/)).toHaveLength(2)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Later' }))
    expect(screen.queryByText(question)).toBeNull()
  })
})

describe('a vault in a place where others write', () => {
  test.each([
    ['synced', /copies to other computers while Kept is writing/],
    ['network', /lies on another computer/],
  ] as const)('is spoken of once: %s', async (place, words) => {
    const core = await show({ place })
    expect(screen.getByText(words)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'How to move it' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/Move the whole folder “Marit’s log\.kept”/)).toBeTruthy()
    expect(await findings()).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Keep it here' }))
    await waitFor(() => expect(screen.queryByText(words)).toBeNull())
    expect(core.world.session.place).toBe('ordinary')
  })

  test('is spoken of on a calm day as well', async () => {
    await show({ world: 'calm', place: 'synced' })
    expect(screen.getByRole('button', { name: 'Keep it here' })).toBeTruthy()
  })
})

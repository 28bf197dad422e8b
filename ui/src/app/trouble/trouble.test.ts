import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { Autosave } from '$lib/state/autosave.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { work } from '$lib/state/work.svelte'
import { findings } from '$lib/testing/axe'
import App from '../App.svelte'
import { lostByKind } from './lost'

const user = userEvent.setup()

async function open(options: Parameters<typeof openFake>[0], address = '#/people') {
  history.replaceState(null, '', address)
  const core = openFake(options)
  render(App)
  await screen.findByRole('navigation', { name: 'Main' })
  return core
}

beforeEach(() => toasts.clear())
afterEach(async () => {
  await work.cancel()
  await session.lock()
})

describe('a damaged vault', () => {
  const damaged = /You can read everything that is still whole; nothing can be changed\./

  test('is spoken of on every page as soon as it is known', async () => {
    const core = await open({})
    await screen.findByRole('heading', { level: 1, name: 'People' })
    expect(screen.queryByText(damaged)).toBeNull()
    core.world.session.trouble = 'damaged'
    core.world.changed('session')
    expect(await screen.findByText(damaged)).toBeTruthy()
    expect(await findings()).toEqual([])
    await user.keyboard('gt')
    await screen.findByRole('heading', { level: 1, name: /19 November/ })
    expect(screen.getByText(damaged)).toBeTruthy()
  })

  test('is rescued into a new one, which can be opened', async () => {
    const core = await open({ trouble: 'damaged', pace: '5' })
    await user.click(await screen.findByRole('button', { name: 'Rescue what is there' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Rescue what is there' }))
    expect(await dialog.findByRole('progressbar')).toBeTruthy()
    expect(await dialog.findByText('4,212 entries are in the new vault.')).toBeTruthy()
    expect(dialog.getByText('9 entries could not be read any more:')).toBeTruthy()
    expect(dialog.getByText('In talks').textContent).toBe('In talks7')
    expect(dialog.getByText('/home/marit/Documents/Marit’s log rescued.kept')).toBeTruthy()
    expect(await findings()).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Lock and open it' }))
    await screen.findByLabelText('Passphrase')
    expect(core.world.status.condition).toBe('locked')
  })

  test('leads to the backups', async () => {
    await open({ trouble: 'damaged' })
    await user.click(await screen.findByRole('button', { name: 'Restore a backup' }))
    expect(await screen.findByText('The vault is locked first')).toBeTruthy()
  })

  test('does not let unsaved words go without asking', async () => {
    await open({ trouble: 'damaged' })
    await screen.findByText(damaged)
    const draft = new Autosave({
      revision: 1,
      read: () => 'words',
      save: () => Promise.reject(new IpcError('vault-damaged', 'It can only be read.')),
    })
    const stop = draft.watch()
    draft.touch()
    await user.click(screen.getByRole('button', { name: 'Restore a backup' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/copy the text to somewhere else first/)).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Stay' }))
    expect(screen.getByRole('heading', { level: 1, name: 'People' })).toBeTruthy()
    await draft.drop()
    stop()
  })
})

describe('a vault whose file was replaced', () => {
  test('is saved somewhere else, and locked', async () => {
    await open({ trouble: 'replaced', pace: '5' })
    await user.click(await screen.findByRole('button', { name: 'Save a backup' }))
    expect(await screen.findByRole('progressbar', { name: 'Making a backup' })).toBeTruthy()
    expect(await screen.findByText(/The backup is saved: .*STICK/)).toBeTruthy()
    expect(await findings()).toEqual([])
    const banner = within(screen.getByRole('alert'))
    await user.click(banner.getByRole('button', { name: 'Lock' }))
    expect(await screen.findByLabelText('Passphrase')).toBeTruthy()
  })
})

test('what was lost is counted in kinds that a manager knows', () => {
  const tables = [
    { name: 'form', rows: 4, lost: 1 },
    { name: 'form_body', rows: 4, lost: 2 },
    { name: 'task', rows: 9, lost: 3 },
    { name: 'event', rows: 99, lost: 4 },
    { name: 'member', rows: 7, lost: 0 },
  ]
  expect(lostByKind(tables)).toEqual([
    { kind: 'tasks', lost: 3 },
    { kind: 'talks', lost: 3 },
    { kind: 'other', lost: 4 },
  ])
})

test('a draft that could not be saved is tried again after its page was left', async () => {
  await open({})
  let full = true
  const saved: string[] = []
  const draft = new Autosave({
    revision: 1,
    read: () => 'words',
    save: (words, revision) => {
      if (full) return Promise.reject(new IpcError('disk-full', 'The disk is full.'))
      saved.push(words)
      return Promise.resolve(revision + 1)
    },
  })
  const leave = draft.watch()
  draft.touch()
  leave()
  await waitFor(() => expect(draft.state).toBe('failed'))
  full = false
  await session.lock()
  expect(saved, 'the words are in the vault').toEqual(['words'])
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { work } from '$lib/state/work.svelte'
import { findings } from '$lib/testing/axe'
import BackupsPage from './BackupsPage.svelte'

const user = userEvent.setup()
let stop = () => {}

async function show(options: Parameters<typeof openFake>[0] = {}) {
  const core = openFake(options)
  stop = session.start()
  await waitFor(() => expect(session.view).toBeTruthy())
  const page = render(BackupsPage)
  await screen.findByRole('button', { name: 'Back up now' })
  return { core, page }
}

function refuse(core: FakeCore, refused: string, error: IpcError) {
  const invoke = core.invoke.bind(core)
  core.invoke = (command, request) =>
    command === refused ? Promise.reject(error) : invoke(command, request)
}

beforeEach(() => toasts.clear())
afterEach(async () => {
  await work.cancel()
  stop()
})

const rows = () => within(screen.getByRole('region', { name: 'On this computer' }))

describe('backups', () => {
  test('stand in words: the last one, what is in none, when one was tried out', async () => {
    await show()
    const standing = within(screen.getByRole('region', { name: 'How the vault stands' }))
    expect(standing.getByText('Yesterday 16:42')).toBeTruthy()
    expect(standing.getByText('What changed since today 08:52')).toBeTruthy()
    expect(standing.getByText('2 Nov 08:10')).toBeTruthy()
    expect(await findings()).toEqual([])
  })

  test('are made on demand, and the list and the words follow', async () => {
    const { core } = await show()
    await rows().findByText('Yesterday 16:42')
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    expect(await rows().findByText('Today 09:14')).toBeTruthy()
    expect(screen.getByText('Nothing. Everything is in the last one.')).toBeTruthy()
    expect(toasts.current?.text).toBe('The backup is made, and copied to the second place.')
    expect(core.world.backups).toHaveLength(9)
  })

  test('show how far they are, and end when asked to', async () => {
    const { core } = await show({ pace: '20' })
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    const bar = await screen.findByRole('progressbar', { name: 'Making a backup' })
    await waitFor(() => expect(bar.getAttribute('aria-valuenow')).toBe('20'))
    expect(screen.getByText('copying the vault')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    expect(toasts.current?.text).toBe('It was cancelled. No backup was made.')
    expect(core.world.backups, 'nothing was made').toHaveLength(8)
  })

  test('go on while another page is shown', async () => {
    const { page } = await show({ pace: '30' })
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    await screen.findByRole('progressbar')
    page.unmount()
    render(BackupsPage)
    expect(await screen.findByRole('progressbar', { name: 'Making a backup' })).toBeTruthy()
    await waitFor(() => expect(toasts.current?.text).toMatch(/^The backup is made/))
  })

  test('that could not be made are spoken of in place', async () => {
    const { core } = await show()
    refuse(core, 'backup_create', new IpcError('disk-full', 'The disk is full.'))
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/The disk is full/)
  })

  test('are proven one by one; a damaged one is marked', async () => {
    await show({ backups: 'damaged' })
    await user.click(await rows().findByRole('button', { name: /Check the backup of Yesterday/ }))
    expect(
      await rows().findByText(/Whole: 7 people, 9 expectations, 4 talks, 2 documents/),
    ).toBeTruthy()
    expect(rows().getByText('Damaged')).toBeTruthy()
    expect(
      rows().getAllByRole('button', { name: /^Check/ }),
      'it has nothing to check',
    ).toHaveLength(5)
    expect(screen.getByText(/did not pass its monthly trial/)).toBeTruthy()
    expect(await findings()).toEqual([])
  })

  test('say why there are none yet', async () => {
    await show({ backups: 'none' })
    expect(await screen.findByText(/There are none yet/)).toBeTruthy()
    expect(screen.getByText('There is no backup yet.')).toBeTruthy()
  })
})

describe('the second place', () => {
  test('is chosen, and given up with a way back', async () => {
    const { core } = await show({ backups: 'none' })
    await user.click(screen.getByRole('button', { name: 'Choose a folder' }))
    expect(await screen.findByText('/media/marit/STICK/Kept')).toBeTruthy()
    expect(screen.getByText('Nothing has been copied there yet.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    await screen.findByRole('button', { name: 'Choose a folder' })
    await toasts.undo()
    await waitFor(() => expect(core.world.backupStatus.secondPlace).toBeTruthy())
  })

  test('says why a folder is not taken', async () => {
    const { core } = await show({ backups: 'none' })
    const why = 'This folder is inside of the vault. Choose one on another disk.'
    refuse(core, 'backup_place_set', new IpcError('validation', why, 'folder'))
    await user.click(screen.getByRole('button', { name: 'Choose a folder' }))
    expect(await screen.findByText(why)).toBeTruthy()
  })
})

describe('the whole vault', () => {
  test('is checked on demand', async () => {
    await show()
    await user.click(screen.getByRole('button', { name: 'Check the vault now' }))
    expect(await screen.findByText(/All is well: .* 1,187 entries/)).toBeTruthy()
  })

  test('says so if it is not whole', async () => {
    await show({ trouble: 'damaged' })
    await user.click(screen.getByRole('button', { name: 'Check the vault now' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/damaged/)
    expect(screen.queryByText(/All is well/)).toBeNull()
  })
})

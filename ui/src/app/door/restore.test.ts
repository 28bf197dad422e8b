import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { router } from '$lib/navigation/router.svelte'
import { attempts } from '$lib/state/attempts.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { work } from '$lib/state/work.svelte'
import { findings } from '$lib/testing/axe'
import App from '../App.svelte'

const user = userEvent.setup()
const right = 'harbour ladder oat violin first snow'

/** Each test begins at the door that it means, not at the one where the test before has ended. */
async function open(options: Parameters<typeof openFake>[0], address = '#/today') {
  history.replaceState(null, '', address)
  router.start()()
  const core = openFake(options)
  await session.refresh()
  render(App)
  return core
}

const today = () => screen.findByRole('heading', { level: 1, name: /19 November/ })

beforeEach(() => toasts.clear())
afterEach(async () => {
  attempts.right()
  await work.cancel()
  await session.lock()
})

describe('restoring', () => {
  test('looks inside first, and keeps the vault that was there', async () => {
    await open({ vault: 'locked' })
    await user.click(await screen.findByRole('button', { name: 'Restore a backup' }))
    const field = await screen.findByLabelText('Passphrase of that time')
    const newest = await screen.findByRole<HTMLInputElement>('radio', { name: 'Yesterday 16:42' })
    await waitFor(() => expect(newest.checked).toBe(true))
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(await findings()).toEqual([])

    await user.type(field, `${right}{Enter}`)
    expect(await screen.findByText('Wednesday 18 November, 16:42')).toBeTruthy()
    expect(screen.getByText('7 people, 9 expectations, 4 talks, 2 documents')).toBeTruthy()
    expect(screen.getByText(/kept beside it under another name/)).toBeTruthy()
    expect(session.view, 'nothing is open yet').toBeUndefined()
    expect(await findings()).toEqual([])

    await user.click(screen.getByRole('button', { name: 'Restore' }))
    expect(await today()).toBeTruthy()
    expect(toasts.current?.text).toMatch(/kept as “Marit’s log replaced/)
  })

  test('lets one put it back and take another', async () => {
    const core = await open({ vault: 'locked' }, '#/settings/backups/restore')
    await user.type(await screen.findByLabelText('Passphrase of that time'), `${right}{Enter}`)
    await user.click(await screen.findByRole('button', { name: 'Not this one' }))
    expect(await screen.findByRole('radio', { name: 'Tuesday 07:31' })).toBeTruthy()
    expect(core.world.openBackup).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Choose a file' }))
    const chosen = await screen.findByRole<HTMLInputElement>('radio', { name: /kept-backup$/ })
    expect(chosen.checked).toBe(true)
  })

  test('says at the field that the passphrase is not the one of that time', async () => {
    await open({ vault: 'locked' }, '#/settings/backups/restore')
    const field = await screen.findByLabelText('Passphrase of that time')
    await user.type(field, 'not it{Enter}')
    expect(await screen.findByText(/not the passphrase of this backup/)).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(field))
  })

  test('can be cancelled while the backup is unpacked', async () => {
    await open({ vault: 'locked', pace: '20' }, '#/settings/backups/restore')
    await user.type(await screen.findByLabelText('Passphrase of that time'), `${right}{Enter}`)
    await screen.findByRole('progressbar', { name: 'Opening the backup' })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByRole('button', { name: 'Look inside' })).toBeTruthy()
    expect(screen.queryByRole('alert'), 'what was asked for is no failure').toBeNull()
  })

  test('needs only the recovery kit where the vault is gone', async () => {
    const core = await open({ vault: 'missing' })
    await user.click(await screen.findByRole('button', { name: 'Restore a backup' }))
    await user.click(await screen.findByRole('button', { name: 'Recovery kit' }))
    await user.click(screen.getByRole('button', { name: 'Look inside' }))
    expect(screen.getByText(/One is not complete yet/)).toBeTruthy()
    await user.click(screen.getByLabelText('Row 1'))
    await user.paste(core.world.kit.groups.join(''))
    const next = 'oat violin ladder first snow harbour'
    await user.type(screen.getByLabelText('New passphrase'), next)
    await user.type(screen.getByLabelText('Once more'), next)
    await screen.findByText(/^Strong/)
    await user.click(screen.getByRole('button', { name: 'Look inside' }))
    expect(await screen.findByText(/no vault in this place/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Restore' }))
    await today()
    expect(core.world.passphrase).toBe(next)
    expect(toasts.current?.text).toBe('The backup is restored.')
  })

  test.each(['none', 'missing', 'truncated', 'damaged-header', 'not-a-vault'] as const)(
    'is offered at the door: %s',
    async (vault) => {
      await open({ vault })
      await user.click(await screen.findByRole('button', { name: 'Restore a backup' }))
      expect(await screen.findByRole('button', { name: 'Look inside' })).toBeTruthy()
      await user.click(screen.getByRole('button', { name: 'Back' }))
      expect(await screen.findByRole('button', { name: 'Restore a backup' })).toBeTruthy()
    },
  )

  test.each(['too-new', 'in-use'] as const)(
    'is not offered where the vault is well: %s',
    async (vault) => {
      await open({ vault })
      await screen.findByRole('alert')
      expect(screen.queryByRole('button', { name: 'Restore a backup' })).toBeNull()
    },
  )

  test('from the open vault explains, locks, and goes on at the door', async () => {
    await open({}, '#/settings/backups')
    await user.click(await screen.findByRole('link', { name: 'Restore a backup' }))
    expect(await screen.findByText('The vault is locked first')).toBeTruthy()
    expect(await findings()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Lock and choose a backup' }))
    await screen.findByLabelText('Passphrase of that time')
    expect(session.view).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await user.type(await screen.findByLabelText('Passphrase'), `${right}{Enter}`)
    expect(await screen.findByRole('heading', { level: 1, name: 'Backups' })).toBeTruthy()
  })
})

describe('the keychain', () => {
  const button = 'Open with this computer’s keychain'

  test('opens the vault where it may', async () => {
    await open({ vault: 'locked', keychain: 'on' })
    await user.click(await screen.findByRole('button', { name: button }))
    expect(await today()).toBeTruthy()
  })

  test('that does not open it gives way to the passphrase, with one sentence', async () => {
    const core = await open({ vault: 'locked', keychain: 'on' })
    const field = await screen.findByLabelText('Passphrase')
    core.world.session.keychain = false
    await user.click(screen.getByRole('button', { name: button }))
    expect(await screen.findByText(/does not open this vault\. Type the passphrase\./)).toBeTruthy()
    expect(document.activeElement).toBe(field)
    await user.type(field, `${right}{Enter}`)
    expect(await today()).toBeTruthy()
  })

  test('is not spoken of where it may not', async () => {
    await open({ vault: 'locked' })
    await screen.findByLabelText('Passphrase')
    expect(screen.queryByRole('button', { name: button })).toBeNull()
  })
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { appearance } from '$lib/state/appearance.svelte'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import LicencesPage from './LicencesPage.svelte'
import ProtectionsPage from './ProtectionsPage.svelte'
import SettingsPage from './SettingsPage.svelte'

const user = userEvent.setup()
let stops: (() => void)[] = []
afterEach(() => stops.forEach((stop) => stop()))

async function show(options: Parameters<typeof openFake>[0] = {}) {
  const core = openFake(options)
  stops = [session.start(), appearance.start()]
  await waitFor(() => expect(session.view && appearance.view).toBeTruthy())
  render(SettingsPage)
  return core
}

test('a change is saved at once and known to the whole window', async () => {
  await show()
  await user.click(screen.getByRole('button', { name: 'Letter' }))
  await waitFor(() => expect(session.settings.paperSize).toBe('letter'))
  await user.click(screen.getByRole('button', { name: 'Deutsch' }))
  await waitFor(() => expect(session.settings.formLanguage).toBe('de'))
  await user.click(screen.getByRole('switch', { name: 'Hide private text' }))
  await waitFor(() => expect(session.settings.hidePrivate).toBe(false))
  expect(await findings()).toEqual([])
})

test('the look changes in the next frame', async () => {
  await show()
  await user.click(screen.getByRole('button', { name: 'Dark' }))
  expect(document.documentElement.dataset.theme).toBe('dark')
  await user.click(screen.getByRole('switch', { name: 'More contrast' }))
  expect(document.documentElement.dataset.contrast).toBe('more')
})

test('the manager keeps a name, because it stands on papers', async () => {
  await show()
  await user.clear(screen.getByLabelText('Your name'))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByText('Your name stands on every paper.')).toBeTruthy()
  expect(session.settings.managerName).toBe('Marit Solberg')
})

test('the passphrase is changed only with the current one', async () => {
  const core = await show()
  const next = 'oat violin ladder first snow harbour'
  await user.click(screen.getByRole('button', { name: 'Change the passphrase' }))
  await user.type(await screen.findByLabelText('Current passphrase'), 'not it')
  await user.type(screen.getByLabelText('New passphrase'), next)
  await user.type(screen.getByLabelText('Once more'), next)
  await screen.findByText(/^Strong\./)
  const dialog = screen.getByRole('dialog')
  const verb = [...dialog.querySelectorAll('button')].find((button) => button.type === 'submit')
  if (verb) await user.click(verb)
  expect(await screen.findByText('That is not it.')).toBeTruthy()

  await user.clear(screen.getByLabelText('Current passphrase'))
  await user.type(screen.getByLabelText('Current passphrase'), core.world.passphrase)
  if (verb) await user.click(verb)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(core.world.passphrase).toBe(next)
})

test('the recovery kit is shown only after the passphrase', async () => {
  const core = await show({ kit: 'missing' })
  await user.click(await screen.findByRole('button', { name: 'Put it away' }))
  const dialog = await screen.findByRole('dialog', { name: 'Recovery kit' })
  expect(dialog.querySelector('table')).toBeNull()
  await user.type(within(dialog).getByLabelText('Passphrase'), `${core.world.passphrase}{Enter}`)
  await waitFor(() => expect(dialog.querySelector('table')).toBeTruthy())
})

test('the vault locks by itself after a time that can be chosen, or never', async () => {
  await show()
  expect(
    await screen.findByText(/locks with the screen and before the computer sleeps/),
  ).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Lock by itself'), '10 minutes')
  await waitFor(() => expect(session.settings.lockIdleMinutes).toBe(10))
  await user.selectOptions(screen.getByLabelText('Lock by itself'), 'Never')
  await waitFor(() => expect(session.settings.lockIdleMinutes).toBe(0))
})

test('what protects the vault is told as the core finds it, and so is what is missing', async () => {
  const core = openFake({})
  const invoke = core.invoke.bind(core)
  const nowhere = { screenLock: [], sleep: false, sessionSwitch: false }
  core.invoke = async (command, request) => {
    const answer = await invoke(command, request)
    if (command !== 'protections_get') return answer
    return { ...(answer as object), landlockVersion: null, lockTriggers: nowhere }
  }
  stops = [session.start()]
  await waitFor(() => expect(session.view).toBeTruthy())
  render(ProtectionsPage)
  const row = (name: string) => screen.getByText(name).closest('li')?.textContent ?? ''
  await screen.findByText('Network sockets are refused')
  expect(row('Network sockets are refused')).toContain('Active')
  expect(row('TCP is refused twice')).toContain('Not here')
  expect(row('The screen is locked')).toContain('The idle time counts.')
  expect(await findings()).toEqual([])
})

test('licences name what Kept is made with', async () => {
  openFake({})
  render(LicencesPage)
  expect(await screen.findByRole('cell', { name: 'SQLCipher' })).toBeTruthy()
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { appearance } from '$lib/state/appearance.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { work } from '$lib/state/work.svelte'
import { findings } from '$lib/testing/axe'
import SettingsPage from './SettingsPage.svelte'

const user = userEvent.setup()
const right = 'harbour ladder oat violin first snow'
const ordinals = ['first', 'second', 'third', 'fourth']
let stops: (() => void)[] = []

async function show(options: Parameters<typeof openFake>[0] = {}) {
  const core = openFake(options)
  stops = [session.start(), appearance.start()]
  await waitFor(() => expect(session.view && appearance.view).toBeTruthy())
  render(SettingsPage)
  return core
}

async function open(button: string) {
  await user.click(screen.getByRole('button', { name: button }))
  return within(await screen.findByRole('dialog'))
}

/** Types the two groups that are asked for, as they stand on the sheet. */
async function typeBack(groups: string[]) {
  for (const field of screen.getAllByLabelText<HTMLInputElement>(/^Row \d, \w+ group$/)) {
    const [, row = '1', ordinal = 'first'] =
      /Row (\d), (\w+) group/.exec(field.labels?.[0]?.textContent ?? '') ?? []
    await user.clear(field)
    await user.type(field, groups[(Number(row) - 1) * 4 + ordinals.indexOf(ordinal)] ?? '')
  }
}

beforeEach(() => toasts.clear())
afterEach(async () => {
  await work.cancel()
  stops.forEach((stop) => stop())
})

describe('a new passphrase', () => {
  test('can be drawn by chance, and drawn again', async () => {
    await show()
    const dialog = await open('Change the passphrase')
    await user.click(dialog.getByRole('button', { name: 'Suggest six words' }))
    const field = dialog.getByLabelText<HTMLInputElement>('New passphrase')
    await waitFor(() => expect(field.value.split(' ')).toHaveLength(6))
    expect(field.type, 'one has to be able to read it').toBe('text')
    expect(await dialog.findByText(/^Strong\./)).toBeTruthy()
    expect(dialog.getByText(/Drawn by chance/)).toBeTruthy()
    const first = field.value
    await user.type(dialog.getByLabelText('Once more'), first)
    await user.click(dialog.getByRole('button', { name: 'Suggest others' }))
    await waitFor(() => expect(field.value).not.toBe(first))
    expect(
      dialog.getByLabelText<HTMLInputElement>('Once more').value,
      'the words before are not typed any more',
    ).toBe('')
  })

  test('says what it does not take back', async () => {
    await show()
    const dialog = await open('Change the passphrase')
    expect(dialog.getByText(/from before still open with the old one/)).toBeTruthy()
    expect(await findings()).toEqual([])
  })
})

describe('a new key', () => {
  test('needs the passphrase, shows how far it is, and leads into the new kit', async () => {
    const core = await show({ pace: '10' })
    const before = core.world.kit.groups.join()
    const dialog = await open('Give the vault a new key')
    expect(await findings()).toEqual([])
    await user.type(dialog.getByLabelText('Your passphrase'), 'not it{Enter}')
    expect(await dialog.findByText('That is not it.')).toBeTruthy()
    await user.clear(dialog.getByLabelText('Your passphrase'))
    await user.type(dialog.getByLabelText('Your passphrase'), `${right}{Enter}`)
    expect(await dialog.findByRole('progressbar', { name: 'Changing the key' })).toBeTruthy()
    expect(
      await screen.findByRole('heading', { name: 'Put the new recovery kit away' }),
    ).toBeTruthy()
    expect(core.world.kit.groups.join(), 'the key is another one').not.toBe(before)
    await waitFor(() => expect(session.view?.kitSaved).toBe(false))

    await typeBack(core.world.kit.groups)
    await user.click(screen.getByRole('button', { name: 'I have it' }))
    await waitFor(() => expect(session.view?.kitSaved).toBe(true))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('is not made if it is cancelled on the way', async () => {
    const core = await show({ pace: '20' })
    const before = core.world.kit.groups.join()
    const dialog = await open('Give the vault a new key')
    await user.type(dialog.getByLabelText('Your passphrase'), `${right}{Enter}`)
    await dialog.findByRole('progressbar')
    await user.keyboard('{Escape}')
    expect(await dialog.findByText(/It was cancelled\. The vault has the key/)).toBeTruthy()
    expect(core.world.kit.groups.join()).toBe(before)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('the keychain', () => {
  const control = () =>
    screen.getByRole<HTMLInputElement>('switch', { name: /keychain may open the vault/ })

  test('is off, and goes on only with the passphrase', async () => {
    const core = await show()
    expect(control().checked).toBe(false)
    await user.click(control())
    const dialog = within(await screen.findByRole('dialog'))
    expect(control().checked, 'nothing has happened yet').toBe(false)
    expect(dialog.getByText(/Whoever can use your account/)).toBeTruthy()
    await user.type(dialog.getByLabelText('Your passphrase'), 'not it{Enter}')
    expect(await dialog.findByText('That is not it.')).toBeTruthy()
    await user.clear(dialog.getByLabelText('Your passphrase'))
    await user.type(dialog.getByLabelText('Your passphrase'), `${right}{Enter}`)
    await waitFor(() => expect(control().checked).toBe(true))
    expect(core.world.session.keychain).toBe(true)
  })

  test('goes off again', async () => {
    const core = await show({ keychain: 'on' })
    await user.click(control())
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Your passphrase'), right)
    await user.click(dialog.getByRole('button', { name: 'Switch off' }))
    await waitFor(() => expect(core.world.session.keychain).toBe(false))
  })
})

describe('the recovery kit', () => {
  test('is shown to be at hand by two groups from the sheet', async () => {
    const core = await show({ kit: 'due' })
    expect(await screen.findByText('Time to look for it')).toBeTruthy()
    const dialog = await open('Check that it is there')
    await user.click(dialog.getByRole('button', { name: 'Check' }))
    expect(dialog.getAllByText('Type the group.')).toHaveLength(2)
    expect(document.activeElement?.getAttribute('aria-invalid'), 'the focus is there').toBe('true')

    await typeBack(core.world.kit.groups.toReversed())
    await user.type(dialog.getByLabelText('Your passphrase'), right)
    await user.click(dialog.getByRole('button', { name: 'Check' }))
    expect(await dialog.findByText(/not what stands on the sheet/)).toBeTruthy()
    expect(await findings()).toEqual([])

    await typeBack(core.world.kit.groups)
    await user.click(dialog.getByRole('button', { name: 'Check' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(toasts.current?.text).toMatch(/That is the right sheet/)
    await waitFor(() => expect(session.view?.kitRehearsalDue).toBe(false))
  })
})

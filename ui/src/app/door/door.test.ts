import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { FakeCore, openFake } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import App from '../App.svelte'
import { attempts } from '$lib/state/attempts.svelte'

const user = userEvent.setup()
const right = 'harbour ladder oat violin first snow'

function open(vault: NonNullable<ConstructorParameters<typeof FakeCore>[0]>['vault']): FakeCore {
  history.replaceState(null, '', '#/today')
  const core = openFake({ vault })
  render(App)
  return core
}

afterEach(async () => {
  attempts.right()
  await session.lock()
})

describe('unlocking', () => {
  test('takes the passphrase and opens Today', async () => {
    open('locked')
    const field = await screen.findByLabelText('Passphrase')
    expect(document.activeElement, 'the focus is in the field').toBe(field)
    expect(screen.getByText('2 reminders are waiting')).toBeTruthy()
    await user.type(field, `${right}{Enter}`)
    expect(await screen.findByRole('heading', { level: 1, name: /19 November/ })).toBeTruthy()
  })

  test('says plainly that it was not it, and lets the wait grow', async () => {
    open('locked')
    const field = await screen.findByLabelText('Passphrase')
    for (const wrong of ['one', 'two', 'three']) {
      await user.clear(field)
      await user.type(field, `${wrong}{Enter}`)
      await screen.findByText('That is not it. Try again.')
    }
    expect(screen.getByRole('button', { name: 'Wait 2 seconds' })).toBeTruthy()
    await user.clear(field)
    await user.type(field, `${right}{Enter}`)
    expect(session.view, 'nothing is tried during the wait').toBeUndefined()
  })

  test('asks for a passphrase if there is none', async () => {
    open('locked')
    await user.click(await screen.findByRole('button', { name: 'Unlock' }))
    expect(screen.getByText('Type your passphrase.')).toBeTruthy()
  })
})

describe('a vault that cannot be opened as it is', () => {
  test.each([
    ['missing', /not where it was/],
    ['not-a-vault', /not a vault of Kept/],
    ['truncated', /not complete/],
    ['damaged-header', /lock of the vault is damaged/],
    ['too-new', /newer Kept/],
    ['in-use', /open elsewhere/],
  ] as const)('%s: says what happened and what to do', async (vault, title) => {
    open(vault)
    expect(await screen.findByText(title)).toBeTruthy()
    expect(screen.getByRole('alert').textContent.length, 'a sentence of help').toBeGreaterThan(60)
    expect(await findings()).toEqual([])
  })
})

test('the recovery kit opens the vault and gives it a new passphrase', async () => {
  const core = open('damaged-header')
  await screen.findByText(/lock of the vault is damaged/)
  await user.click(await screen.findByRole('button', { name: 'Use the recovery kit' }))
  const key = core.world.kit.groups.join(' ')
  await user.click(screen.getByLabelText('Row 1'))
  await user.paste(key.toLowerCase())
  expect(
    screen.getByLabelText<HTMLInputElement>('Row 4').value,
    'a pasted key fills all rows',
  ).not.toBe('')
  await user.type(screen.getByLabelText('New passphrase'), 'oat violin ladder first snow harbour')
  await user.type(screen.getByLabelText('Once more'), 'oat violin ladder first snow harbour')
  await screen.findByText(/^Strong/)
  await user.click(screen.getByRole('button', { name: 'Open the vault' }))
  expect(await screen.findByRole('heading', { level: 1, name: /19 November/ })).toBeTruthy()
})

describe('the first run', () => {
  async function firstStep() {
    open('none')
    await user.type(await screen.findByLabelText('Your name'), 'Marit Solberg')
    await user.type(screen.getByLabelText('Passphrase'), right)
    await user.type(screen.getByLabelText('Once more'), right)
    await screen.findByText(/^Strong/)
    await user.click(screen.getByRole('checkbox'))
  }

  test('names the vault after the manager and makes it', async () => {
    await firstStep()
    expect(screen.getByLabelText<HTMLInputElement>('Name of the vault').value).toBe('Marit’s log')
    expect(await findings()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Create the vault' }))
    expect(await screen.findByRole('heading', { name: 'Put the spare key away' })).toBeTruthy()
    expect(await findings()).toEqual([])
  })

  test('does not go on with a weak passphrase, or without the promise to keep it', async () => {
    open('none')
    await user.type(await screen.findByLabelText('Your name'), 'Marit')
    await user.type(screen.getByLabelText('Passphrase'), 'oat')
    await user.type(screen.getByLabelText('Once more'), 'oat')
    await user.click(screen.getByRole('button', { name: 'Create the vault' }))
    expect(screen.getByText(/needs three bars/)).toBeTruthy()
    expect(session.view).toBeUndefined()
  })

  test('counts the kit as put away only after two groups were typed back', async () => {
    await firstStep()
    await user.click(screen.getByRole('button', { name: 'Create the vault' }))
    const next = await screen.findByRole<HTMLButtonElement>('button', { name: 'Continue' })
    expect(next.disabled).toBe(true)

    const rows = screen
      .getAllByRole('row')
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))
    const ordinals = ['first', 'second', 'third', 'fourth']
    for (const field of screen.getAllByLabelText<HTMLInputElement>(/^Row \d, \w+ group$/)) {
      const label = field.labels?.[0]?.textContent ?? ''
      const [, row = '1', ordinal = 'first'] = /Row (\d), (\w+) group/.exec(label) ?? []
      await user.type(field, rows[Number(row) - 1]?.[ordinals.indexOf(ordinal)] ?? '')
    }
    expect(screen.queryByRole('row'), 'the key is hidden while it is checked').toBeNull()
    expect(screen.getAllByText('That is the one.')).toHaveLength(2)
    await user.click(next)
    expect(
      await screen.findByRole('heading', { name: 'How would you like to begin?' }),
    ).toBeTruthy()
    expect(session.view?.kitSaved).toBe(true)
  })

  test('can leave the kit for tomorrow, and begins with the sample team', async () => {
    await firstStep()
    await user.click(screen.getByRole('button', { name: 'Create the vault' }))
    await user.click(await screen.findByRole('button', { name: 'Remind me tomorrow' }))
    await user.click(screen.getByRole('radio', { name: 'With a sample team' }))
    await user.click(screen.getByRole('button', { name: 'Open the notebook' }))
    expect(await screen.findByText(/recovery kit is not put away/)).toBeTruthy()
    await waitFor(() => expect(screen.getByText(/sample team of invented people/)).toBeTruthy())
  })
})

test('the window says that it is ready once there is something to see, without a frame', async () => {
  // WebKitGTK draws no frames for a window that is hidden.
  vi.stubGlobal('requestAnimationFrame', () => 0)
  onTestFinished(() => void vi.unstubAllGlobals())
  history.replaceState(null, '', '#/today')
  const core = openFake({ vault: 'locked' })
  const invoke = vi.spyOn(core, 'invoke')
  render(App)
  await waitFor(() => expect(invoke).toHaveBeenCalledWith('window_ready', {}))
  expect(screen.getByLabelText('Passphrase')).toBeTruthy()
})

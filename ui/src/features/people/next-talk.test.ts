import { render, screen, waitFor, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { router } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { findings } from '$lib/testing/axe'
import Moods from './Moods.svelte'
import NextTalk from './NextTalk.svelte'

let core: FakeCore
let stop: () => void

beforeEach(async () => {
  core = openFake({})
  stop = session.start()
  await waitFor(() => expect(session.view).toBeTruthy())
  toasts.clear()
})
afterEach(() => stop())

const member = (key: string) => {
  const found = core.world.members.find(({ id }) => id === memberId(key))
  if (!found) throw new Error(key)
  return found
}

it('says when the next talk is and how often', async () => {
  render(NextTalk, { member: member('tomas') })
  expect(await screen.findByText('today, 10:00')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'every week on Thursday' })).toBeTruthy()
  await screen.findByText('The Friday hour')
  expect(await findings()).toEqual([])
})

it('agrees on a rhythm from the first day on', async () => {
  const user = userEvent.setup()
  render(NextTalk, { member: member('yuki') })
  await user.click(await screen.findByRole('button', { name: 'Agree on a rhythm' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Rhythm'), 'Every 3 weeks on Thursday')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('button', { name: 'every 3 weeks on Thursday' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'every 3 weeks on Thursday' }))
  const again = within(await screen.findByRole('dialog'))
  await user.selectOptions(again.getByLabelText('Rhythm'), 'As needed')
  expect(again.queryByLabelText('At'), 'talks as needed have no time').toBeNull()
  await user.click(again.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('button', { name: 'As needed' })).toBeTruthy()
})

it('opens the brief and starts the talk', async () => {
  const user = userEvent.setup()
  render(NextTalk, { member: member('tomas') })
  await user.click(await screen.findByRole('button', { name: 'Open brief' }))
  const brief = within(await screen.findByRole('dialog'))
  expect(await brief.findByText('Three questions to ask')).toBeTruthy()
  expect(brief.getByText('The Friday hour; Driving back twice in October')).toBeTruthy()
  expect(await findings()).toEqual([])
  await user.click(brief.getByRole('button', { name: 'Close' }))
  await user.click(screen.getByRole('button', { name: 'Start talk' }))
  await waitFor(() => expect(router.route.name).toBe('coaching'))
})

it('shows an archived person’s agenda and changes nothing', async () => {
  render(NextTalk, { member: { ...member('tomas'), archived: true } })
  expect(await screen.findByText('The Friday hour')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Start talk' })).toBeNull()
  expect(screen.queryByLabelText('Add a point of mine')).toBeNull()
})

it('has the moods as a table too', async () => {
  const user = userEvent.setup()
  render(Moods, { id: memberId('tomas') })
  expect(await screen.findByRole('img', { name: /Mood and energy in 9 talks/ })).toBeTruthy()
  expect(screen.getByText('6 of 10 on 12 Nov, up from 5')).toBeTruthy()
  await user.click(screen.getByText('As a table'))
  const rows = screen.getAllByRole('row')
  expect(rows).toHaveLength(10)
  expect(rows[1]?.textContent).toMatch(/12 Nov\s*6\s*3\s*Typing on the phone is the slow part\./)
  expect(await findings()).toEqual([])
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { findings } from '$lib/testing/axe'
import TodayPage from './TodayPage.svelte'

const user = userEvent.setup()
let stop = () => {}

beforeEach(async () => {
  toasts.clear()
  openFake({})
  stop = session.start()
  await waitFor(() => expect(session.view).toBeTruthy())
  await call('capture_save', { text: '@im asked for a second screen' })
  render(TodayPage)
  await screen.findByRole('region', { name: 'To sort' })
})
afterEach(() => stop())

const sorting = () => within(screen.getByRole('region', { name: 'To sort' }))

test('a line becomes a note by saying whose it is', async () => {
  const whose = sorting().getByLabelText('Whose is it?')
  const names = within(whose).getAllByRole('option')
  expect(names[1]?.textContent, 'who may be meant stands first').toContain('Imran Qureshi')
  expect(await findings()).toEqual([])
  await user.selectOptions(whose, 'Imran Qureshi')
  await waitFor(() => expect(screen.queryByRole('region', { name: 'To sort' })).toBeNull())
  expect(toasts.current?.text).toContain('Imran Qureshi')
})

test('a line that is thrown away can be taken back', async () => {
  await user.click(sorting().getByRole('button', { name: 'Throw this line away' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'To sort' })).toBeNull())
  await toasts.undo()
  expect(await screen.findByRole('region', { name: 'To sort' })).toBeTruthy()
})

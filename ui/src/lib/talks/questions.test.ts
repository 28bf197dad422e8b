import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { toasts } from '$lib/state/toasts.svelte'
import { findings } from '$lib/testing/axe'
import QuestionBank from './QuestionBank.svelte'

beforeEach(() => {
  openFake({})
  toasts.clear()
})

it('remembers what was asked, and takes it back', async () => {
  const user = userEvent.setup()
  render(QuestionBank, { memberId: memberId('tomas') })
  const ask = { name: 'I asked: For whom or what do you wait?' }
  await user.click(await screen.findByRole('button', ask))
  expect(await screen.findByText('Obstacles, asked today')).toBeTruthy()
  expect(screen.queryByRole('button', ask), 'once a day is enough').toBeNull()
  await toasts.undo()
  expect(await screen.findByRole('button', ask)).toBeTruthy()
})

it('shows one theme, and keeps a question of one’s own in it', async () => {
  const user = userEvent.setup()
  render(QuestionBank, { memberId: memberId('tomas') })
  await screen.findByText('Where do I leave you alone?')
  await user.selectOptions(screen.getByLabelText('Theme'), 'Team')
  expect(screen.queryByText('Where do I leave you alone?')).toBeNull()
  await user.type(
    screen.getByLabelText('A question of my own'),
    'Who keeps the workshop tidy?{Enter}',
  )
  const own = await screen.findByText('Who keeps the workshop tidy?')
  expect(await findings()).toEqual([])
  const row = own.closest('li')
  if (!row) throw new Error('it stands in the list')
  await user.click(within(row).getByRole('button', { name: /Take out of the list/ }))
  await toasts.undo()
})

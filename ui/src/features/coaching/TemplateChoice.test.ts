import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { findings } from '$lib/testing/axe'
import TemplateChoice from './TemplateChoice.svelte'

beforeEach(async () => {
  openFake({})
  const templates = await call('template_list', {})
  render(TemplateChoice, { templates, value: 'coaching-session' })
})

const shown = () => screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).value)

it('groups all templates, and the one that is chosen is marked', () => {
  expect(shown()).toHaveLength(20)
  const groups = screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)
  expect(groups).toEqual([
    'Talks',
    'Feedback and recognition',
    'Corrections and plans',
    'Team',
    'Records',
  ])
  expect(screen.getByRole('radio', { name: /^Coaching session/ })).toHaveProperty('checked', true)
})

it('finds a template by words of its title or of what it is for, and takes it with the keyboard', async () => {
  const keyboard = userEvent.setup()
  await keyboard.type(screen.getByRole('searchbox'), 'wish step')
  expect(shown()).toEqual(['grow'])
  await keyboard.keyboard('{ArrowDown}')
  expect(screen.getByRole('radio', { name: /^GROW/ })).toHaveProperty('checked', true)
  await keyboard.clear(screen.getByRole('searchbox'))
  await keyboard.type(screen.getByRole('searchbox'), 'zebra')
  expect(screen.queryAllByRole('radio')).toHaveLength(0)
  expect(screen.getByText(/No template says that/)).toBeTruthy()
})

it('can be used by everybody', async () => {
  expect(await findings()).toEqual([])
})

import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { router } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import CoachingPage from './CoachingPage.svelte'
import { mannerOf, rememberManner } from './manner'

beforeEach(async () => {
  // jsdom has no scrolling.
  Element.prototype.scrollTo = () => undefined
  Element.prototype.scrollBy = () => undefined
  openFake({})
  await session.refresh()
})

async function draft() {
  return call('form_create', { memberId: memberId('tomas'), template: 'coaching-session' })
}

it('shows all sections on one page, without a clock, and files from there', async () => {
  const user = userEvent.setup()
  const form = await draft()
  render(CoachingPage, { formId: form.id, manner: 'plain' })
  expect(await screen.findByRole('heading', { name: 'What is this talk about?' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'What will happen now?' })).toBeTruthy()
  expect(screen.queryByRole('timer'), 'it is written after the talk').toBeNull()
  expect(screen.queryByRole('navigation'), 'there are no steps to go').toBeNull()
  await user.type(screen.getByRole('textbox', { name: /^Topic/ }), 'The report')
  expect(await findings()).toEqual([])
  await user.click(screen.getByRole('button', { name: /Read and file/ }))
  await waitFor(async () => {
    const saved = await call('form_get', { id: form.id })
    expect(saved.answers.topic, 'the same autosave keeps it').toBe('The report')
  })
  await user.click(await screen.findByRole('button', { name: 'Back to the text' }))
  const topic = await screen.findByRole('textbox', { name: /^Topic/ })
  expect(topic).toHaveProperty('value', 'The report')
})

it('goes to the section of what is missing', async () => {
  const user = userEvent.setup()
  const form = await draft()
  render(CoachingPage, { formId: form.id, manner: 'plain' })
  await user.click(await screen.findByRole('button', { name: /Read and file/ }))
  const missing = await screen.findByRole('heading', { name: 'Read it once more' })
  await user.click(
    within(missing.parentElement ?? document.body).getByRole('button', { name: 'Topic' }),
  )
  await waitFor(() => expect(document.activeElement?.textContent).toBe('What is this talk about?'))
})

it('opens a draft as its address says, else as the last one of its template', async () => {
  const user = userEvent.setup()
  expect(mannerOf(undefined, 'coaching-session')).toBe('live')
  const form = await draft()
  render(CoachingPage, { formId: form.id })
  await user.click(await screen.findByRole('button', { name: 'All on one page' }))
  expect(router.route).toEqual({ name: 'coaching', formId: form.id, manner: 'plain' })
  expect(mannerOf(undefined, 'coaching-session')).toBe('plain')
  expect(mannerOf(undefined, 'grow'), 'another kind of talk is another matter').toBe('live')
  expect(mannerOf('live', 'coaching-session')).toBe('live')
  rememberManner('coaching-session', 'live')
})

import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import BuilderView from './BuilderView.svelte'

const definition = {
  format: 'kept-template-1',
  key: 'own-template-1',
  version: 1,
  title: 'Walk',
  about: 'A talk while walking.',
  titleField: 'topic',
  sections: [
    {
      key: 'first',
      step: 'Before',
      title: 'Before the walk',
      fields: [{ key: 'topic', label: 'Topic', type: 'text', circle: 'official' }],
    },
    {
      key: 'second',
      step: 'Walk',
      title: 'On the walk',
      fields: [
        { key: 'wrong', label: 'Something is wrong', type: 'check', circle: 'mine' },
        {
          key: 'remedy',
          label: 'What helps',
          type: 'long',
          circle: 'shareable',
          when: { field: 'wrong', ticked: true },
        },
      ],
    },
  ],
}

beforeEach(async () => {
  // jsdom has none of these, and no rule under test depends on them.
  Object.assign(Element.prototype, {
    getAnimations: () => [],
    animate: () => ({ cancel: () => undefined }),
    scrollIntoView: () => undefined,
  })
  openFake({})
  await session.refresh()
  const { key } = await call('template_own_create', {})
  await call('template_own_save', { key, revision: 1, definition })
  render(BuilderView, { view: await call('template_own_get', { key }) })
})

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('[data-field]')].map((row) => row.dataset.field)
const preview = () => within(screen.getByRole('complementary', { name: 'Preview' }))

it('moves a field with Alt and the arrows, across sections, keeps the focus and says where it went', async () => {
  const keyboard = userEvent.setup()
  screen.getByLabelText(/^Move Topic/).focus()
  await keyboard.keyboard('{Alt>}{ArrowDown}{/Alt}')
  const parts = [...document.querySelectorAll('[data-fields]')]
  expect(parts[1]?.querySelector('[data-field]')?.getAttribute('data-field')).toBe('topic')
  expect(screen.getByText('Moved to Walk, 1 of 3')).toBeTruthy()
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Move Topic/)
})

it('shows a part of the preview when its condition is met', async () => {
  const pointer = userEvent.setup()
  expect(await preview().findByText('Something is wrong')).toBeTruthy()
  expect(preview().queryByLabelText(/What helps/)).toBeNull()
  await pointer.click(preview().getByRole('checkbox', { name: /Something is wrong/ }))
  expect(await preview().findByText('What helps')).toBeTruthy()
})

it('says what is wrong where it is', async () => {
  const pointer = userEvent.setup()
  await pointer.click(screen.getByRole('button', { name: 'Topic' }))
  await pointer.clear(screen.getByLabelText('Label'))
  expect(await screen.findByText('Write a label.')).toBeTruthy()
  expect(screen.getByLabelText('Label').getAttribute('aria-invalid')).toBe('true')
})

it('takes a field out', async () => {
  const pointer = userEvent.setup()
  await pointer.click(screen.getByRole('button', { name: 'What helps sometimes' }))
  await pointer.click(screen.getByRole('button', { name: 'Remove' }))
  expect(rows()).toEqual(['topic', 'wrong'])
})

it('can be used by everybody', async () => {
  const pointer = userEvent.setup()
  await pointer.click(screen.getByRole('button', { name: 'Topic' }))
  expect(await findings()).toEqual([])
})

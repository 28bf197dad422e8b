import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { toasts } from '$lib/state/toasts.svelte'
import AgendaTrial from './AgendaTrial.test.svelte'

// jsdom has no animations, which reordered rows ask for.
Object.assign(Element.prototype, { getAnimations: () => [] })

beforeEach(() => openFake({}))

const side = (name: RegExp) => screen.findByRole('list', { name })
const texts = async (name: RegExp) =>
  within(await side(name))
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('.words')?.firstElementChild?.textContent?.split(',')[0])

it('takes a point with Enter and stays ready for the next', async () => {
  render(AgendaTrial, { memberId: memberId('yuki') })
  const user = userEvent.setup()
  const field = await screen.findByLabelText('Add a point of theirs')
  await user.type(field, 'The new release{Enter}')
  await screen.findByText('The new release')
  expect((field as HTMLInputElement).value, 'the field is empty again').toBe('')
  await user.type(field, 'Holidays{Enter}')
  await screen.findByText('Holidays')
  expect(await texts(/wants to talk about/)).toEqual(['The new release', 'Holidays'])
})

it('moves a point with Alt and the arrows, and says where it is', async () => {
  render(AgendaTrial, { memberId: memberId('tomas') })
  const point = await screen.findByText('The Friday hour')
  await fireEvent.keyDown(point, { key: 'ArrowDown', altKey: true })
  await screen.findByText('Moved to place 2 of 2.')
  expect(await texts(/wants to talk about/)).toEqual([
    'Driving back twice in October',
    'The Friday hour',
  ])
})

it('says how long a point has been waiting', async () => {
  render(AgendaTrial, { memberId: memberId('tomas') })
  await screen.findByText('since 3 talks')
  expect(screen.getByText('since last talk')).toBeTruthy()
})

it('ticks off in a talk, and takes it back', async () => {
  const core = openFake({})
  const formId = core.world.forms[0]?.id
  const heard: string[] = []
  render(AgendaTrial, {
    memberId: memberId('tomas'),
    formId,
    heard: (what: string) => heard.push(what),
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Discussed: The Friday hour' }))
  const settled = await screen.findByRole('list', { name: 'Settled in this talk' })
  expect(within(settled).getByText('The Friday hour')).toBeTruthy()
  expect(toasts.current?.undo, 'there is a way back').toBeTruthy()
  expect(await texts(/wants to talk about/)).toEqual(['Driving back twice in October'])
  await user.click(within(settled).getByRole('button', { name: /Open again/ }))
  await screen.findByRole('button', { name: 'Discussed: The Friday hour' })
  expect(heard, 'the form of the talk follows').toEqual(['discussed', 'reopened'])
})

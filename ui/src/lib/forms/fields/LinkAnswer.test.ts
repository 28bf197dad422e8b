import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import LinkAnswerFixture from './LinkAnswerFixture.svelte'

it('finds a record by typing and links it with the keyboard', async () => {
  openFake({})
  const keyboard = userEvent.setup()
  const chosen: unknown[] = []
  render(LinkAnswerFixture, {
    memberId: memberId('tomas'),
    onchange: (value) => chosen.push(value),
  })
  await keyboard.click(screen.getByRole('button', { name: 'Belongs to: No record' }))
  const field = await screen.findByLabelText('Search the records')
  await keyboard.type(field, 'expectation')
  const names = screen.getAllByRole('listitem').map((item) => item.textContent?.trim() ?? '')
  expect(names.length).toBeGreaterThan(0)
  expect(names.every((name) => name.startsWith('Expectation:'))).toBe(true)
  await keyboard.keyboard('{ArrowDown}{Enter}')
  expect(chosen).toEqual([{ kind: 'expectation', id: expect.any(String) as string }])
})

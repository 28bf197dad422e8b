import { render, screen, within } from '@testing-library/svelte'
import { beforeEach, expect, it } from 'vitest'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { openPortal } from '$lib/ipc/portal'
import ListAnswer from './ListAnswer.svelte'

beforeEach(() => openPortal(openFake({})))

/** Shows rows of a list of a built-in template. */
async function show(template: string, key: string, rows: Record<string, unknown>[]): Promise<void> {
  const { sections } = await call('template_get', { key: template })
  const list = sections.flatMap(({ fields }) => fields).find((field) => field.key === key)
  if (!list) throw new Error(`${template} has a field ${key}.`)
  render(ListAnswer, { list, value: rows, nameOf: (id: string) => `Person ${id}` })
}

const cells = (row: HTMLElement) =>
  within(row)
    .queryAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent])

it('says what each cell is, without the empty ones', async () => {
  await show('pip', 'goals', [
    { goal: 'Counts that hold', measure: 'Weekly count', target: 'Forty a week', by: '2026-11-28' },
    { goal: 'Calls returned', weight: 'half' },
  ])
  const rows = screen.getAllByRole('listitem')
  expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual([
    'Counts that hold',
    'Calls returned',
  ])
  expect(rows.map(cells)).toEqual([
    [
      ['How we see it', 'Weekly count'],
      ['Target', 'Forty a week'],
      ['By', '28 Nov'],
    ],
    [['Weight', 'half']],
  ])
})

it('names people, and keeps the label where a row has no head', async () => {
  await show('feedback', 'steps', [{ owner: '7' }])
  const row = screen.getByRole('listitem')
  expect(row.querySelector('p')).toBeNull()
  expect(cells(row)).toEqual([['Who', 'Person 7']])
})

it('is a plain list where there is one column', async () => {
  await show('one-to-one', 'decisions', [{ text: 'Counts move to Friday' }])
  expect(screen.getByRole('listitem').textContent.trim()).toBe('Counts move to Friday')
  expect(screen.queryByRole('term')).toBeNull()
})

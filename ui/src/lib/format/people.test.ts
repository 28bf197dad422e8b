import { expect, test } from 'vitest'
import { firstName, initials, monogramGround } from './people'

test.each([
  ['Tomás Herrera', 'TH'],
  ['Linnea Ström', 'LS'],
  ['Ana Maria de Souza', 'AS'],
  ['Cher', 'C'],
  ['  yuki   tanabe ', 'YT'],
  ['Κατερίνα Παπαδοπούλου', 'ΚΠ'],
  ['नेहा शर्मा', 'नेश'],
  ['', ''],
])('%j has the initials %j', (name, expected) => {
  expect(initials(name), 'whole characters of every script').toBe(expected)
})

test('the preferred name is what one calls somebody', () => {
  expect(firstName({ name: 'Katarzyna Bondar', preferredName: 'Kasia' })).toBe('Kasia')
  expect(firstName({ name: 'Katarzyna Bondar', preferredName: ' ' })).toBe('Katarzyna')
  expect(firstName({ name: 'Katarzyna Bondar' })).toBe('Katarzyna')
})

test('a ground stays the same and all seven are used', () => {
  const ids = Array.from(
    { length: 70 },
    (_, n) => `0199a000-0001-7000-8000-${String(n).padStart(12, '0')}`,
  )
  const grounds = ids.map(monogramGround)
  expect(grounds, 'the same person, the same ground').toEqual(ids.map(monogramGround))
  expect(new Set(grounds), 'ids made in one go differ only at the end').toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7]),
  )
})

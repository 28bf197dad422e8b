import { describe, expect, test } from 'vitest'
import { compare, drawTwo, plain, rows } from './kit'

describe('a group typed from paper', () => {
  test.each([
    ['0VYH', 'right'],
    [' ovyh ', 'right'],
    ['0v-yh', 'right'],
    ['0VY', 'incomplete'],
    ['', 'incomplete'],
    ['0YVH', 'swapped'],
    ['0VYJ', 'wrong'],
    ['0VYHH', 'wrong'],
  ])('%j is %s', (typed, verdict) => {
    expect(compare(typed, '0VYH')).toBe(verdict)
  })
})

test('letters that the key does not use are read as the digits they look like', () => {
  expect(plain('o i l – O I L')).toBe('011011')
})

test('rows are those of the printed sheet', () => {
  const groups = Array.from({ length: 16 }, (_, n) => String(n).padStart(4, '0'))
  const kit = { vaultNumber: '', vaultName: '', groups, madeAt: '' }
  expect(rows(kit).map((row) => row[0])).toEqual(['0000', '0004', '0008', '0012'])
})

test('two different groups are asked for, and every group has its turn', () => {
  const drawn = Array.from({ length: 400 }, () => drawTwo(16))
  expect(drawn.every(([first, second]) => first < second && first >= 0 && second < 16)).toBe(true)
  expect(new Set(drawn.flat()).size).toBe(16)
})

import { expect, it } from 'vitest'
import { fileSize } from './sizes'

it('says the size of a file in the unit that says it best', () => {
  expect([1, 48_312, 812_004, 3_412_887, 25_000_000].map(fileSize)).toEqual([
    '1 kB',
    '48 kB',
    '812 kB',
    '3.4 MB',
    '25.0 MB',
  ])
})

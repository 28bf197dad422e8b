import { expect, it } from 'vitest'
import { readTime } from './times'

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['14:05', '14:05'],
  ['1405', '14:05'],
  ['9 pm', '21:00'],
  ['12 am', '00:00'],
  ['12:15pm', '12:15'],
  [' 8 ', '08:00'],
])('reads %s as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

it.each(['', 'soon', '25', '9:75', '13 pm', '12345'])('does not guess what %s means', (typed) => {
  expect(readTime(typed)).toBeUndefined()
})

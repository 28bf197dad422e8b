import { expect, it } from 'vitest'
import { cellOfPath, filledOnly, isFilled, keyOfPath } from './answers'

it.each([undefined, null, '', '  ', false, [], [{}], [{ text: '' }], {}])(
  'an answer of %j is empty',
  (value) => {
    expect(isFilled(value)).toBe(false)
  },
)

it.each([true, 0, 'a', ['key'], [{ text: 'a' }], { kind: 'form', id: '1' }])(
  'an answer of %j is one',
  (value) => {
    expect(isFilled(value)).toBe(true)
  },
)

it('saves only what was answered', () => {
  expect(filledOnly({ topic: 'A', parked: [], one_topic: false, energy: 0 })).toEqual({
    topic: 'A',
    energy: 0,
  })
})

it('reads the paths of the core', () => {
  expect(keyOfPath('answers.plan[1].due')).toBe('plan')
  expect(keyOfPath('answers.topic')).toBe('topic')
  expect(keyOfPath('eventTime'), 'this is no answer').toBeUndefined()
  expect(cellOfPath('answers.plan[1].due')).toEqual({ row: 1, column: 'due' })
  expect(cellOfPath('answers.plan[1]')).toEqual({ row: 1, column: undefined })
  expect(cellOfPath('answers.topic')).toBeUndefined()
})

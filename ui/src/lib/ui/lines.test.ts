import { describe, expect, it } from 'vitest'
import { landing, moved } from './lines'

describe('moving a line', () => {
  it('puts it where it is told, and nowhere outside the list', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 1, -1), 'above the first there is nothing').toEqual([
      'b',
      'a',
      'c',
    ])
    expect(moved(['a', 'b', 'c'], 1, 9)).toEqual(['a', 'c', 'b'])
  })

  it('leaves the list it was given alone', () => {
    const lines = ['a', 'b']
    moved(lines, 0, 1)
    expect(lines).toEqual(['a', 'b'])
  })
})

describe('dragging a line', () => {
  const tops = [0, 30, 60]
  const heights = [30, 30, 30]

  it('stays while it has not passed the middle of a neighbour', () => {
    expect(landing(tops, heights, 0, 14)).toBe(0)
    expect(landing(tops, heights, 2, -14)).toBe(2)
  })

  it('passes every neighbour whose middle it has crossed', () => {
    expect(landing(tops, heights, 0, 16)).toBe(1)
    expect(landing(tops, heights, 0, 50)).toBe(2)
    expect(landing(tops, heights, 2, -500)).toBe(0)
  })

  it('compares with the middle of lines that are taller', () => {
    expect(landing([0, 30], [30, 200], 0, 90), 'not yet over the middle of the tall one').toBe(0)
    expect(landing([0, 30], [30, 200], 0, 101)).toBe(1)
  })
})

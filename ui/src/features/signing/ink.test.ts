import { describe, expect, it } from 'vitest'
import { drawnInk, mediumOf, scaled, typedInk } from './ink'

const point = (x: number, y: number) => ({ x, y, time: 17, pressure: 0.4 })

describe('a drawn signature', () => {
  it('is the places of its strokes in a box, and nothing of its rhythm', () => {
    const ink = drawnInk(
      {
        groups: [
          { points: [point(1.23, 2), point(3, 4.567)] },
          { points: [point(9, 9), point(8, 8)] },
        ],
        width: 390,
        height: 140,
      },
      'pen',
    )
    expect(ink).toEqual({
      medium: 'pen',
      strokes: [
        [
          [1.2, 2],
          [3, 4.6],
        ],
        [
          [9, 9],
          [8, 8],
        ],
      ],
      width: 390,
      height: 140,
    })
  })

  it('is not there while there is nothing or only a dot', () => {
    const pad = { width: 390, height: 140 }
    expect(drawnInk({ groups: [], ...pad }, 'pen')).toBeUndefined()
    expect(drawnInk({ groups: [{ points: [point(5, 5)] }], ...pad }, 'pen')).toBeUndefined()
  })

  it('keeps its shape on a pad of another size', () => {
    expect(scaled([point(10, 20)], 0.5)).toEqual([{ x: 5, y: 10, time: 17, pressure: 0.4 }])
  })
})

it('names what it was drawn with', () => {
  expect(['pen', 'touch', 'mouse', ''].map(mediumOf)).toEqual(['pen', 'touch', 'mouse', 'mouse'])
})

describe('a typed name', () => {
  it('counts when it is the one on the paper, however it is spaced and cased', () => {
    expect(typedInk('  tomas   herrera ', 'Tomás Herrera')).toEqual({
      medium: 'typed',
      typed: 'tomas   herrera',
    })
  })

  it('does not count while it is another one', () => {
    expect(typedInk('Tomás', 'Tomás Herrera')).toBeUndefined()
    expect(typedInk('', 'Tomás Herrera')).toBeUndefined()
  })
})

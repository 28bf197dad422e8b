import { describe, expect, it } from 'vitest'
import { excerptPieces, matches, titlePieces } from './marks'

const shown = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('titles', () => {
  it('mark the beginnings of words', () => {
    expect(shown(titlePieces('Visit reports within five working days', 'rep'))).toBe(
      'Visit [rep]orts within five working days',
    )
    expect(shown(titlePieces('Prepare the report', 'rep')), 'not the middle of a word').toBe(
      'Prepare the [rep]ort',
    )
  })

  it('mark letters with accents, in every position they had', () => {
    expect(shown(titlePieces('Tomás Herrera', 'tomas he'))).toBe('[Tomás] [He]rrera')
  })

  it('keep the whole text when nothing is found', () => {
    expect(shown(titlePieces('Linnea Ström', 'zz'))).toBe('Linnea Ström')
    expect(shown(titlePieces('Linnea Ström', ''))).toBe('Linnea Ström')
  })
})

it('finds people by the beginnings of their names', () => {
  expect(matches('Tomás Herrera', 'her tom')).toBe(true)
  expect(matches('Tomás Herrera', 'rera')).toBe(false)
  expect(matches('Anna-Lena Öst', 'lena')).toBe(true)
})

it('takes the marks of the core out of an excerpt', () => {
  expect(shown(excerptPieces('filed 4 of 7 \u2068reports\u2069 on the day'))).toBe(
    '…4 of 7 [reports] on the day',
  )
  expect(shown(excerptPieces('4 of 7 \u2068reports\u2069')), 'a short beginning stays').toBe(
    '4 of 7 [reports]',
  )
})

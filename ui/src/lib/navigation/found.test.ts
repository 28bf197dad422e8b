import { describe, expect, it } from 'vitest'
import { places } from './found'

function page(html: string): HTMLElement {
  const main = document.createElement('main')
  const parts = new DOMParser().parseFromString(html, 'text/html')
  main.append(...parts.body.childNodes)
  return main
}
const marked = (html: string, ...words: string[]) => places(page(html), words).map(String)

describe('the places of what was searched for', () => {
  it('are where words begin, whatever their case and accents', () => {
    expect(marked('<p>Übergabe, die Übergaben und Vorübergabe</p>', 'ubergabe')).toEqual([
      'Übergabe',
      'Übergabe',
    ])
  })

  it('are found across the page, each in its own text', () => {
    expect(marked('<h1>Open calls</h1><p>No open call <b>call</b></p>', 'call')).toEqual([
      'call',
      'call',
      'call',
    ])
  })

  it('may lie anywhere in scripts without spaces', () => {
    expect(marked('<p>週末の引き継ぎ</p>', '引き継')).toEqual(['引き継'])
  })

  it('are none for nothing', () => {
    expect(marked('<p>Open calls</p>', '', 'closed')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { href, parse, type Route } from './routes'

const id = '0199a000-0001-7000-8000-000000000006' as MemberId

describe('addresses', () => {
  test.each<[Route, string]>([
    [{ name: 'today' }, '#/today'],
    [{ name: 'person', id }, `#/person/${id}`],
    [{ name: 'person', id, tab: 'promises' }, `#/person/${id}/promises`],
    [{ name: 'person', id, tab: 'notes', day: '2021-03-14' }, `#/person/${id}/notes/2021-03-14`],
    [{ name: 'licences' }, '#/settings/licences'],
  ])('%o is written and read as %s', (route, address) => {
    expect(href(route), 'a place has one address').toBe(address)
    expect(parse(address), 'an address leads to its place').toEqual(route)
  })

  test('a character with a meaning in addresses survives', () => {
    const route: Route = { name: 'person', id, tab: 'a/b #?%' }
    expect(parse(href(route)), 'what was written is read').toEqual(route)
  })

  test.each(['', '#/', '#/nowhere', '#/person', '#/person/', '#/today/more', '#/person/%E0%A4%A'])(
    '%j leads nowhere',
    (address) => {
      expect(parse(address), 'an unknown or broken address is no place').toBeUndefined()
    },
  )
})

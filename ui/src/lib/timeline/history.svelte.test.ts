import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import { call } from '$lib/ipc/client'
import { openFake, type FakeCore } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { History } from './history.svelte'
import { nearby, yearsOf } from './months'

let core: FakeCore
let stop: () => void = () => {}
beforeEach(() => {
  core = openFake({ world: 'decade' })
})
afterEach(() => stop())

function open(): History<TimelineRow> {
  let made: History<TimelineRow> | undefined
  stop = $effect.root(() => {
    const asked = { memberId: memberId('tomas') }
    made = new History(
      () => ({
        months: () => call('timeline_months', asked),
        rows: (request) => call('timeline_list', { ...asked, ...request }),
      }),
      (row) => row.on,
      { on: ['note'] },
    )
  })
  flushSync()
  return made as unknown as History<TimelineRow>
}

/** Waits until the first rows are there. */
const read = (history: History<TimelineRow>) =>
  vi.waitFor(() => expect(history.row(0)).toBeTruthy())

describe('a long timeline', () => {
  test('has a place for every row, and reads only those that are looked at', async () => {
    const history = open()
    await read(history)
    const count = core.world.timeline.filter((row) => row.memberId === memberId('tomas')).length
    expect(history.places?.length, 'every row has its place at once').toBe(count)
    expect(history.row(0)?.on, 'the newest rows are read').toBeTruthy()
    expect(history.row(2000), 'those of years ago are not').toBeUndefined()
    await history.need(2000)
    expect(history.row(2000)?.on, 'until they are looked at').toBeTruthy()
  })

  test('puts each row where it stands among all', async () => {
    const history = open()
    await read(history)
    const all = core.world.timeline
      .filter((row) => row.memberId === memberId('tomas'))
      .toSorted((a, b) => b.on.localeCompare(a.on))
    for (const index of [0, 51, 700, 2999]) {
      await history.need(index)
      expect(history.row(index)?.id, `row ${index}`).toBe(all[index]?.id)
    }
  })

  test('begins a month with its first row', async () => {
    const history = open()
    await read(history)
    const index = history.beginOf('2020-02-01') ?? -1
    await history.need(index)
    await history.need(index - 1)
    expect(history.row(index)?.on.slice(0, 7)).toBe('2020-02')
    expect(history.row(index - 1)?.on.slice(0, 7), 'the row above is of the month after').toBe(
      '2020-03',
    )
    expect(history.monthOf(index + 3)).toBe('2020-02-01')
  })

  test('finds the newest row that is no later than a day', async () => {
    const history = open()
    await read(history)
    const index = await history.find('2019-06-15')
    expect((history.row(index)?.on ?? '') <= '2019-06-15').toBe(true)
    await history.need(index - 1)
    expect((history.row(index - 1)?.on ?? '') > '2019-06-15').toBe(true)
    expect(await history.find('1999-01-01'), 'before everything is the end').toBe(
      (history.places?.length ?? 0) - 1,
    )
  })

  test('follows a change, with what is in view read again', async () => {
    const history = open()
    await read(history)
    history.look(1500)
    await history.need(1500)
    const before = history.row(1500)?.id
    const newest = core.world.timeline.at(-1)
    if (newest) core.world.timeline.push({ ...newest, id: 'new', on: '2026-11-19' })
    core.emit('changed', { kind: 'note', memberId: memberId('tomas') })
    await vi.waitFor(() =>
      expect(history.row(1501)?.id, 'everything stands one further down').toBe(before),
    )
  })
})

describe('the months to jump to', () => {
  const months = ['2021-03-01', '2021-01-01', '2019-12-01', '2019-02-01'].map((begins) => ({
    begins,
    count: 2,
  }))

  test('stand in their years, with those in which nothing happened', () => {
    const [first, second] = yearsOf(months)
    expect([first?.year, first?.count, second?.year]).toEqual(['2021', 4, '2019'])
    expect(first?.months.map(({ count }) => count)).toEqual([2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test.each([
    ['2021-01-01', 'ArrowRight', '2021-03-01'],
    ['2021-01-01', 'ArrowLeft', '2019-12-01'],
    ['2021-01-01', 'ArrowDown', '2019-02-01'],
    ['2019-12-01', 'ArrowUp', '2021-03-01'],
    ['2021-03-01', 'ArrowUp', undefined],
    ['2021-03-01', 'Enter', undefined],
  ])('%s and %s lead to %s', (from, key, to) => {
    expect(nearby(months, from, key)).toBe(to)
  })
})

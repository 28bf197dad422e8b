import { beforeEach, describe, expect, it } from 'vitest'
import type { Cells } from './answers'
import { ListRows } from './list-rows.svelte'

let saved: Cells[] | undefined
const facts = [
  { when: '31 Oct', fact: 'Westport Hospital called' },
  { when: '8 Nov', fact: 'Delmar Foods told the story twice' },
]
const list = (value: unknown = facts) => new ListRows(value, (next) => (saved = next))
const told = (rows: ListRows) => rows.rows.map((row) => row.cells.fact)

beforeEach(() => {
  saved = undefined
})

describe('a list field', () => {
  it('adds an empty row without saving it', () => {
    const rows = list()
    const id = rows.add()
    expect(rows.rows.length).toBe(3)
    expect(saved, 'an empty row is no answer').toBeUndefined()
    rows.set(id, 'fact', '11 of 13 handovers were complete')
    expect(saved?.length).toBe(3)
    rows.set(id, 'fact', ' ')
    expect(saved, 'a row that was emptied again is left out').toEqual(facts)
  })

  it('leaves out empty cells of a row that is not empty', () => {
    const rows = list([])
    const id = rows.add()
    rows.set(id, 'fact', 'Seen')
    rows.set(id, 'evidence', '')
    expect(saved).toEqual([{ fact: 'Seen' }])
  })

  it('moves rows and stops at both ends', () => {
    const rows = list()
    const [first] = rows.rows
    if (!first) throw new Error('there is a first row')
    expect(rows.move(first.id, -1), 'the first row stays first').toBeUndefined()
    expect(rows.move(first.id, 1), 'places are counted from 1').toBe(2)
    expect(told(rows)).toEqual(['Delmar Foods told the story twice', 'Westport Hospital called'])
    expect(saved?.[0]?.when).toBe('8 Nov')
    expect(rows.move(first.id, 1), 'the last row stays last').toBeUndefined()
  })

  it('puts a removed row back where it was', () => {
    const rows = list()
    const [first] = rows.rows
    if (!first) throw new Error('there is a first row')
    const undo = rows.remove(first.id)
    expect(saved?.length).toBe(1)
    undo()
    expect(saved).toEqual(facts)
    undo()
    expect(rows.rows.length, 'twice changes nothing').toBe(2)
  })

  it('finds the row that the core counts, which has never seen empty ones', () => {
    const rows = list([])
    const empty = rows.add()
    const filled = rows.add()
    rows.set(filled, 'fact', 'Seen')
    expect(rows.saved(0)?.id).toBe(filled)
    expect(rows.saved(0)?.id).not.toBe(empty)
  })
})

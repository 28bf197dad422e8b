import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MemberRow } from '$lib/ipc/bindings/MemberRow'
import type { SearchHit } from '$lib/ipc/bindings/SearchHit'
import { openPortal } from '$lib/ipc/portal'
import { PaletteState } from './palette.svelte'

const member = (id: string, name: string): MemberRow => ({
  id: id as MemberRow['id'],
  name,
  preferredName: null,
  role: 'Field service engineer',
  relation: 'report',
  late: false,
  openExpectations: 1,
  lastTalkOn: null,
  cadence: null,
  longestGapDays: null,
  archived: false,
})
const hit = (title: string, memberId = 'tomas', kind: SearchHit['kind'] = 'form'): SearchHit => ({
  kind,
  holder: null,
  id: title,
  memberId: memberId as SearchHit['memberId'],
  memberName: memberId === 'tomas' ? 'Tomás Herrera' : 'Yuki Tanabe',
  title,
  excerpt: null,
  on: '2026-11-12',
})

let asked: string[]
let within: (string | undefined)[]
let answers: ((hits: SearchHit[]) => void)[]

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  within = []
  answers = []
  openPortal({
    invoke: (command, request) => {
      if (command === 'member_list')
        return Promise.resolve({
          rows: [member('tomas', 'Tomás Herrera'), member('yuki', 'Yuki Tanabe')],
        })
      const { text, memberId } = request as { text: string; memberId?: string }
      asked.push(text)
      within.push(memberId)
      return new Promise((resolve) =>
        answers.push((hits) => resolve({ hits, misunderstood: [], words: [] })),
      )
    },
    listen: () => () => undefined,
  })
})
afterEach(() => void vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(0)
const titles = (state: PaletteState) =>
  state.parts
    .flatMap((part) => part.lines)
    .flatMap((line) => (line.kind === 'hit' ? [line.hit.title] : []))

describe('asking while one types', () => {
  it('asks once typing has rested for 60 ms, and not for a single letter', async () => {
    const state = new PaletteState()
    state.type('r')
    await vi.advanceTimersByTimeAsync(500)
    expect(asked, 'one letter finds too much').toEqual([])
    state.type('re')
    await vi.advanceTimersByTimeAsync(59)
    state.type('rep')
    await vi.advanceTimersByTimeAsync(60)
    expect(asked).toEqual(['rep'])
  })

  it('drops an answer that comes after a newer question', async () => {
    const state = new PaletteState()
    state.type('rep')
    await vi.advanceTimersByTimeAsync(60)
    state.type('repo')
    await vi.advanceTimersByTimeAsync(60)
    answers[1]?.([hit('newer')])
    await settle()
    answers[0]?.([hit('stale')])
    await settle()
    expect(titles(state)).toEqual(['newer'])
  })

  it('drops an answer that comes when the field is empty again', async () => {
    const state = new PaletteState()
    state.type('rep')
    await vi.advanceTimersByTimeAsync(60)
    state.type('')
    answers[0]?.([hit('stale')])
    await settle()
    expect(titles(state)).toEqual([])
  })

  it('says that nothing was found only when the answer is there', async () => {
    const state = new PaletteState()
    await state.open()
    state.type('qqq')
    expect(state.nothing, 'it has not been asked yet').toBe(false)
    await vi.advanceTimersByTimeAsync(60)
    answers[0]?.([])
    await settle()
    expect(state.nothing).toBe(true)
  })
})

describe('what is offered', () => {
  it('starts with what can be done, and with what fits the person on the screen', async () => {
    const state = new PaletteState('tomas' as MemberRow['id'])
    await state.open()
    const first = state.parts[0]?.lines[0]
    expect(first?.kind === 'action' && first.action.label).toContain('Tomás')
    expect(state.selected, 'the first line is the one that Enter takes').toBe(first?.id)
  })

  it('narrows to the person of the selected line and widens again', async () => {
    const state = new PaletteState()
    await state.open()
    state.type('yuki')
    await vi.advanceTimersByTimeAsync(60)
    answers[0]?.([])
    await settle()
    expect(state.narrow()).toBe(true)
    expect(state.scope?.name).toBe('Yuki Tanabe')
    expect(state.query, 'the field is free for what is searched there').toBe('')
    state.type('guide')
    await vi.advanceTimersByTimeAsync(60)
    expect(within, 'the core looks only at what is about her').toEqual([undefined, 'yuki'])
    answers[1]?.([hit('hers', 'yuki')])
    await settle()
    expect(titles(state)).toEqual(['hers'])
    expect(state.widen()).toBe(true)
    expect(state.widen(), 'it is wide already').toBe(false)
  })

  it('goes back to the first line when the text changes', async () => {
    const state = new PaletteState()
    await state.open()
    state.select('person yuki')
    expect(state.selected).toBe('person yuki')
    state.type('t')
    expect(state.selected).toBe(state.parts[0]?.lines[0]?.id)
  })

  it('shows more when there is more, from where one was', async () => {
    const state = new PaletteState()
    state.type('#handover')
    await vi.advanceTimersByTimeAsync(60)
    const many = (count: number) => Array.from({ length: count }, (_, n) => hit(`talk ${n}`))
    answers[0]?.(many(30))
    await settle()
    expect(state.count, 'the line that shows more is no result').toBe(30)
    expect(state.parts.at(-1)?.lines.at(-1)?.kind).toBe('more')
    state.more()
    await vi.advanceTimersByTimeAsync(60)
    answers[1]?.(many(31))
    await settle()
    expect(titles(state)).toHaveLength(31)
    expect(state.selected).toContain('talk 29')
    expect(state.parts.at(-1)?.lines.at(-1)?.kind, 'that is all').toBe('hit')
  })
})

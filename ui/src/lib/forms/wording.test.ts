import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPortal } from '$lib/ipc/portal'
import { session } from '$lib/state/session.svelte'
import type { SessionView } from '$lib/ipc/bindings/SessionView'
import type { FieldView } from '$lib/ipc/bindings/FieldView'
import WordingPage from './WordingPage.test.svelte'

const field = (more: Partial<FieldView> = {}): FieldView => ({
  key: 'facts',
  label: 'What happened',
  help: null,
  fieldType: 'long',
  required: false,
  circle: 'official',
  options: [],
  min: null,
  max: null,
  columns: [],
  theirWords: false,
  signer: null,
  ...more,
})
let asked: unknown[]

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  asked = []
  session.opened({ settings: { formLanguage: 'de' } } as SessionView)
  openPortal({
    invoke: (command, request) => {
      if (command === 'member_list') return Promise.resolve({ rows: [] })
      asked.push(request)
      const { text } = request as { text: string }
      const from = text.indexOf('always')
      return Promise.resolve(
        from < 0
          ? []
          : [
              {
                category: 'absolute',
                rule: 'absolute-always',
                from,
                to: from + 6,
                about: 'always',
                why: 'It is rarely true.',
                instead: 'Say how often.',
              },
            ],
      )
    },
    listen: () => () => undefined,
  })
})
afterEach(() => void vi.useRealTimers())

describe('a second look at the wording', () => {
  it('comes once typing has rested, names the words, and marks them in the text', async () => {
    render(WordingPage, { field: field(), value: 'She is always late', kind: 'correction' })
    expect(asked, 'nothing is asked while somebody types').toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    expect(asked).toEqual([{ text: 'She is always late', kind: 'correction', language: 'de' }])
    const findings = screen.getByRole('list', { name: /second look/ })
    expect(findings.textContent).toMatch(/always\s+It is rarely true. Say how often./)
    expect(document.querySelector('.underlines u')?.textContent).toBe('always')
  })

  it('is put aside for good with one press', async () => {
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    render(WordingPage, { field: field(), value: 'She is always late', kind: 'note' })
    await vi.advanceTimersByTimeAsync(500)
    await user.click(screen.getByRole('button', { name: /Leave “always”/ }))
    expect(screen.queryByRole('list', { name: /second look/ })).toBeNull()
    expect(document.querySelector('.underlines u')).toBeNull()
  })

  it('leaves the words of the member alone', async () => {
    render(WordingPage, { field: field({ theirWords: true }), value: 'always', kind: 'note' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toEqual([])
  })
})

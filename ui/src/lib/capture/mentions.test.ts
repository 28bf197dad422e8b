import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { openPortal } from '$lib/ipc/portal'
import MentionsLine from './MentionsLine.svelte'
import { markedLines, named } from './mentions.svelte'

const tomas = memberId('tomas')

test('only the lines with a mark are asked about, and places lie in the whole text', () => {
  const whole = 'Calm\n  with @Imran\n\nand #growth\nlater'
  const { text, place } = markedLines(whole)
  expect(text).toBe('  with @Imran\nand #growth')
  for (const mark of ['@Imran', '#growth']) {
    expect(place(text.indexOf(mark)), mark).toBe(whole.indexOf(mark))
    expect(place(text.indexOf(mark) + mark.length), `end of ${mark}`).toBe(
      whole.indexOf(mark) + mark.length,
    )
  }
})

test('nothing is asked of a text without a mark, nor for nobody', async () => {
  vi.useFakeTimers()
  const invoke = vi.fn(() => Promise.resolve({}))
  openPortal({ invoke, listen: () => () => undefined })
  const onchange = vi.fn()
  render(MentionsLine, { text: 'A calm week.', memberId: tomas, onchange })
  render(MentionsLine, { text: '@Imran', memberId: undefined, onchange })
  await vi.advanceTimersByTimeAsync(1000)
  expect(invoke).not.toHaveBeenCalled()
  expect(screen.queryByRole('status')).toBeNull()
  vi.useRealTimers()
})

test('it says who is linked, and whom a name may mean', async () => {
  openFake({})
  const onchange = vi.fn()
  const text = 'With @Imran on #growth.\nAsked @Tomás and @im, not @nobody.'
  render(MentionsLine, { text, memberId: tomas, onchange })
  expect(screen.getByRole('status'), 'its room is there before the answer').toBeTruthy()
  expect(await screen.findByText('Imran Qureshi', { selector: '.row > bdi' })).toBeTruthy()
  expect(screen.getByText('#growth')).toBeTruthy()
  expect(screen.getByText(/Who is @im\?/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'It is Imran Qureshi' }))
  await waitFor(() => expect(onchange).toHaveBeenCalledOnce())
  expect(onchange).toHaveBeenCalledWith(text.replace('@im,', '@"Imran Qureshi",'))
})

test('a text that was changed meanwhile is left alone', () => {
  const unclear = { from: 4, to: 7, words: '@im', candidates: [] }
  const imran = { id: memberId('imran'), name: 'Imran Qureshi' }
  expect(named('So: hello', unclear, imran)).toBe('So: hello')
})

import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FormView } from '$lib/ipc/bindings/FormView'
import type { LogRow } from '$lib/ipc/bindings/LogRow'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { creators } from '$lib/navigation/creators.svelte'
import { keys } from '$lib/navigation/keys.svelte'
import { router } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import { findings } from '$lib/testing/axe'
import { addressPart, logFilters, logOf, openedOf } from './log'
import LogEntry from './LogEntry.svelte'
import LogPage from './LogPage.svelte'
import NothingYet from './NothingYet.svelte'
import Reading from './Reading.svelte'

beforeEach(async () => {
  openFake({})
  location.hash = '#/log'
  await session.refresh()
})

const answers: Record<string, Record<string, unknown>> = {
  recognition: { what: 'Stayed late', effect: 'It went out', post_text: 'Thank you, Amara.' },
  correction: {
    topic: 'Counts',
    level: 'spoken',
    standard: 'On Fridays',
    facts: [{ fact: 'None' }],
  },
}

async function filed(template: string): Promise<FormView> {
  const begun = await call('form_create', {
    memberId: memberId('amara'),
    template,
    eventOn: '2026-11-19',
  })
  const all = { ...begun.answers, ...answers[template] }
  await call('form_save', { id: begun.id, revision: begun.revision, answers: all })
  return call('form_file', { id: begun.id, revision: begun.revision + 1 })
}

async function newest(): Promise<LogRow> {
  const { rows } = await call('log_list', { limit: 1 })
  if (!rows[0]) throw new Error('The log has a row.')
  return rows[0]
}

describe('what is shown', () => {
  test('each kind has one chip that shows it', () => {
    const kinds = Object.values(logFilters).flatMap((some) => some ?? [])
    expect(new Set(kinds).size, 'no kind stands under two chips').toBe(kinds.length)
    expect(kinds, 'and none is left out').toHaveLength(16)
  })

  test('a chip asks the core for its kinds', async () => {
    await filed('recognition')
    const { rows } = await logOf('recognition').rows({ limit: 50 })
    expect(rows.map(({ kind }) => kind)).toEqual(['recognition'])
    const months = await logOf('recognition').months()
    expect(months).toEqual([{ begins: '2026-11-01', count: 1 }])
  })

  test('an open record stands in the address, and nothing else is taken for one', () => {
    const part = addressPart({ kind: 'note', id: 'a-b' })
    expect(openedOf(part)).toEqual({ kind: 'note', id: 'a-b' })
    for (const other of ['-', undefined, 'member-1', 'form-'])
      expect(openedOf(other)).toBeUndefined()
  })
})

describe('a row', () => {
  async function show(change: Partial<LogRow> = {}) {
    const onread = vi.fn()
    const row = { ...(await newest()), ...change }
    const props = { row, template: undefined, selected: false, last: false, onread, onreach() {} }
    render(LogEntry, props)
    return onread
  }

  test('says who, what kind and how late, and a click shows it beside the list', async () => {
    await filed('recognition')
    const { record } = await newest()
    const onread = await show({ record: { ...record, daysLate: 2 } })
    const link = screen.getByRole('link', { name: 'Amara Recognition' })
    expect(screen.getByText('recorded 2 days later')).toBeTruthy()
    await userEvent.click(link)
    expect(onread).toHaveBeenCalledOnce()
    expect(link.getAttribute('href'), 'the Enter key opens its page').toMatch(/^#\/coaching\//)
    expect(await findings()).toEqual([])
  })

  test('hides what is only for the manager, and says that it does', async () => {
    await session.update({ hidePrivate: true })
    await call('note_create', {
      memberId: memberId('amara'),
      note: { kind: 'win', text: 'Very private' },
    })
    await show()
    expect(screen.getByText('Private text hidden')).toBeTruthy()
    expect(screen.getByText('Very private').getAttribute('aria-hidden')).toBe('true')
  })
})

describe('the reading pane', () => {
  function read(form: FormView) {
    return render(Reading, { record: { kind: 'form', id: form.id }, covers: false, onclose() {} })
  }

  test('of a recognition copies the text that is shown', async () => {
    const form = await filed('recognition')
    read(form)
    expect(await screen.findByRole('button', { name: 'Copy the text' })).toBeTruthy()
    expect(screen.getAllByText(/Thank you, Amara\./), 'the text stands there once').toHaveLength(1)
    expect(await findings()).toEqual([])
  })

  test('of a correction has nothing that copies', async () => {
    read(await filed('correction'))
    expect(await screen.findByRole('button', { name: 'Open its page' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Copy/ })).toBeNull()
  })

  test('takes an addendum with A', async () => {
    const stop = keys.start()
    read(await filed('correction'))
    await screen.findByRole('button', { name: 'Open its page' })
    await userEvent.keyboard('a')
    expect(await screen.findByRole('textbox', { name: /What you want to add/ })).toBeTruthy()
    stop()
  })

  test('leads on to a note with E', async () => {
    const stop = keys.start()
    const note = await call('note_create', {
      memberId: memberId('amara'),
      note: { text: 'Remember this' },
    })
    render(Reading, { record: { kind: 'note', id: note.id }, covers: false, onclose() {} })
    await screen.findByText('Remember this')
    await userEvent.keyboard('e')
    expect(router.route).toEqual({ name: 'note', id: note.id, mode: 'edit' })
    stop()
  })
})

test('the page counts what there is, and a chip narrows it', async () => {
  await filed('recognition')
  render(LogPage, {})
  expect(await screen.findByText(/entries since/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Recognition' }))
  expect(router.route).toEqual({ name: 'log', tab: 'recognition' })
})

test('nothing of a kind offers its own verb', async () => {
  render(NothingYet, { filter: 'recognition' })
  expect(screen.getByText('Nothing of this kind yet')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Thank somebody' }))
  expect(creators.current?.name).toBe('talk')
  creators.close()
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FormView } from '$lib/ipc/bindings/FormView'
import { IpcError } from '$lib/ipc/client'
import { applicable, templateFile, templateView } from '$lib/ipc/fake/templates'
import { openPortal } from '$lib/ipc/portal'
import { Talk } from './talk.svelte'

const coaching = templateFile('coaching-session')
const form: FormView = {
  id: 'form' as FormView['id'],
  memberId: 'kateryna' as FormView['memberId'],
  memberName: 'Kateryna Bondar',
  revision: 3,
  template: templateView(coaching),
  applicable: applicable(coaching, {}),
  state: 'draft',
  title: 'Coaching session',
  eventOn: '2026-11-19',
  eventTime: null,
  minutes: null,
  place: null,
  answers: { topic: 'Handing over open calls' },
  followUpOn: null,
  filedAt: null,
  daysLate: 0,
  addenda: [],
  promises: [],
  tasks: [],
  continuesId: null,
  feedback: null,
  signers: [],
  document: null,
  updatedAt: '2026-11-19T08:00:00Z',
}

let sent: { command: string; request: Record<string, unknown> }[]
let refuse: IpcError | undefined
let parts: FormView['applicable']

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  refuse = undefined
  parts = form.applicable
  openPortal({
    invoke: (command, request) => {
      sent.push({ command, request: request as Record<string, unknown> })
      if (refuse) return Promise.reject(refuse)
      const { revision } = request as { revision: number }
      return Promise.resolve(
        command === 'form_save'
          ? {
              revision: revision + 1,
              savedAt: '2026-11-19T08:14:00Z',
              applicable: parts,
            }
          : { ...form, revision: 9, state: command === 'form_file' ? 'filed' : 'draft' },
      )
    },
    listen: () => () => undefined,
  })
})
afterEach(() => void vi.useRealTimers())

const named = (talk: Talk) => talk.section?.key

describe('saving', () => {
  it('saves an answer within a second, without what is empty', async () => {
    const talk = new Talk(form)
    talk.set('their_view', 'The phone does not stop.')
    talk.set('parked', [])
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.map(({ command }) => command)).toEqual(['form_save'])
    expect(sent[0]?.request).toEqual({
      id: 'form',
      revision: 3,
      eventOn: '2026-11-19',
      answers: { topic: 'Handing over open calls', their_view: 'The phone does not stop.' },
    })
  })

  it('keeps the text when the core refuses, and says at which field', async () => {
    const talk = new Talk(form)
    refuse = new IpcError('validation', 'Write the day like 2026-01-31.', 'answers.plan[1].due')
    talk.set('plan', [{ step: 'a' }, { step: 'b', due: 'soon' }])
    await vi.advanceTimersByTimeAsync(1000)
    expect(talk.errorAt('plan')).toEqual({
      text: 'Write the day like 2026-01-31.',
      row: 1,
      column: 'due',
    })
    expect(talk.errorAt('topic')).toBeUndefined()
    expect(talk.answers.plan).toHaveLength(2)
    expect(talk.trouble, 'a banner says so').toContain('Write the day')
  })

  it('lets the person choose after a conflict', async () => {
    const talk = new Talk(form)
    refuse = new IpcError('conflict', 'Changed.')
    talk.set('topic', 'Mine')
    await vi.advanceTimersByTimeAsync(1000)
    expect(talk.autosave.state).toBe('conflict')
    refuse = undefined
    await talk.keepMine()
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.at(-1)?.request, 'mine goes out on the newer revision').toMatchObject({
      revision: 9,
      answers: { topic: 'Mine' },
    })
  })

  it('takes the newer one when that is wished', async () => {
    const talk = new Talk(form)
    refuse = new IpcError('conflict', 'Changed.')
    talk.set('topic', 'Mine')
    await vi.advanceTimersByTimeAsync(1000)
    refuse = undefined
    const edition = talk.edition
    await talk.takeNewer()
    expect(talk.answers.topic).toBe('Handing over open calls')
    expect(talk.edition, 'fields begin anew').toBeGreaterThan(edition)
    await vi.advanceTimersByTimeAsync(1000)
    expect(
      sent.filter(({ command }) => command === 'form_save').length,
      'nothing more is sent',
    ).toBe(1)
  })
})

describe('parts that apply only sometimes', () => {
  /** Without the plan, as a core would say after the answer. */
  const without = (key: string) => ({
    sections: form.applicable.sections.filter((section) => section !== key),
    fields: form.applicable.fields.filter(
      (field) =>
        !form.template.sections.some(
          (section) => section.key === key && section.fields.some((one) => one.key === field),
        ),
    ),
  })

  it('come and go as soon as what they depend on is chosen', async () => {
    const talk = new Talk(form)
    parts = without('follow_up')
    talk.set('in_private', true)
    expect(sent, 'a tick does not wait').toHaveLength(1)
    await vi.advanceTimersByTimeAsync(0)
    expect(talk.sections.map(({ key }) => key)).not.toContain('follow_up')
    expect(talk.steps.count).toBe(form.template.sections.length)
    parts = form.applicable
    talk.set('in_private', false)
    await vi.advanceTimersByTimeAsync(0)
    expect(talk.sections.map(({ key }) => key)).toContain('follow_up')
  })

  it('keep their answers in the draft, and filing says that it leaves them out', async () => {
    const talk = new Talk({
      ...form,
      answers: { topic: 'Late reports', their_view: 'Typing is slow.' },
    })
    parts = without('their_view')
    talk.set('one_topic', true)
    await vi.advanceTimersByTimeAsync(0)
    expect(sent[0]?.request.answers).toMatchObject({ their_view: 'Typing is slow.' })
    expect(talk.leftOut.map(({ key }) => key)).toEqual(['their_view'])
  })

  it('leave the step on the screen that is there', async () => {
    const talk = new Talk(form)
    talk.show(3)
    const shown = named(talk)
    parts = without('topic')
    talk.set('one_topic', true)
    await vi.advanceTimersByTimeAsync(0)
    expect(named(talk)).toBe(shown)
  })
})

describe('steps', () => {
  it('are those of the template and one to read and file', () => {
    const talk = new Talk(form)
    expect(talk.steps.count).toBe(9)
    expect(named(talk)).toBe('before')
    talk.show(99)
    expect(talk.steps.isLast, 'there is nothing beyond the last').toBe(true)
    expect(talk.section).toBeUndefined()
    talk.show(-1)
    expect(talk.steps.isFirst).toBe(true)
  })

  it('are done when they have what they ask for', () => {
    const talk = new Talk(form)
    expect(talk.isDone(1), 'the topic is there').toBe(true)
    expect(talk.isDone(2), 'there are no facts yet').toBe(false)
    talk.set('strength', 'Customers ask for her by name.')
    expect(talk.isDone(4), 'the sentence that both share is required').toBe(false)
    expect(talk.missing.map(({ field }) => field.key)).toEqual(['shared_understanding'])
  })

  it('start the clock of a talk that is held today when the preparation is over', () => {
    const talk = new Talk(form)
    expect(talk.clock.running).toBe(false)
    talk.show(1)
    expect(talk.clock.running).toBe(true)
    talk.clock.pause()
    const later = new Talk({ ...form, eventOn: '2026-11-12' })
    later.show(1)
    expect(later.clock.running, 'a talk that is only written up has no clock').toBe(false)
  })

  it('write down how long it took at the end', async () => {
    const talk = new Talk(form)
    talk.show(1)
    await vi.advanceTimersByTimeAsync(38 * 60_000)
    talk.show(8)
    expect(talk.clock.running).toBe(false)
    expect(talk.occasion.minutes).toBe(38)
    expect(talk.planned, 'the plan stays the plan').toBe(40)
  })

  it('show private notes from the step on to which they belong', () => {
    const talk = new Talk(form)
    expect(talk.privateNotes.map(({ key }) => key)).toEqual(['note_to_self'])
    talk.show(7)
    expect(talk.privateNotes.map(({ key }) => key)).toEqual(['note_to_self', 'reflection'])
  })
})

describe('filing', () => {
  it('saves first and files the newest revision', async () => {
    const talk = new Talk(form)
    talk.set('shared_understanding', 'Missing time, not skill.')
    const filed = await talk.file()
    expect(sent.map(({ command, request }) => [command, request.revision])).toEqual([
      ['form_save', 3],
      ['form_file', 4],
    ])
    expect(filed?.state).toBe('filed')
  })

  it('goes to the step with what is missing', async () => {
    const talk = new Talk(form)
    talk.show(8)
    refuse = new IpcError(
      'validation',
      'Fill this in before filing.',
      'answers.shared_understanding',
    )
    expect(await talk.file()).toBeUndefined()
    expect(named(talk)).toBe('balance')
    expect(talk.errorAt('shared_understanding')?.text).toBe('Fill this in before filing.')
  })

  it('parks a topic from any step', () => {
    const talk = new Talk(form)
    talk.show(3)
    talk.park('Swap of the January late shifts')
    expect(talk.answers.parked).toEqual([{ text: 'Swap of the January late shifts' }])
  })
})

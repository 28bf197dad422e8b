import type { Circle } from '../bindings/Circle'
import type { DocumentId } from '../bindings/DocumentId'
import type { ExpectationId } from '../bindings/ExpectationId'
import type { ExpectationState } from '../bindings/ExpectationState'
import type { FormId } from '../bindings/FormId'
import type { MemberId } from '../bindings/MemberId'
import type { MemberView } from '../bindings/MemberView'
import type { OccurrenceId } from '../bindings/OccurrenceId'
import type { PromiseId } from '../bindings/PromiseId'
import type { ReminderId } from '../bindings/ReminderId'
import type { TaskId } from '../bindings/TaskId'
import type { TimelineKind } from '../bindings/TimelineKind'
import { nobody, type Team } from './world'

/** UUIDs of the sample world: readable, valid in shape, and stable between pictures. */
export const sampleId = (kind: number, number: number): string =>
  `0199a000-${String(kind).padStart(4, '0')}-7000-8000-${String(number).padStart(12, '0')}`

const people: [key: string, name: string, role: string, since: string][] = [
  ['amara', 'Amara Nwosu', 'Calibration lead', '2021-04-12'],
  ['imran', 'Imran Qureshi', 'Calibration technician', '2026-08-03'],
  ['joost', 'Joost Dekker', 'Parts and stores', '2019-01-07'],
  ['kateryna', 'Kateryna Bondar', 'Service coordinator', '2023-09-04'],
  ['linnea', 'Linnea Ström', 'Field service engineer', '2020-02-17'],
  ['tomas', 'Tomás Herrera', 'Field service engineer', '2022-02-01'],
  ['yuki', 'Yuki Tanabe', 'Software technician', '2024-05-13'],
]

type Key = string
/** Id of a member of the sample team by the first name in plain letters. */
export const memberId = (key: Key): MemberId =>
  sampleId(1, people.findIndex(([name]) => name === key) + 1) as MemberId
const nameOf = (key: Key): string => people.find(([name]) => name === key)?.[1] ?? ''

function member([key, name, role, since]: (typeof people)[number]): MemberView {
  const tomas = key === 'tomas'
  return {
    id: memberId(key),
    revision: 1,
    name,
    preferredName: null,
    pronouns: tomas ? 'he/him' : null,
    role,
    relation: 'report',
    since,
    email: `${key}@brinkhaven.example`,
    bestReached: tomas ? 'Phone before nine, then chat. Never while driving' : null,
    recognition: tomas ? 'In writing first, then a sentence in the team meeting' : null,
    strengths: tomas ? 'Calm with upset customers. Finds a way on site. Teaches by doing' : null,
    workingWith: tomas ? 'On the road Monday to Thursday' : null,
    archived: false,
    sample: false,
    createdAt: '2026-08-03T07:20:00Z',
  }
}

const at = '2026-11-18T16:42:00Z'

/** Brinkhaven Instruments, Service & Calibration. */
export function sampleTeam(): Team {
  const team: Team = { ...nobody(), members: people.map(member) }

  const expectation = (
    n: number,
    who: Key,
    title: string,
    state: ExpectationState,
    deadline: string | null,
    [open, done, late, blocked]: [number, number, number, number],
  ) =>
    team.expectations.push({
      id: sampleId(2, n) as ExpectationId,
      number: `EXP-${String(n).padStart(4, '0')}`,
      memberId: memberId(who),
      memberName: nameOf(who),
      title,
      state,
      deadline,
      tasksOpen: open,
      tasksDone: done,
      tasksLate: late,
      tasksBlocked: blocked,
      updatedAt: at,
    })
  expectation(
    41,
    'tomas',
    'Visit reports within five working days',
    'agreed',
    '2026-12-18',
    [2, 1, 0, 0],
  )
  expectation(
    38,
    'tomas',
    'Hand over three hospital accounts',
    'agreed',
    '2026-12-18',
    [1, 2, 0, 0],
  )
  expectation(40, 'kateryna', 'No open call without an owner', 'agreed', '2026-11-30', [2, 1, 1, 0])
  expectation(39, 'joost', 'Stock count without surprises', 'agreed', '2026-12-11', [3, 1, 1, 1])
  expectation(42, 'yuki', 'Certificates from one template', 'signing', '2027-01-29', [3, 0, 0, 0])
  expectation(43, 'imran', 'Alone on the pressure bench', 'draft', '2027-02-26', [4, 0, 0, 0])
  expectation(
    44,
    'tomas',
    'Visit reports within two working days',
    'draft',
    '2027-01-29',
    [4, 0, 0, 0],
  )
  expectation(36, 'amara', 'A guide for new colleagues', 'agreed', '2026-12-18', [1, 3, 0, 0])
  expectation(31, 'linnea', 'Friday hour for paperwork', 'met', '2026-10-30', [0, 3, 0, 0])

  const task = (n: number, of: number, who: Key, text: string, dueOn: string) =>
    team.tasks.push({
      id: sampleId(3, n) as TaskId,
      expectationId: sampleId(2, of) as ExpectationId,
      formId: null,
      revision: 1,
      text,
      ownerId: memberId(who),
      ownerName: nameOf(who),
      helpers: null,
      dueOn,
      resultRequired: false,
      state: 'doing',
      stateNote: null,
      result: null,
      stateSince: at,
      nextStates: ['to-do', 'blocked', 'handed-in', 'accepted', 'dropped'],
    })
  task(1, 40, 'kateryna', 'Template for open calls', '2026-11-16')
  task(2, 39, 'joost', 'Forty locations, week 46', '2026-11-19')
  task(3, 41, 'tomas', 'Clear seven open reports from October', '2026-11-24')
  task(4, 41, 'tomas', 'One-page short form, with Yuki', '2026-12-02')

  const promise = (n: number, who: Key, text: string, dueOn: string, of: number | null = null) =>
    team.promises.push({
      id: sampleId(4, n) as PromiseId,
      memberId: memberId(who),
      memberName: nameOf(who),
      expectationId: of === null ? null : (sampleId(2, of) as ExpectationId),
      formId: null,
      revision: 1,
      text,
      dueOn,
      dueWords: null,
      state: 'open',
    })
  promise(1, 'joost', 'A second scanner for the stock count', '2026-11-18', 39)
  promise(2, 'tomas', 'Answer about the Utrecht course', '2026-11-19')
  promise(3, 'tomas', 'Tablet with the report form', '2026-11-27', 41)
  promise(4, 'amara', 'Two free days to write the guide', '2026-12-01', 36)
  promise(5, 'imran', 'Pressure bench, one morning', '2026-12-04')
  promise(6, 'yuki', 'A quiet desk on Tuesdays', '2026-12-08')

  const form = (
    n: number,
    who: Key,
    template: string,
    title: string,
    state: 'draft' | 'filed',
    eventOn: string,
    summary: string | null,
    updatedAt = at,
  ) =>
    team.forms.push({
      id: sampleId(5, n) as FormId,
      memberId: memberId(who),
      memberName: nameOf(who),
      template,
      title,
      summary,
      state,
      eventOn,
      updatedAt,
      document: null,
    })
  form(1, 'joost', 'coaching-session', 'Coaching', 'draft', '2026-11-18', null)
  form(
    2,
    'amara',
    'coaching-session',
    'Coaching',
    'draft',
    '2026-11-17',
    null,
    '2026-11-17T07:15:00Z',
  )
  form(
    4,
    'kateryna',
    'coaching-session',
    'Handing over open calls before the weekend',
    'draft',
    '2026-11-12',
    null,
    '2026-11-12T14:40:00Z',
  )
  form(
    3,
    'tomas',
    'coaching-session',
    'Coaching: what stops the report',
    'filed',
    '2026-10-05',
    'Time on site is not the problem, the form is. Follow-up kept on 29 October.',
  )

  const occurrence = (
    n: number,
    who: Key | null,
    title: string,
    dueOn: string,
    dueTime: string,
    state: 'due' | 'scheduled',
    repeats: string | null = null,
  ) =>
    team.occurrences.push({
      id: sampleId(6, n) as OccurrenceId,
      reminderId: sampleId(7, n) as ReminderId,
      kind: who ? 'follow-up' : 'free-text',
      state,
      dueAt: `${dueOn}T${dueTime}:00Z`,
      dueOn,
      dueTime,
      snoozedUntil: null,
      memberId: who ? memberId(who) : null,
      memberName: who ? nameOf(who) : null,
      title,
      subjectId: null,
      repeats,
    })
  occurrence(
    1,
    'imran',
    'Week 15 check-in, 90-day plan',
    '2026-11-19',
    '08:30',
    'due',
    'every Thursday',
  )
  occurrence(2, 'yuki', 'Scan back the signed agreement', '2026-11-19', '08:30', 'due')
  occurrence(
    3,
    null,
    'Weekly look back: what did I promise, what did I keep',
    '2026-11-19',
    '08:30',
    'due',
    'every Thursday',
  )
  occurrence(4, 'tomas', 'Paperwork hour starts', '2026-11-20', '14:00', 'scheduled')
  occurrence(5, 'amara', 'Talk about the guide', '2026-11-23', '14:00', 'scheduled')
  occurrence(6, 'tomas', 'Seven open reports cleared', '2026-11-24', '08:30', 'scheduled')

  const event = (
    who: Key,
    kind: TimelineKind,
    id: string,
    on: string,
    title: string,
    summary: string | null,
    state: string,
    circle: Circle,
    daysLate = 0,
  ) =>
    team.timeline.push({
      memberId: memberId(who),
      kind,
      id,
      on,
      recordedAt: `${on}T15:00:00Z`,
      daysLate,
      title,
      summary,
      state,
      circle,
      template: kind === 'form' ? 'coaching-session' : null,
      attachments: 0,
    })
  event(
    'tomas',
    'form',
    sampleId(5, 3),
    '2026-10-05',
    'Coaching: what stops the report',
    'Time on site is not the problem, the form is. Follow-up kept on 29 October.',
    'filed',
    'shareable',
    2,
  )
  event(
    'tomas',
    'document',
    sampleId(8, 1),
    '2026-08-24',
    'Signed: Visit reports within five working days',
    'Version 1, sealed. Tomás agreed, with a comment.',
    'signed-with-comment',
    'official',
  )

  event(
    'tomas',
    'expectation',
    sampleId(2, 44),
    '2026-11-18',
    'Visit reports within two working days',
    null,
    'draft',
    'official',
  )
  event(
    'tomas',
    'addendum',
    sampleId(5, 3),
    '2026-10-29',
    'Coaching: what stops the report',
    'The follow-up was kept on 29 October. The sketch is on Yuki’s desk.',
    'filed',
    'official',
  )
  event(
    'tomas',
    'form',
    sampleId(5, 5),
    '2026-09-03',
    'Coaching session',
    'Seems worn out by the driving. Ask about it another time.',
    'filed',
    'mine',
  )
  event(
    'tomas',
    'expectation',
    sampleId(2, 38),
    '2026-09-01',
    'Hand over three hospital accounts',
    null,
    'agreed',
    'official',
  )

  const document = (n: number, who: Key, title: string, state: 'sealed' | 'handed-back') =>
    team.documents.push({
      id: sampleId(8, n) as DocumentId,
      number: `DOC-${String(n).padStart(4, '0')}`,
      kind: 'expectation-agreement',
      memberId: memberId(who),
      memberName: nameOf(who),
      title,
      version: 1,
      state,
      ending: state === 'sealed' ? 'signed-with-comment' : null,
      createdAt: '2026-08-24T08:30:00Z',
      sealedAt: state === 'sealed' ? '2026-08-24T08:41:00Z' : null,
    })
  document(1, 'tomas', 'Visit reports within five working days', 'sealed')
  document(2, 'yuki', 'Certificates from one template', 'handed-back')
  return team
}

/** Ten years of notes about Tomás, for lists that are longer than any screen. */
export function decade(): Team['timeline'] {
  const begin = Date.parse('2016-11-20T12:00Z')
  return Array.from({ length: 3000 }, (_, index) => {
    const on = new Date(begin + Math.floor(index * 1.2) * 86_400_000).toISOString().slice(0, 10)
    const words = 'Held the review at the plant and wrote down what was agreed. '
    return {
      memberId: memberId('tomas'),
      kind: 'note',
      id: sampleId(9, 10_000 + index),
      on,
      recordedAt: `${on}T15:00:00Z`,
      daysLate: 0,
      title: words.repeat(1 + (index % 4)).trim(),
      summary: null,
      state: 'note',
      circle: 'mine',
      template: null,
      attachments: 0,
    }
  })
}

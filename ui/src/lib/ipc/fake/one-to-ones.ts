import { addDays, today, weekday } from '$lib/format/dates'
import type { AgendaPointId } from '../bindings/AgendaPointId'
import type { AgendaPointView } from '../bindings/AgendaPointView'
import type { CadenceTerms } from '../bindings/CadenceTerms'
import type { CadenceView } from '../bindings/CadenceView'
import type { FormId } from '../bindings/FormId'
import type { MemberId } from '../bindings/MemberId'
import type { MoodView } from '../bindings/MoodView'
import type { PrepView } from '../bindings/PrepView'
import type { QuestionId } from '../bindings/QuestionId'
import type { QuestionTheme } from '../bindings/QuestionTheme'
import type { QuestionView } from '../bindings/QuestionView'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { handlers as forms } from './forms'
import { memberId, sampleId } from './sample'
import type { World } from './world'

interface Talks {
  points: AgendaPointView[]
  agreed: Map<MemberId, CadenceTerms>
  moods: Map<MemberId, MoodView[]>
  questions: { key: string; theme: QuestionTheme; text: string; own: boolean }[]
  asked: Map<string, string>
}

const kept = new WeakMap<World, Talks>()

function talks(world: World): Talks {
  const known = kept.get(world)
  if (known) return known
  const fresh = sample(world)
  kept.set(world, fresh)
  return fresh
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** A rule as the core says it, for the few that the window makes. */
function inWords(rule: string, on: string): string {
  const weeks = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1)
  const nth = /BYDAY=(-?\d)/.exec(rule)?.[1]
  const names: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth' }
  const day = weekday(on)
  if (nth) return `every month on the ${names[nth] ?? 'last'} ${day}`
  return weeks === 1 ? `every week on ${day}` : `every ${weeks} weeks on ${day}`
}

function terms(startsOn: string, time: string, rule: string | null, revision = 1): CadenceTerms {
  return {
    revision,
    template: 'one-to-one',
    templateTitle: 'One-to-one',
    startsOn,
    time,
    rule,
    inWords: rule && inWords(rule, startsOn),
  }
}

function sample(world: World): Talks {
  const empty: Talks = {
    points: [],
    agreed: new Map(),
    moods: new Map(),
    questions: bank(),
    asked: new Map(),
  }
  if (world.timeline.length === 0) return empty
  const point = (n: number, who: string, side: 'mine' | 'theirs', text: string, carried = 0) =>
    empty.points.push({
      id: sampleId(21, n) as AgendaPointId,
      memberId: memberId(who),
      revision: 1,
      side,
      state: 'open',
      text,
      carried,
      formId: null,
    })
  point(1, 'tomas', 'theirs', 'The Friday hour')
  point(2, 'tomas', 'theirs', 'Driving back twice in October', 1)
  point(3, 'tomas', 'mine', 'Tablet with the report form', 3)
  point(4, 'linnea', 'theirs', 'The winter rota')
  empty.agreed.set(memberId('tomas'), terms('2026-11-19', '10:00', 'FREQ=WEEKLY;BYDAY=TH'))
  empty.agreed.set(
    memberId('linnea'),
    terms('2026-11-19', '13:30', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'),
  )
  const energies = [4, 4, 3, 4, 3, 3, 2, 3, 3]
  const moods = [8, 8, 7, 8, 6, 6, 4, 5, 6]
  const reasons: Record<number, string> = {
    4: 'Three reports in one evening.',
    6: 'Drove back twice. The part was missing both times.',
    8: 'Typing on the phone is the slow part.',
  }
  empty.moods.set(
    memberId('tomas'),
    moods.map((mood, index) => ({
      formId: sampleId(5, 40 + index) as FormId,
      on: addDays('2026-09-17', 7 * index),
      mood,
      moodMin: 1,
      moodMax: 10,
      reason: reasons[index] ?? null,
      energy: energies[index] ?? null,
      energyMin: 1,
      energyMax: 5,
    })),
  )
  empty.asked.set(`${memberId('tomas')} first-topic`, '2026-11-12')
  return empty
}

function bank(): Talks['questions'] {
  const one = (key: string, theme: QuestionTheme, text: string) => ({
    key,
    theme,
    text,
    own: false,
  })
  return [
    one('first-topic', 'start', 'What should we make sure not to miss today?'),
    one('proud-of', 'work', 'Which piece of your work would you show to a visitor?'),
    one('waiting-for', 'obstacles', 'For whom or what do you wait?'),
    one('learn-next', 'growth', 'What would you like to be asked for in a year?'),
    one('too-far', 'feedback-to-me', 'Where do I leave you alone?'),
    one('who-helped', 'team', 'Who helped you, and does that person know it?'),
    one('unseen', 'recognition', 'Which work of yours did nobody see?'),
    one('week-pace', 'wellbeing', 'If the pace stays as it is, how long does that go well?'),
    one('in-a-year', 'future', 'Where do you want to stand when we talk in a year?'),
  ]
}

function questions(world: World, member: MemberId): QuestionView[] {
  const { questions: all, asked } = talks(world)
  const rows = all.map((question) => ({
    ...question,
    askedOn: asked.get(`${member} ${question.key}`) ?? null,
  }))
  const next = rows.toSorted((a, b) => (a.askedOn ?? '').localeCompare(b.askedOn ?? '')).slice(0, 3)
  return rows.map((row) => ({ ...row, suggested: next.includes(row) }))
}

function nextDay(agreed: CadenceTerms | undefined): string | null {
  if (!agreed?.rule) return null
  const weeks = Number(/INTERVAL=(\d+)/.exec(agreed.rule)?.[1] ?? 1)
  let day = agreed.startsOn
  while (day < today()) day = addDays(day, 7 * weeks)
  return day
}

function cadence(world: World, id: MemberId): CadenceView {
  const agreed = talks(world).agreed.get(id)
  const last = world.timeline.filter((row) => row.memberId === id && row.kind === 'form')
  const draft = world.forms.find(
    (form) => form.memberId === id && form.state === 'draft' && form.template === 'one-to-one',
  )
  return {
    memberId: id,
    agreed: agreed ?? null,
    nextOn: nextDay(agreed),
    lastOn:
      last
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? null,
    overdueDays: null,
    draftId: draft?.id ?? null,
  }
}

export function prep(world: World, id: MemberId): PrepView {
  const { points, moods } = talks(world)
  const records = world.timeline
    .filter((row) => row.memberId === id && row.kind === 'form')
    .toSorted((a, b) => b.on.localeCompare(a.on))
    .slice(0, 3)
  const last = records[0]
  return {
    memberId: id,
    memberName: world.members.find((member) => member.id === id)?.name ?? '',
    last: last
      ? { formId: last.id as FormId, on: last.on, title: last.title, summary: last.summary }
      : null,
    records,
    expectations: world.expectations.filter((one) => one.memberId === id && one.state === 'agreed'),
    overdueTasks: world.tasks.filter(
      (task) =>
        task.ownerId === id &&
        task.dueOn !== null &&
        task.dueOn < today() &&
        !['accepted', 'dropped'].includes(task.state),
    ),
    promises: world.promises.filter((one) => one.memberId === id && one.state === 'open'),
    agenda: points.filter((point) => point.memberId === id && point.state === 'open'),
    feedback: [],
    moods: (moods.get(id) ?? []).slice(-3).toReversed(),
    questions: questions(world, id).filter(({ suggested }) => suggested),
  }
}

/** The talks that are to be today. */
export function talksToday(world: World) {
  return [...talks(world).agreed]
    .filter(([, agreed]) => nextDay(agreed) === today())
    .map(([id, agreed]) => ({
      time: agreed.time,
      minutes: 30,
      cadence: agreed.inWords,
      prep: prep(world, id),
    }))
    .toSorted((a, b) => a.time.localeCompare(b.time))
}

/** The rhythm of talks with a member, for a list. */
export function cadenceWords(world: World, id: MemberId): string | null {
  return talks(world).agreed.get(id)?.inWords ?? null
}

/** Changes a point, and tells of it once it is changed. */
function change(
  world: World,
  { id, revision }: { id: AgendaPointId; revision: number },
  apply: (point: AgendaPointView) => void,
): AgendaPointView {
  const found = talks(world).points.find((one) => one.id === id)
  if (!found) throw new IpcError('not-found', 'This point is not there any more.')
  if (found.revision !== revision) throw new IpcError('conflict', 'Changed in the meantime.')
  found.revision += 1
  apply(found)
  world.changed('agenda')
  return { ...found }
}

export const handlers: Handlers = {
  agenda_list: ({ memberId: id, formId }, world) => {
    const rows = talks(world).points.filter(
      (one) => one.memberId === id && (one.state === 'open' || (formId && one.formId === formId)),
    )
    return rows.map((row) => ({ ...row })).toSorted((a, b) => b.side.localeCompare(a.side))
  },
  agenda_add: ({ memberId: id, side, text }, world) => {
    const added: AgendaPointView = {
      id: sampleId(21, talks(world).points.length + 10) as AgendaPointId,
      memberId: id,
      revision: 1,
      side,
      state: 'open',
      text,
      carried: 0,
      formId: null,
    }
    talks(world).points.push(added)
    world.changed('agenda')
    return { ...added }
  },
  agenda_update: ({ text, ...of }, world) => change(world, of, (point) => (point.text = text)),
  agenda_move: ({ to, side, ...of }, world) =>
    change(world, of, (point) => {
      point.side = side ?? point.side
      const rest = talks(world).points.filter((one) => one !== point)
      const peers = rest.filter(
        (one) => one.memberId === point.memberId && one.side === point.side && one.state === 'open',
      )
      const before = peers[to]
      rest.splice(before ? rest.indexOf(before) : rest.length, 0, point)
      talks(world).points = rest
    }),
  agenda_settle: ({ to, formId, ...of }, world) =>
    change(world, of, (point) => Object.assign(point, { state: to, formId: formId ?? null })),
  agenda_reopen: (of, world) =>
    change(world, of, (point) => Object.assign(point, { state: 'open', formId: null })),
  cadence_get: ({ id }, world) => cadence(world, id),
  cadence_set: ({ memberId: id, revision, startsOn, time, rule }, world) => {
    const { agreed } = talks(world)
    if ((agreed.get(id)?.revision ?? undefined) !== revision)
      throw new IpcError('conflict', 'Changed in the meantime.')
    const first = startsOn ?? today()
    const day = weekdays[new Date(`${first}T12:00:00`).getDay()] ?? ''
    if (rule && !rule.includes(day))
      throw new IpcError('validation', 'Choose a day of the rhythm.', 'startsOn')
    agreed.set(id, terms(first, time ?? '08:30', rule ?? null, (revision ?? 0) + 1))
    world.changed('reminder')
    return cadence(world, id)
  },
  talk_start: ({ memberId: id }, world) => {
    const draft = cadence(world, id).draftId
    if (draft) return { formId: draft }
    const begun = forms.form_create?.({ memberId: id, template: 'one-to-one' }, world)
    if (!begun || begun instanceof Promise) throw new IpcError('internal', 'It cannot be begun.')
    return { formId: begun.id }
  },
  prep_get: ({ id }, world) => prep(world, id),
  mood_list: ({ id }, world) => talks(world).moods.get(id) ?? [],
  question_list: ({ memberId: id, theme }, world) =>
    questions(world, id).filter((question) => !theme || question.theme === theme),
  question_add: ({ theme, text }, world) => {
    const id = sampleId(22, talks(world).questions.length) as QuestionId
    talks(world).questions.push({ key: id, theme, text, own: true })
    world.changed('agenda')
    return { id }
  },
  question_archive: ({ id, archived }, world) => {
    const all = talks(world)
    if (archived) all.questions = all.questions.filter(({ key }) => key !== id)
    world.changed('agenda')
    return {}
  },
  question_ask: ({ question, memberId: id, takeBack }, world) => {
    const { asked } = talks(world)
    if (takeBack) asked.delete(`${id} ${question}`)
    else asked.set(`${id} ${question}`, today())
    world.changed('agenda')
    return {}
  },
}

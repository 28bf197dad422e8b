import { daysBetween } from '$lib/format/dates'
import type { FormView } from '../bindings/FormView'
import type { LogKind } from '../bindings/LogKind'
import type { LogRow } from '../bindings/LogRow'
import type { MemberId } from '../bindings/MemberId'
import type { Handlers } from '.'
import { filesAt } from './attachments'
import { forms } from './forms'
import { noteOf, tagsOf } from './notes'
import { page } from './people'
import type { World } from './world'

/** What a form is in the log. */
function kindOf({ template: { key, purpose } }: FormView): LogKind {
  if (purpose === 'pip' || purpose === 'pip-meeting' || purpose === 'pip-outcome') return 'plan'
  if (purpose !== 'talk') return purpose
  if (key === 'open-door') return key
  return ['coaching-session', 'grow', 'clear'].includes(key) ? 'coaching' : 'other-talk'
}

function named(world: World, id: MemberId) {
  const member = world.members.find((one) => one.id === id)
  return {
    memberId: id,
    memberName: member?.name ?? '',
    preferredName: member?.preferredName ?? null,
  }
}

/** Forms and notes about everybody, newest first. */
function written(world: World, kinds?: LogKind[]): LogRow[] {
  const fromForms = forms(world).map((form): LogRow => {
    const kind = kindOf(form)
    return {
      record: {
        kind: 'form',
        id: form.id,
        on: form.eventOn,
        recordedAt: form.filedAt ?? form.updatedAt,
        daysLate: form.filedAt
          ? Math.max(0, daysBetween(form.eventOn, form.filedAt.slice(0, 10)))
          : 0,
        title: form.title,
        summary: null,
        state: form.state,
        circle: 'official',
        template: form.template.key,
        attachments: filesAt(world, form.id).length,
      },
      kind,
      guarded: kind === 'correction' || kind === 'plan',
      tone: null,
      tags: tagsOf(world, form.id),
      ...named(world, form.memberId),
    }
  })
  const fromNotes = world.timeline
    .filter(({ kind }) => kind === 'note')
    .map(({ memberId, ...record }): LogRow => ({
      record: { ...record, attachments: filesAt(world, record.id).length },
      kind: record.state as LogKind,
      guarded: false,
      tone: noteOf(world, record.id)?.tone ?? null,
      tags: tagsOf(world, record.id),
      ...named(world, memberId as MemberId),
    }))
  return [...fromForms, ...fromNotes]
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .toSorted((a, b) => b.record.on.localeCompare(a.record.on))
}

export const handlers: Handlers = {
  log_list: ({ kinds, before, ...request }, world) =>
    page(
      written(world, kinds).filter(({ record }) => !before || record.on < before),
      request,
    ),
  log_months: ({ kinds }, world) => {
    const months = new Map<string, number>()
    for (const { record } of written(world, kinds)) {
      const begins = `${record.on.slice(0, 7)}-01`
      months.set(begins, (months.get(begins) ?? 0) + 1)
    }
    return [...months].map(([begins, count]) => ({ begins, count }))
  },
}

import type { OccurrenceId } from '../bindings/OccurrenceId'
import type { OccurrenceRow } from '../bindings/OccurrenceRow'
import type { ReminderId } from '../bindings/ReminderId'
import type { Handlers } from '.'
import { page } from './people'
import { sampleId } from './sample'

export const handlers: Handlers = {
  reminder_list: ({ dueOnly, settled, ...request }, world) =>
    page(
      world.occurrences
        .filter((one) => ['done', 'skipped'].includes(one.state) === (settled ?? false))
        .filter((one) => !dueOnly || one.state === 'due')
        .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)),
      request,
    ),
  reminder_create: ({ text, on, time, rule, memberId }, world) => {
    const n = world.occurrences.length + 1
    const clock = time ?? world.session.settings.reminderTime
    const row: OccurrenceRow = {
      id: sampleId(6, n) as OccurrenceId,
      reminderId: sampleId(7, n) as ReminderId,
      kind: 'free-text',
      state: 'scheduled',
      dueAt: new Date(`${on}T${clock}:00`).toISOString(),
      dueOn: on,
      dueTime: clock,
      snoozedUntil: null,
      memberId: memberId ?? null,
      memberName: world.members.find(({ id }) => id === memberId)?.name ?? null,
      title: text,
      subjectId: null,
      repeats: rule ? rule.toLowerCase() : null,
    }
    world.occurrences.push(row)
    world.changed('reminder')
    return row
  },
}

import { today } from '$lib/format/dates'
import { filesAt } from './attachments'
import type { Handlers } from '.'
import type { FieldView } from '../bindings/FieldView'
import type { FormView } from '../bindings/FormView'
import { IpcError } from '../errors'
import { form } from './forms'
import { templateFile } from './templates'
import type { World } from './world'

const fieldsOf = (found: FormView) => found.template.sections.flatMap(({ fields }) => fields)

function answered(found: FormView): FieldView[] {
  return fieldsOf(found).filter(
    ({ key }) => found.applicable.fields.includes(key) && found.answers[key] !== undefined,
  )
}

function nameOf(world: World, owner: unknown): string {
  return world.members.find(({ id }) => id === owner)?.name ?? world.session.settings.managerName
}

/** What follows from the rows of a form, as the core would make it. */
function actions(found: FormView, world: World) {
  return (templateFile(found.template.key).actions ?? []).flatMap((list) => {
    const rows = (found.answers[list.field] ?? []) as Record<string, string | undefined>[]
    return rows
      .filter((row) => row[list.text])
      .map((row) => {
        const own = list.owner ? row[list.owner] : undefined
        const owner = own ?? (list.defaultOwner === 'member' ? found.memberId : 'manager')
        return {
          mine: owner === 'manager',
          text: row[list.text] ?? '',
          ownerName: nameOf(world, owner),
          dueOn: (list.due && row[list.due]) ?? null,
        }
      })
  })
}

export const handlers: Handlers = {
  task_list: () => [],
  plan_list: () => [],
  plan_get: () => {
    throw new IpcError('precondition', 'This belongs to no plan that was filed.')
  },
  feedback_list: () => [],
  feedback_deliver: ({ id, way, on }, world) => {
    const found = form(world, id)
    found.feedback = {
      deliverOn: found.feedback?.deliverOn ?? null,
      deliveredOn: on ?? today(),
      way,
    }
    world.changed('form')
    return found
  },
  form_actions: ({ id }, world) => {
    const found = form(world, id)
    const all = actions(found, world)
    const line = ({ text, ownerName, dueOn }: (typeof all)[number]) => ({ text, ownerName, dueOn })
    return {
      promises: all.filter(({ mine }) => mine).map(line),
      tasks: all.filter(({ mine }) => !mine).map(line),
      reminders: found.followUpOn ? [found.followUpOn] : [],
    }
  },
  form_leaving: ({ id }, world) => {
    const found = form(world, id)
    const all = answered(found)
    return {
      fields: all
        .filter(({ circle }) => circle !== 'mine')
        .map(({ key, label, circle }) => ({ key, label, circle })),
      addenda: found.addenda.filter(({ circle }) => circle === 'official').length,
      attachments: filesAt(world, id).map(({ name }) => name),
      stays: all.filter(({ circle }) => circle === 'mine').length,
      mayCopy: !['correction', 'pip', 'pip-meeting', 'pip-outcome'].includes(
        found.template.purpose,
      ),
    }
  },
  form_copy: ({ id, flavour, shareable }, world) => {
    const found = form(world, id)
    const lines = answered(found)
      .filter(({ key }) => !found.answers.post_text || key === 'post_text')
      .filter(({ circle, key }) => circle === 'official' || (shareable ?? []).includes(key))
      .flatMap(({ key }) => {
        const answer = found.answers[key]
        return typeof answer === 'string' ? [answer] : []
      })
    const title = flavour === 'chat' ? `*${found.title}*` : found.title
    return { text: [title, ...lines].join('\n\n') }
  },
  like_cases: ({ id }, world) =>
    world.members
      .filter((member) => member.id !== form(world, id).memberId)
      .slice(0, 1)
      .map((member) => ({
        formId: id,
        memberId: member.id,
        memberName: member.name,
        title: 'Notes on open calls',
        on: '2026-04-22',
        level: 'Spoken',
        sameMatter: true,
        sameLevel: true,
      })),
  no_surprise: () => ({
    clear: false,
    answers: [
      {
        question: 'stated',
        known: true,
        text: '“Visit reports within two working days” was stated and signed on 12 October 2026.',
        record: null,
      },
      {
        question: 'consequence',
        known: true,
        text: 'What follows if it is not met stands in “Visit reports within two working days”.',
        record: null,
      },
      {
        question: 'reviews',
        known: false,
        text: 'Of the reviews that were planned until then, 1 of 2 were held.',
        record: null,
      },
      {
        question: 'earlier',
        known: false,
        text: 'No earlier talk about it is linked.',
        record: null,
      },
    ],
  }),
}

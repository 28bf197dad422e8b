import { currentTime, daysBetween, today } from '$lib/format/dates'
import type { Applicable } from '../bindings/Applicable'
import type { FormId } from '../bindings/FormId'
import type { FormRow } from '../bindings/FormRow'
import type { FormView } from '../bindings/FormView'
import type { AddendumId } from '../bindings/AddendumId'
import type { Signer } from '../bindings/Signer'
import type { TemplateView } from '../bindings/TemplateView'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { layouts } from './documents'
import { page } from './people'
import { memberId, sampleId } from './sample'
import {
  applicable,
  templateFile,
  templateFiles,
  templateView,
  type TemplateFile,
} from './templates'
import type { TemplateGroup } from '../bindings/TemplateGroup'
import type { World } from './world'

const kept = new WeakMap<World, Map<FormId, FormView>>()

/** Kateryna's talk of 12 November, as on the coaching summary. */
const handover = {
  right_moment: true,
  in_private: true,
  both_ready: true,
  facts_gathered: true,
  one_topic: true,
  note_to_self: 'Do not solve it for her. She is already close.',
  topic: 'Handing over open calls before the weekend',
  parked: [{ text: 'Swap of the January late shifts' }],
  facts: [
    { when: '31 Oct', fact: 'Westport Hospital called, no note on the call' },
    { when: '8 Nov', fact: 'Delmar Foods told the whole story twice' },
    { fact: '11 of 13 weekday handovers were complete' },
  ],
  their_view:
    '“On Friday the phone does not stop until six. I finish the last call, and the note is the thing that falls off.”\n\n“On other days I write while the customer is still talking.”',
}

function store(world: World): Map<FormId, FormView> {
  const known = kept.get(world)
  if (known) return known
  const fresh = new Map<FormId, FormView>()
  kept.set(world, fresh)
  for (const row of world.forms) fresh.set(row.id, view(row, world))
  const filed = [...fresh.values()].find((form) => form.state === 'filed')
  if (filed) {
    Object.assign(filed, sampleFiled())
    filed.applicable = applicable(templateFile(filed.template.key), filed.answers)
  }
  return fresh
}

function view(row: FormRow, world: World): FormView {
  const file = templateFile(row.template)
  const answers = row.memberId === memberId('kateryna') ? handover : {}
  return {
    id: row.id,
    memberId: row.memberId,
    memberName: row.memberName,
    revision: 1,
    template: templateView(file, world.session.settings.formLanguage),
    applicable: applicable(file, answers),
    state: row.state,
    title: row.title,
    eventOn: row.eventOn,
    eventTime: null,
    minutes: null,
    place: null,
    answers,
    followUpOn: null,
    filedAt: null,
    daysLate: 0,
    addenda: [],
    promises: [],
    tasks: [],
    continuesId: null,
    feedback: null,
    signers: signersOf(templateView(file, 'en'), applicable(file, answers)),
    document: null,
    updatedAt: row.updatedAt,
  }
}

function sampleFiled(): Partial<FormView> {
  return {
    eventTime: '09:00',
    minutes: 40,
    place: 'Workshop office',
    filedAt: '2026-10-07T15:10:00Z',
    daysLate: 2,
    followUpOn: '2026-10-29',
    answers: {
      in_private: true,
      note_to_self: 'He looks worn out by the driving. Ask about it another time.',
      topic: 'What stops the report',
      facts: [
        { when: 'September', fact: '9 of 16 reports came after more than five working days' },
        {
          when: '28 Sep',
          fact: 'Delmar Foods asked twice for the certificate',
          evidence: 'Mailbox',
        },
      ],
      their_view:
        '“Typing on the phone is the slow part. On site it takes me two minutes to say it.”',
      strength: 'Customers trust him. He explains every step.',
      shared_understanding: 'Time on site is not the problem, the form is.',
      plan: [
        { step: 'Try the report on a tablet', owner: 'manager', due: '2026-10-16' },
        {
          step: 'Sketch a form of one page, with Yuki',
          owner: memberId('tomas'),
          due: '2026-10-23',
        },
      ],
      said_back: '“I sketch the form I would want to fill in, and you get me the tablet.”',
      follow_up_on: '2026-10-29',
      reflection: 'I asked too early for a solution. The silence helped.',
    },
    addenda: [
      {
        id: sampleId(9, 1) as AddendumId,
        text: 'The follow-up was kept on 29 October. The sketch is on Yuki’s desk.',
        circle: 'official',
        at: '2026-10-29T14:20:00Z',
      },
    ],
  }
}

/** Every form of this world. */
export function forms(world: World): FormView[] {
  return [...store(world).values()]
}

/** A form of this world. */
export function form(world: World, id: FormId): FormView {
  const found = store(world).get(id)
  if (!found) throw new IpcError('not-found', 'This form is not there any more.')
  return found
}

function signersOf(template: TemplateView, { fields }: Applicable): Signer[] {
  const order: Signer[] = ['member', 'manager', 'witness']
  const named = template.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.circle === 'official' && fields.includes(field.key))
    .map(({ signer }) => signer)
  return order.filter((signer) => named.includes(signer))
}

function draft(world: World, id: FormId, revision: number): FormView {
  const found = form(world, id)
  if (found.state !== 'draft') throw new IpcError('precondition', 'This form is filed.')
  if (found.revision !== revision) throw new IpcError('conflict', 'Changed in the meantime.')
  return found
}

function escape(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The page of a form; `signed` is what stands below it once somebody signed. */
export function drawForm(
  { answers, memberName, template, title }: FormView,
  signed: readonly string[] = [],
): string {
  const lines = template.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.circle === 'official' && answers[field.key])
    .flatMap((field) => {
      const value = answers[field.key]
      const texts = Array.isArray(value)
        ? value.map((row) => Object.values(row as Record<string, string>).join(', '))
        : String(value).split('\n')
      return texts.map(
        (text, index) => [index === 0 ? field.label : '', text.slice(0, 66)] as const,
      )
    })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" font-family="Libertinus Serif, Georgia, serif" fill="#20231f">
    <rect width="595" height="842" fill="#fff"/><path d="M62 0h18v44l-9-7-9 7z" fill="none" stroke="#1d5b46"/>
    <text x="170" y="76" font-size="8" letter-spacing="1" fill="#1a5541">${escape(template.title.toUpperCase())}</text>
    <text x="170" y="100" font-size="18">${escape(title)}</text><text x="170" y="124" font-size="11">${escape(memberName)}</text>
    ${lines
      .map(
        ([label, text], index) =>
          `<text x="62" y="${152 + index * 19}" font-size="7.5" fill="#64665c">${escape(label.toUpperCase())}</text><text x="170" y="${152 + index * 19}" font-size="10.5">${escape(text)}</text>`,
      )
      .join('')}
    ${signed
      .map(
        (line, index) =>
          `<text x="170" y="${700 + index * 22}" font-size="12" font-style="italic">${escape(line)}</text>`,
      )
      .join('')}</svg>`
}

/** Where the core puts a template in the choice. */
function groupOf({ key, purpose = 'talk' }: TemplateFile): TemplateGroup {
  if (purpose === 'feedback' || purpose === 'recognition') return 'feedback'
  if (purpose === 'correction' || purpose.startsWith('pip') || key === 'expectation-agreement') {
    return 'corrections'
  }
  if (['accountability-pair', 'peer-review', 'delegation-brief', 'skip-level'].includes(key)) {
    return 'team'
  }
  return key === 'open-door' || key === 'mistake-review' ? 'records' : 'talks'
}

export const handlers: Handlers = {
  template_list: (_, { session }) =>
    templateFiles.map((file) => {
      const { key, version, purpose, minutes, title, about } = templateView(
        file,
        session.settings.formLanguage,
      )
      return { key, version, purpose, minutes, title, about, group: groupOf(file) }
    }),
  template_get: ({ key }, { session }) =>
    templateView(templateFile(key), session.settings.formLanguage),
  form_create: ({ memberId: who, template, eventOn }, world) => {
    const member = world.members.find(({ id }) => id === who)
    if (!member) throw new IpcError('not-found', 'This person is not there any more.')
    const forms = store(world)
    const { title } = templateView(templateFile(template), world.session.settings.formLanguage)
    const row: FormRow = {
      id: sampleId(5, forms.size + 1) as FormId,
      memberId: who,
      memberName: member.name,
      template,
      title,
      summary: null,
      state: 'draft',
      eventOn: eventOn ?? today(),
      updatedAt: currentTime().toISOString(),
      document: null,
    }
    world.forms.push(row)
    forms.set(row.id, view(row, world))
    world.changed('form')
    return form(world, row.id)
  },
  form_save: ({ id, revision, ...change }, world) => {
    const found = draft(world, id, revision)
    const file = templateFile(found.template.key)
    const { titleField, followUpField = '' } = file
    Object.assign(found, {
      eventTime: null,
      minutes: null,
      place: null,
      ...change,
      revision: revision + 1,
      title: (change.answers[titleField] as string | undefined) ?? found.template.title,
      applicable: applicable(file, change.answers),
      updatedAt: currentTime().toISOString(),
      followUpOn: (change.answers[followUpField] as string | undefined) ?? null,
    })
    const row = world.forms.find((one) => one.id === id)
    if (row) Object.assign(row, { title: found.title, updatedAt: found.updatedAt })
    world.changed('form')
    return {
      revision: found.revision,
      savedAt: currentTime().toISOString(),
      applicable: found.applicable,
    }
  },
  form_file: ({ id, revision }, world) => {
    const found = draft(world, id, revision)
    const missing = found.template.sections
      .flatMap((section) => section.fields)
      .filter((field) => found.applicable.fields.includes(field.key))
      .find((field) => field.required && !found.answers[field.key])
    if (missing) {
      throw new IpcError('validation', 'Fill this in before filing.', `answers.${missing.key}`)
    }
    Object.assign(found, {
      state: 'filed',
      signers: signersOf(found.template, found.applicable),
      filedAt: currentTime().toISOString(),
      daysLate: Math.max(0, daysBetween(found.eventOn, today())),
    })
    const row = world.forms.find((one) => one.id === id)
    if (row) Object.assign(row, { state: 'filed', title: found.title })
    world.changed('form')
    return found
  },
  form_discard: ({ id, revision }, world) => {
    draft(world, id, revision)
    store(world).delete(id)
    world.forms = world.forms.filter((row) => row.id !== id)
    world.changed('form')
    return {}
  },
  form_addendum: ({ id, text, circle }, world) => {
    const found = form(world, id)
    found.addenda.push({
      id: sampleId(9, found.addenda.length + 1) as AddendumId,
      text,
      circle: circle ?? 'mine',
      at: currentTime().toISOString(),
    })
    world.changed('form')
    return found
  },
  form_get: ({ id }, world) => form(world, id),
  form_list: ({ memberId: who, state, ...request }, world) =>
    page(
      world.forms.filter(
        (row) => (!who || row.memberId === who) && (!state || row.state === state),
      ),
      request,
    ),
  preview_form: ({ id }, world) => {
    const found = form(world, id)
    const token = `form-${id}-${found.revision}`
    layouts.set(token, [drawForm(found)])
    return { token, pages: 1, pageWidth: 595, pageHeight: 842, marks: [], notices: [] }
  },
}

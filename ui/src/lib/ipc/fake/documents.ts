import { currentTime } from '$lib/format/dates'
import type { AnswerView } from '../bindings/AnswerView'
import type { CopyView } from '../bindings/CopyView'
import type { DocumentId } from '../bindings/DocumentId'
import type { DocumentRow } from '../bindings/DocumentRow'
import type { DocumentView } from '../bindings/DocumentView'
import type { ExpectationId } from '../bindings/ExpectationId'
import type { FormId } from '../bindings/FormId'
import type { InkDraft } from '../bindings/InkDraft'
import type { PreviewView } from '../bindings/PreviewView'
import type { SignerView } from '../bindings/SignerView'
import type { SigningAnswer } from '../bindings/SigningAnswer'
import type { SigningView } from '../bindings/SigningView'
import type { WitnessAsked } from '../bindings/WitnessAsked'
import type { WitnessView } from '../bindings/WitnessView'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { textOf, viewOf } from './expectations'
import { drawForm, form } from './forms'
import { drawPaper, type FakePaper } from './paper-svg'
import { sampleId } from './sample'
import type { World } from './world'

/** What a document has beside its row. */
interface Course {
  expectationId: ExpectationId | null
  formId: FormId | null
  reachedEnd: boolean
  answer: (AnswerView & { ink?: InkDraft | undefined }) | null
  manager?: InkDraft
  witness: (WitnessView & { ink: InkDraft }) | null
  copies: CopyView[]
}

const words = 'oat lantern cedar march kiosk plume rivet dawn'.split(' ')
const courses = new WeakMap<World, Map<DocumentId, Course>>()
export const layouts = new Map<string, string[]>()

function courseOf(world: World, id: DocumentId): Course {
  const all = courses.get(world) ?? new Map<DocumentId, Course>()
  courses.set(world, all)
  const known = all.get(id)
  if (known) return known
  const row = rowOf(world, id)
  const subject = world.expectations.find(({ title }) => title === row.title)
  const course: Course = {
    expectationId: subject?.id ?? (sampleId(2, 41) as ExpectationId),
    formId: null,
    reachedEnd: true,
    answer: {
      statement: 'agree',
      reason: null,
      comment: 'The tablet has to be there on the 27th.',
      at: row.createdAt,
      ink: { medium: 'typed', typed: row.memberName },
    },
    witness: null,
    copies: row.state === 'sealed' ? [{ at: row.createdAt, way: 'print' }] : [],
  }
  all.set(id, course)
  return course
}

function rowOf(world: World, id: DocumentId): DocumentRow {
  const row = world.documents.find((one) => one.id === id)
  if (!row) throw new IpcError('not-found', 'This document is not there any more.')
  return row
}

const now = () => currentTime().toISOString()

/** Whom the form of a document asks for as a witness. */
function witnessAsked(world: World, id: DocumentId): WitnessAsked | null {
  const { formId } = courseOf(world, id)
  if (!formId) return null
  const { signers, answers } = form(world, formId)
  if (!signers.includes('witness')) return null
  const named = answers.witness_name
  const [name = '', ...role] = typeof named === 'string' ? named.split(',') : []
  return { name: name.trim(), role: role.join(',').trim() }
}

function signingOf(world: World, id: DocumentId): SigningView {
  const row = rowOf(world, id)
  const { formId, reachedEnd, answer, witness } = courseOf(world, id)
  return {
    id,
    kind: row.kind,
    paper: formId ? form(world, formId).template.title : 'Expectation agreement',
    title: row.title,
    version: row.version,
    state: row.state,
    memberName: row.memberName,
    memberFirstName: row.memberName.split(' ')[0] ?? row.memberName,
    managerName: world.session.settings.managerName,
    consent: 'I am signing on this screen. I could have asked for paper instead.',
    reachedEnd,
    answer: answer && {
      statement: answer.statement,
      reason: answer.reason,
      comment: answer.comment,
      at: answer.at,
    },
    witnessAsked: witnessAsked(world, id),
    witnessStatement: 'I was there. My signature does not show that I agree.',
    witness: witness && { name: witness.name, role: witness.role, at: witness.at },
  }
}

function signersOf(world: World, row: DocumentRow, course: Course): SignerView[] {
  if (!course.answer) return []
  const { statement, reason, comment, at, ink } = course.answer
  const signers: SignerView[] = [
    {
      name: row.memberName,
      role: 'Team member',
      statement,
      reason,
      comment,
      medium: ink?.medium ?? null,
      at,
    },
  ]
  if (row.sealedAt) {
    signers.push({
      name: world.session.settings.managerName,
      role: 'Manager',
      statement: 'agree',
      reason: null,
      comment: null,
      medium: course.manager?.medium ?? 'mouse',
      at: row.sealedAt,
    })
  }
  if (course.witness) {
    signers.push({
      name: course.witness.name,
      role: 'Witness',
      statement: null,
      reason: null,
      comment: null,
      medium: course.witness.ink.medium,
      at: course.witness.at,
    })
  }
  return signers
}

function documentOf(world: World, id: DocumentId): DocumentView {
  const row = rowOf(world, id)
  const course = courseOf(world, id)
  return {
    ...row,
    expectationId: course.expectationId,
    formId: course.formId,
    pages: layOutDocument(world, id).pages,
    words,
    fingerprint: '8f4c21d09be7735a'.repeat(4),
    signers: signersOf(world, row, course),
    copies: course.copies,
  }
}

function paperOf(world: World, id: DocumentId, answering?: SigningAnswer): FakePaper {
  const row = rowOf(world, id)
  const { expectationId, answer } = courseOf(world, id)
  const given = answering ?? answer ?? {}
  return {
    text: textOf(world, expectationId ?? (sampleId(2, 41) as ExpectationId)),
    memberName: row.memberName,
    managerName: world.session.settings.managerName,
    foot: `Version ${row.version} · ${row.sealedAt ? `sealed ${row.sealedAt.slice(0, 10)}` : 'being signed'} · ${words.slice(0, 4).join(' ')}`,
    answer: given,
    ...(row.state === 'sealed' && { sealed: true, words }),
  }
}

/** A form with who has signed below it. */
function drawSigned(world: World, id: DocumentId, formId: FormId): string {
  const { answer, witness } = courseOf(world, id)
  const { memberName, sealedAt } = rowOf(world, id)
  const manager = world.session.settings.managerName
  const member = answer && answer.statement !== 'decline' ? [memberName] : []
  return drawForm(form(world, formId), [
    ...member,
    ...(witness ? [witness.name] : []),
    ...(sealedAt ? [manager] : []),
  ])
}

function layOutDocument(world: World, id: DocumentId, answering?: SigningAnswer): PreviewView {
  const { formId } = courseOf(world, id)
  if (!formId) return layOut(paperOf(world, id, answering))
  const token = `layout-${(tokens += 1)}`
  layouts.set(token, [drawSigned(world, id, formId)])
  return { token, pages: 1, pageWidth: 595, pageHeight: 842, marks: [], notices: [] }
}

/** Tells the form of a document where the document stands. */
function tellForm(world: World, id: DocumentId): void {
  const { formId } = courseOf(world, id)
  if (!formId) return
  const { number, state, ending, sealedAt } = rowOf(world, id)
  form(world, formId).document =
    state === 'withdrawn' ? null : { id, number, state, ending, sealedAt }
  world.changed('form')
}

let tokens = 0

function layOut(paper: FakePaper): PreviewView {
  const { pages, marks } = drawPaper(paper)
  const token = `layout-${(tokens += 1)}`
  layouts.set(token, pages)
  return {
    token,
    pages: pages.length,
    pageWidth: 595,
    pageHeight: 842,
    marks,
    notices: JSON.stringify(paper.text).includes('𓀀')
      ? ['“𓀀” in the title has no shape in any font of this computer.']
      : [],
  }
}

function copied(world: World, id: DocumentId, way: CopyView['way']): void {
  courseOf(world, id).copies.push({ at: now(), way })
  world.changed('document')
}

export const handlers: Handlers = {
  preview_expectation: ({ id, expectation }, world) => {
    const view = viewOf(world, id)
    return layOut({
      text: expectation ?? textOf(world, id),
      memberName: view.memberName,
      managerName: world.session.settings.managerName,
      foot: 'Version 1 · draft of 19 November 2026 · not signed',
    })
  },
  preview_document: ({ id }, world) => layOutDocument(world, id),
  preview_answer: ({ answer }, world) => layOutDocument(world, answer.id, answer),
  preview_page: ({ token, page }) => {
    const svg = layouts.get(token)?.[page]
    if (svg === undefined) throw new IpcError('not-found', 'The paper has no such page.')
    return new TextEncoder().encode(svg).buffer
  },
  paper_save: () => ({ name: 'Expectation agreement.pdf' }),
  paper_print: () => ({}),

  signing_start: ({ expectationId, formId }, world) => {
    const subject = formId
      ? form(world, formId)
      : world.expectations.find(({ id }) => id === expectationId)
    if (!subject) throw new IpcError('not-found', 'This expectation is not there any more.')
    const back = world.documents.find(
      ({ state, title }) => state === 'handed-back' && title === subject.title,
    )
    if (back) {
      back.state = 'with-member'
      world.session.handedOver = back
      tellForm(world, back.id)
      world.changed('session')
      return signingOf(world, back.id)
    }
    const count = world.documents.length + 1
    const id = sampleId(8, count) as DocumentId
    const { title, memberName, memberId } = subject
    world.documents.push({
      id,
      number: `${formId ? 'LOG' : 'EXP'}-${String(count).padStart(4, '0')}`,
      kind: formId ? 'form' : 'expectation-agreement',
      memberId,
      memberName,
      title,
      version: 1,
      state: 'with-member',
      ending: null,
      createdAt: now(),
      sealedAt: null,
    })
    Object.assign(courseOf(world, id), {
      ...(formId && { expectationId: null, formId }),
      answer: null,
      witness: null,
      reachedEnd: false,
      copies: [],
    })
    const expectation = world.expectations.find((one) => one.id === expectationId)
    if (expectation) expectation.state = 'signing'
    tellForm(world, id)
    world.session.handedOver = { id, title, memberName }
    world.changed('session')
    world.changed('document')
    return signingOf(world, id)
  },
  signing_get: ({ id }, world) => signingOf(world, id),
  signing_read: ({ id, step }, world) => {
    if (step === 'reached-end') courseOf(world, id).reachedEnd = true
    return signingOf(world, id)
  },
  signing_answer: ({ id, statement, reason, comment, ink }, world) => {
    if (ink?.typed && ink.typed !== rowOf(world, id).memberName) {
      throw new IpcError('validation', 'Type the name as it stands on the paper.', 'ink.typed')
    }
    courseOf(world, id).answer = {
      statement,
      reason: reason ?? null,
      comment: comment ?? null,
      at: now(),
      ink,
    }
    world.changed('document')
    return signingOf(world, id)
  },
  signing_take_back: ({ id, passphrase }, world) => {
    if (passphrase !== world.passphrase) {
      throw new IpcError('wrong-passphrase', 'That is not the passphrase of this vault.')
    }
    rowOf(world, id).state = 'handed-back'
    tellForm(world, id)
    world.session.handedOver = null
    world.changed('session')
    world.changed('document')
    return signingOf(world, id)
  },
  signing_witness: ({ id, name, role, ink }, world) => {
    const same = (other: string) => name.trim().toLowerCase() === other.toLowerCase()
    if (!name.trim())
      throw new IpcError('validation', 'Write the full name of the witness.', 'name')
    if (same(rowOf(world, id).memberName)) {
      const why = 'The member signs for themselves. A witness is somebody else.'
      throw new IpcError('validation', why, 'name')
    }
    if (same(world.session.settings.managerName)) {
      const why = 'You sign as the manager. A witness is somebody else.'
      throw new IpcError('validation', why, 'name')
    }
    if (ink.typed && !same(ink.typed)) {
      throw new IpcError('validation', 'Type the name as it stands on the paper.', 'ink.typed')
    }
    const course = courseOf(world, id)
    if (course.witness) throw new IpcError('precondition', 'A witness has signed already.')
    course.witness = { name: name.trim(), role: role ?? null, at: now(), ink }
    world.changed('document')
    return signingOf(world, id)
  },
  signing_seal: ({ id, ink }, world) => {
    const row = rowOf(world, id)
    const course = courseOf(world, id)
    if (witnessAsked(world, id) && !course.witness) {
      const why = 'This form asks for a witness, who signs before you do.'
      throw new IpcError('precondition', why)
    }
    const ending = course.answer?.comment ? 'signed-with-comment' : 'signed'
    course.manager = ink
    Object.assign(row, {
      state: 'sealed',
      sealedAt: now(),
      ending: course.answer?.statement === 'decline' ? 'declined' : ending,
    })
    const expectation = world.expectations.find((one) => one.id === course.expectationId)
    if (expectation) expectation.state = row.ending === 'declined' ? 'declined' : 'agreed'
    tellForm(world, id)
    world.changed('document')
    world.changed('expectation')
    return documentOf(world, id)
  },
  signing_withdraw: ({ id }, world) => {
    rowOf(world, id).state = 'withdrawn'
    const subject = world.expectations.find((one) => one.id === courseOf(world, id).expectationId)
    if (subject) subject.state = 'draft'
    tellForm(world, id)
    world.changed('document')
    world.changed('expectation')
    return {}
  },

  document_list: ({ memberId }, world) => ({
    rows: world.documents.filter((row) => !memberId || row.memberId === memberId).toReversed(),
  }),
  document_get: ({ id }, world) => documentOf(world, id),
  document_verify: ({ id }, world) => {
    const row = rowOf(world, id)
    return {
      intact: true,
      trusted: true,
      sealedBy: world.session.settings.managerName,
      claimedAt: row.sealedAt,
      findings: [
        'Nothing in the file has changed since it was sealed.',
        'It was sealed by this vault.',
      ],
      documentId: id,
      title: row.title,
      version: row.version,
    }
  },
  document_verify_chosen: (_, world) => {
    const row = world.documents.find(({ state }) => state === 'sealed')
    return {
      name: 'agreement.pdf',
      verdict: {
        intact: false,
        trusted: true,
        sealedBy: world.session.settings.managerName,
        claimedAt: row?.sealedAt ?? null,
        findings: ['The file was changed after it was sealed.'],
        documentId: row?.id ?? null,
        title: row?.title ?? null,
        version: row?.version ?? null,
      },
    }
  },
  document_save_copy: ({ id }, world) => {
    copied(world, id, 'file')
    return { name: 'Expectation agreement.pdf' }
  },
  document_print: ({ id }, world) => {
    copied(world, id, 'print')
    return {}
  },
}

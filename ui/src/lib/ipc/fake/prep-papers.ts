import { shortDate } from '$lib/format/dates'
import type { PrepPart } from '../bindings/PrepPart'
import type { PrepView } from '../bindings/PrepView'
import type { Handlers } from '.'
import { layouts } from './documents'
import { prep } from './one-to-ones'

const official: readonly PrepPart[] = ['last', 'records', 'owed', 'overdue', 'expectations']

/** What the parts of a brief say on paper, without its notes and without the energy that was seen. */
function lines(brief: PrepView): Partial<Record<PrepPart, string[]>> {
  const agenda = (side: string) =>
    brief.agenda.filter((point) => point.side === side).map(({ text }) => text)
  return {
    last: brief.last ? [brief.last.title] : [],
    theirs: agenda('theirs'),
    mine: agenda('mine'),
    owed: brief.promises.map(({ text }) => text),
    overdue: brief.overdueTasks.map(({ text }) => text),
    expectations: brief.expectations.map(({ title }) => title),
    mood: brief.moods.map(({ on, mood, moodMax }) => `${shortDate(on)}: ${mood} of ${moodMax}`),
    questions: brief.questions.map(({ text }) => text),
  }
}

const parts = (brief: PrepView) =>
  Object.entries(lines(brief))
    .filter(([, said]) => said.length > 0)
    .map(([part]) => part as PrepPart)

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function draw(brief: PrepView, shareable: readonly PrepPart[]): string {
  const shown = Object.entries(lines(brief)).filter(
    ([part]) => official.includes(part as PrepPart) || shareable.includes(part as PrepPart),
  )
  const texts = shown.flatMap(([part, said]) =>
    said.map((text, index) => [index === 0 ? part : '', text.slice(0, 66)] as const),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" font-family="Libertinus Serif, Georgia, serif" fill="#20231f">
    <rect width="595" height="842" fill="#fff"/>
    <text x="170" y="76" font-size="8" letter-spacing="1" fill="#1a5541">PREP BRIEF</text>
    <text x="170" y="100" font-size="18">Before the talk with ${escape(brief.memberName)}</text>
    ${texts
      .map(
        ([label, text], index) =>
          `<text x="62" y="${140 + index * 22}" font-size="8" fill="#64665c">${label.toUpperCase()}</text><text x="170" y="${140 + index * 22}" font-size="10.5">${escape(text)}</text>`,
      )
      .join('')}
  </svg>`
}

export const handlers: Handlers = {
  prep_leaving: ({ id }, world) => {
    const brief = prep(world, id)
    const own = (part: PrepPart) => !official.includes(part)
    return {
      official: parts(brief).filter((part) => !own(part)),
      shareable: parts(brief).filter(own),
      notes: brief.records.filter(({ kind }) => kind === 'note').length,
      others: brief.moods.filter(({ energy }) => energy !== null).length,
    }
  },
  preview_prep: ({ memberId, shareable }, world) => {
    const token = `prep-${layouts.size}`
    layouts.set(token, [draw(prep(world, memberId), shareable ?? [])])
    return { token, pages: 1, pageWidth: 595, pageHeight: 842, marks: [], notices: [] }
  },
}

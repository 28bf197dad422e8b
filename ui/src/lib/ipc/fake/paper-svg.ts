import { shortDate } from '$lib/format/dates'
import type { ExpectationText } from '../bindings/ExpectationText'
import type { InkDraft } from '../bindings/InkDraft'
import type { PreviewMark } from '../bindings/PreviewMark'
import type { Statement } from '../bindings/Statement'

const width = 595
const height = 842

/** What stands on a paper of the fake. */
export interface FakePaper {
  text: ExpectationText
  memberName: string
  managerName: string
  /** In the foot of every page. */
  foot: string
  /** The acknowledgement, once the paper is being signed. */
  answer?: { statement?: Statement; comment?: string; reason?: string; ink?: InkDraft | undefined }
  /** The manager's signature. */
  sealed?: boolean
  /** Eight words, on the record page of a sealed paper. */
  words?: readonly string[]
}

interface Block {
  field: string
  label: string
  lines: string[]
  draw?: (top: number) => string
  height?: number
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function wrap(text: string, columns = 72): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(/\s+/)) {
      if (line && line.length + word.length >= columns) {
        lines.push(line)
        line = word
      } else {
        line = line ? `${line} ${word}` : word
      }
    }
    return [...lines, line]
  })
}

function blocks({ text, memberName, managerName }: FakePaper): Block[] {
  const first = memberName.split(' ')[0] ?? memberName
  const dates = [text.startsOn, text.deadline].filter((date) => date !== undefined).map(shortDate)
  const all: [string, string, string | undefined][] = [
    ['parties', 'Between', `${memberName} and ${managerName}. ${dates.join(' – ')}`],
    ['what', 'What will be done', text.what],
    ['why', 'Why it matters', text.why],
    [
      'measure',
      'How it is measured',
      [
        text.measure?.text,
        text.measure?.target &&
          `from ${text.measure.baseline ?? '?'} to ${text.measure.target} ${text.measure.unit ?? ''}`,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    ['achievable', 'Within reach', text.achievable?.map((line) => `– ${line}`).join('\n')],
    ['relevant', 'Where it fits', text.relevant],
    ['reviews', 'Reviews', text.reviews?.map(shortDate).join('     ')],
    [
      'tasks',
      'First tasks',
      text.tasks
        ?.map(
          (task, index) =>
            `${index + 1}  ${task.text}${task.dueOn ? ` (${shortDate(task.dueOn)})` : ''}`,
        )
        .join('\n'),
    ],
    [
      'promises',
      `${managerName.split(' ')[0]} provides`,
      text.promises
        ?.map(({ text: what, dueOn, dueWords }) =>
          [what, dueWords, dueOn && shortDate(dueOn)].filter(Boolean).join(', '),
        )
        .join('\n'),
    ],
    ['reward', 'If it is met', Object.values(text.reward ?? {}).join(', ')],
    ['consequence', 'If it is not met', Object.values(text.consequence ?? {}).join(' ')],
    ['exceptions', 'What does not count', text.exceptions],
    ['ownWords', `In ${first}’s words`, text.ownWords && `“${text.ownWords}”`],
  ]
  return all
    .filter(([, , content]) => content)
    .map(([field, label, content]) => ({ field, label, lines: wrap(content ?? '') }))
}

const sentences: [Statement, string][] = [
  ['agree', 'I agree with what is written here.'],
  ['received-not-agree', 'I have received it and do not agree.'],
  ['decline', 'I decline to sign. Reason:'],
]

function acknowledgement(paper: FakePaper): Block[] {
  const { answer } = paper
  if (!answer) return []
  const said = sentences.map(([statement, sentence]) => {
    const box = answer.statement === statement ? '☑' : '☐'
    const reason = statement === 'decline' && answer.reason ? ` ${answer.reason}` : ''
    return `${box}  ${sentence}${reason}`
  })
  return [
    { field: 'statement', label: 'Statement', lines: said },
    {
      field: 'comment',
      label: 'Comment',
      lines: wrap(answer.comment ?? ''),
      height: 52,
    },
    {
      field: 'signatures',
      label: 'Signed',
      lines: [],
      height: 110,
      draw: (top) =>
        signature(170, top, paper.memberName, answer.ink) +
        signature(360, top, paper.managerName, paper.sealed ? typed(paper.managerName) : undefined),
    },
  ]
}

const typed = (name: string): InkDraft => ({ medium: 'typed', typed: name })

function signature(left: number, top: number, name: string, ink: InkDraft | undefined): string {
  const line = `<path d="M${left} ${top + 66}h160" stroke="#20231f" stroke-width=".8"/>
    <text x="${left}" y="${top + 80}" font-size="10">${escape(name)}</text>`
  if (!ink) return line
  if (ink.typed) {
    return `${line}<text x="${left + 6}" y="${top + 58}" font-size="17" font-style="italic" fill="#1c2b55">${escape(ink.typed)}</text>`
  }
  const scale = 150 / (ink.width ?? 150)
  const paths = (ink.strokes ?? [])
    .map(
      (stroke) =>
        `M${stroke.map(([x, y]) => `${left + x * scale} ${top + 14 + y * scale}`).join('L')}`,
    )
    .join('')
  return `${line}<path d="${paths}" fill="none" stroke="#1c2b55" stroke-width="1.2" stroke-linecap="round"/>`
}

/** Pages as SVG, and where the fields stand: enough to work on screens without the core. */
export function drawPaper(paper: FakePaper): { pages: string[]; marks: PreviewMark[] } {
  const pages: string[][] = [[]]
  const marks: PreviewMark[] = []
  let top = 130
  for (const block of [...blocks(paper), ...acknowledgement(paper)]) {
    const tall = Math.max(block.height ?? 0, Math.max(1, block.lines.length) * 15 + 16)
    if (top + tall > height - 80) {
      pages.push([])
      top = 90
    }
    const page = pages.length - 1
    marks.push({ field: block.field, page, top, bottom: top + tall })
    pages[page]?.push(
      `<path d="M62 ${top}H533" stroke="#d8d4ca" stroke-width=".6"/>
      <text x="62" y="${top + 18}" font-size="8" letter-spacing=".6" fill="#64665c">${escape(block.label.toUpperCase())}</text>` +
        block.lines
          .map(
            (line, index) =>
              `<text x="170" y="${top + 19 + index * 15}" font-size="10.5">${escape(line)}</text>`,
          )
          .join('') +
        (block.draw?.(top) ?? ''),
    )
    top += tall
  }
  if (paper.words) {
    pages.push([
      `<text x="62" y="110" font-size="20">How this document was signed</text>
      <text x="62" y="150" font-size="12">${escape(paper.words.join('  '))}</text>`,
    ])
  }
  const ribbon = `<path d="M62 0h18v44l-9-7-9 7z" ${paper.sealed ? 'fill="#1d5b46"' : 'fill="none" stroke="#1d5b46"'}/>`
  const head = `${ribbon}<text x="62" y="80" font-size="8" letter-spacing="1" fill="#1a5541">EXPECTATION AGREEMENT</text>
    <text x="62" y="108" font-size="19">${escape(paper.text.title)}</text>`
  return {
    marks: [{ field: 'title', page: 0, top: 86, bottom: 118 }, ...marks],
    pages: pages.map(
      (content, index) =>
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Libertinus Serif, Georgia, serif" fill="#20231f">
        <rect width="${width}" height="${height}" fill="#fff"/>${index === 0 ? head : ''}${content.join('')}
        <text x="62" y="${height - 40}" font-size="8" fill="#64665c">${escape(paper.foot)}</text>
        <text x="533" y="${height - 40}" font-size="8" fill="#64665c" text-anchor="end">Page ${index + 1} of ${pages.length}</text></svg>`,
    ),
  }
}

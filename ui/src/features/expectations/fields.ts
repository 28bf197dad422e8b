import { t } from '$lib/i18n'
import type { Circle } from '$lib/ipc/bindings/Circle'

/**
 * Every field of the form that can be named from outside: by a hint, a mark on the paper, a missing line.
 * The circles are those of the expectation form in the core.
 */
export const fieldCircles = {
  title: 'official',
  what: 'official',
  why: 'official',
  'measure.text': 'official',
  'measure.baseline': 'official',
  'measure.target': 'official',
  'measure.unit': 'official',
  achievable: 'official',
  relevant: 'official',
  startsOn: 'official',
  deadline: 'official',
  reviews: 'official',
  'reward.what': 'official',
  'reward.when': 'official',
  'reward.decidedBy': 'official',
  'consequence.what': 'official',
  'consequence.from': 'official',
  'consequence.firstStep': 'official',
  exceptions: 'official',
  promises: 'official',
  tasks: 'official',
  ownWords: 'official',
  confidence: 'shareable',
  worry: 'mine',
} as const satisfies Record<string, Circle>

export type FieldName = keyof typeof fieldCircles

const names = Object.keys(fieldCircles) as FieldName[]

/** Where the paper has no field of its own for something, this is the part of the paper that shows it. */
const shownIn: Partial<Record<string, FieldName>> = { parties: 'startsOn' }

/**
 * The field of the form that a path of the core means, if the form has it:
 * `expectation.measure` is `measure.text`, `tasks[2].dueOn` is `tasks`.
 */
export function fieldOf(path: string): FieldName | undefined {
  const plain = path.replace(/^expectation\./, '')
  const head = plain.split('[')[0] ?? plain
  return (
    names.find((name) => name === head) ??
    names.find((name) => name.startsWith(`${head}.`)) ??
    shownIn[head]
  )
}

/** The line that a path means: `tasks[2].dueOn` is 2. */
export function lineOf(path: string): number | undefined {
  const match = /\[(\d+)\]/.exec(path)
  return match ? Number(match[1]) : undefined
}

/** The field as it is called on the screen. */
export function labelOf(field: FieldName, firstName: string): string {
  return t(`expectation-field-${field.replace('.', '-')}`, { name: firstName })
}

import type { FieldView } from '$lib/ipc/bindings/FieldView'

/** Answers of a form by the key of their field; what is left out is empty. */
export type Answers = Record<string, unknown>
/** One row of a list field, by the key of its column. */
export type Cells = Record<string, unknown>

/** Why an answer cannot stay as it is; in a list, the row and the column that are meant. */
export interface AnswerError {
  text: string
  row?: number
  column?: string
}

/** An answer that is text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** An answer that is a whole number. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** An answer that is several words: what was picked, names. */
export function wordsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((word): word is string => typeof word === 'string')
    : []
}

/** The rows of a list. */
export function rowsOf(value: unknown): Cells[] {
  return Array.isArray(value)
    ? value.filter((row): row is Cells => typeof row === 'object' && row !== null)
    : []
}

/** Whether there is something in an answer. An open check says nothing. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(isFilled)
  if (typeof value === 'object') return Object.values(value).some(isFilled)
  return true
}

/** The same answers without empty ones, as they are saved. */
export function filledOnly<T extends Record<string, unknown>>(answers: T): T {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => isFilled(value))) as T
}

/** The key of the field that a path of the core is about: `answers.plan[1].due` is about `plan`. */
export function keyOfPath(path: string): string | undefined {
  return /^answers\.([^.[]+)/.exec(path)?.[1]
}

/** The row and column of such a path, if it is about one cell. */
export function cellOfPath(path: string): { row: number; column: string | undefined } | undefined {
  const match = /^answers\.[^.[]+\[(\d+)\](?:\.(.+))?$/.exec(path)
  return match ? { row: Number(match[1]), column: match[2] } : undefined
}

/** Notes of the manager's own stand beside the talk, not among what the other may see on the screen. */
export function isPrivateNote(field: FieldView): boolean {
  return field.circle === 'mine' && field.fieldType === 'long'
}

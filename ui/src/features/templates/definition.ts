import type { Circle } from '$lib/ipc/bindings/Circle'
import type { FieldType } from '$lib/ipc/bindings/FieldType'
import type { FormPurpose } from '$lib/ipc/bindings/FormPurpose'
import type { Language } from '$lib/ipc/bindings/Language'
import type { Signer } from '$lib/ipc/bindings/Signer'

/** A text of a template: the same in every language, or one for each. */
export type Text = string | Partial<Record<Language, string>>

/** Which texts are written: the same for every language, or those of one of both. */
export type Writing = 'one' | Language

/** An answer on which a part depends. */
export interface Condition {
  field: string
  anyOf?: string[]
  ticked?: boolean
  below?: number
  atLeast?: number
}

export interface Choice {
  key: string
  label: Text
}

export interface FieldDefinition {
  key: string
  label: Text
  paperLabel?: Text
  help?: Text
  type: FieldType
  required?: boolean
  circle: Circle
  theirWords?: boolean
  options?: Choice[]
  min?: number
  max?: number
  columns?: FieldDefinition[]
  signer?: Signer
  when?: Condition
}

export interface SectionDefinition {
  key: string
  step: Text
  title: Text
  help?: Text
  prompts?: Text[]
  minutes?: number
  when?: Condition
  fields: FieldDefinition[]
}

/** A list whose rows become promises and tasks. */
export interface ActionsDefinition {
  field: string
  text: string
  owner?: string
  /** Who is to do what nobody was named for; the manager if left out. */
  defaultOwner?: DefaultOwner
  due?: string
}

export type DefaultOwner = 'manager' | 'member'

/** A template as it stands in its file; docs/template-format.md describes it. */
export interface Definition {
  key: string
  version: number
  format: string
  purpose?: FormPurpose
  title: Text
  about: Text
  minutes?: number
  titleField: string
  summaryField?: string
  followUpField?: string
  actions?: ActionsDefinition[]
  sections: SectionDefinition[]
}

/** Where a field stands. */
export interface Place {
  section: number
  field: number
}

/** A text as it is written now. */
export function textIn(text: Text | undefined, writing: Writing): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  return writing === 'one' ? (Object.values(text)[0] ?? '') : (text[writing] ?? '')
}

/** A text with new words. In one of two languages, the other keeps its own. */
export function withText(text: Text | undefined, writing: Writing, words: string): Text {
  if (writing === 'one') return words
  const both = typeof text === 'string' ? { en: text, de: text } : text
  return { ...both, [writing]: words }
}

/** Whether any text stands there in more than one language. */
export function isBilingual(definition: Definition): boolean {
  let found = false
  eachText(definition, (text) => {
    found ||= typeof text !== 'string'
    return text
  })
  return found
}

/** The same template with the texts of one language only. */
export function inOneLanguage(definition: Definition, language: Language): Definition {
  return eachText(definition, (text) =>
    typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? ''),
  )
}

function eachText(definition: Definition, change: (text: Text) => Text): Definition {
  const field = (one: FieldDefinition): FieldDefinition => ({
    ...one,
    label: change(one.label),
    ...(one.paperLabel === undefined ? {} : { paperLabel: change(one.paperLabel) }),
    ...(one.help === undefined ? {} : { help: change(one.help) }),
    ...(one.options
      ? { options: one.options.map((option) => ({ ...option, label: change(option.label) })) }
      : {}),
    ...(one.columns ? { columns: one.columns.map(field) } : {}),
  })
  return {
    ...definition,
    title: change(definition.title),
    about: change(definition.about),
    sections: definition.sections.map((section) => ({
      ...section,
      step: change(section.step),
      title: change(section.title),
      ...(section.help === undefined ? {} : { help: change(section.help) }),
      ...(section.prompts ? { prompts: section.prompts.map(change) } : {}),
      fields: section.fields.map(field),
    })),
  }
}

/** Every field, in order. */
export const fieldsOf = ({ sections }: Definition): FieldDefinition[] =>
  sections.flatMap(({ fields }) => fields)

/** A key that none of these has: the word itself, or with a number. */
export function freeKey(word: string, taken: readonly { key: string }[]): string {
  const known = new Set(taken.map(({ key }) => key))
  let key = word
  for (let number = 2; known.has(key); number += 1) key = `${word}-${number}`
  return key
}

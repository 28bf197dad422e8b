import type { Applicable } from '../bindings/Applicable'
import type { Circle } from '../bindings/Circle'
import type { FieldType } from '../bindings/FieldType'
import type { FieldView } from '../bindings/FieldView'
import type { FormPurpose } from '../bindings/FormPurpose'
import type { Language } from '../bindings/Language'
import type { Signer } from '../bindings/Signer'
import type { TemplateView } from '../bindings/TemplateView'
import { IpcError } from '../errors'

type Text = string | Partial<Record<Language, string>>

/** A condition as it stands in a template file. */
interface When {
  field: string
  anyOf?: string[]
  ticked?: boolean
  below?: number
  atLeast?: number
}

interface FileField {
  key: string
  label: Text
  type: FieldType
  circle: Circle
  help?: Text
  required?: boolean
  theirWords?: boolean
  options?: { key: string; label: Text }[]
  min?: number
  max?: number
  columns?: FileField[]
  signer?: Signer
  when?: When
}

/** A template file, as docs/template-format.md describes it. */
export interface TemplateFile {
  key: string
  version: number
  purpose?: FormPurpose
  title: Text
  about: Text
  minutes?: number
  titleField: string
  summaryField?: string
  followUpField?: string
  actions?: {
    field: string
    text: string
    owner?: string
    defaultOwner?: 'manager' | 'member'
    due?: string
  }[]
  sections: {
    key: string
    step: Text
    title: Text
    help?: Text
    prompts?: Text[]
    minutes?: number
    when?: When
    fields: FileField[]
  }[]
}

/** The very files of the core, the coaching session first as there. */
export const templateFiles: readonly TemplateFile[] = Object.values(
  import.meta.glob<TemplateFile>('../../../../../crates/domain/templates/*.json', {
    eager: true,
    import: 'default',
  }),
).sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)))

function isFirst({ key }: TemplateFile): boolean {
  return key === 'coaching-session'
}

export function templateFile(key: string): TemplateFile {
  const found = templateFiles.find((file) => file.key === key)
  if (!found) throw new IpcError('not-found', 'There is no such template.')
  return found
}

/** A template in one language, as it comes from the core. */
export function templateView(file: TemplateFile, language: Language = 'en'): TemplateView {
  const written = (text: Text) =>
    typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')
  const field = (one: FileField): FieldView => ({
    key: one.key,
    label: written(one.label),
    help: one.help === undefined ? null : written(one.help),
    fieldType: one.type,
    required: one.required ?? false,
    circle: one.circle,
    options: (one.options ?? []).map(({ key, label }) => ({ key, label: written(label) })),
    min: one.min ?? null,
    max: one.max ?? null,
    columns: (one.columns ?? []).map(field),
    theirWords: one.theirWords ?? false,
    signer: one.signer ?? null,
  })
  return {
    key: file.key,
    version: file.version,
    purpose: file.purpose ?? 'talk',
    title: written(file.title),
    about: written(file.about),
    minutes: file.minutes ?? null,
    sections: file.sections.map((section) => ({
      key: section.key,
      step: written(section.step),
      title: written(section.title),
      help: section.help === undefined ? null : written(section.help),
      prompts: (section.prompts ?? []).map(written),
      minutes: section.minutes ?? null,
      fields: section.fields.map(field),
    })),
  }
}

function holds(when: When, answer: unknown): boolean {
  if (when.ticked !== undefined) return (answer === true) === when.ticked
  if (typeof answer === 'number') {
    return answer < (when.below ?? -Infinity) || answer >= (when.atLeast ?? Infinity)
  }
  const chosen = Array.isArray(answer) ? answer : [answer]
  return chosen.some((key) => when.anyOf?.includes(key as string) ?? false)
}

/** The parts that a form with these answers has. A condition looks only at what stands before it. */
export function applicable(file: TemplateFile, answers: Record<string, unknown>): Applicable {
  const parts: Applicable = { sections: [], fields: [] }
  const applies = (when: When | undefined) =>
    !when || (parts.fields.includes(when.field) && holds(when, answers[when.field]))
  for (const section of file.sections.filter(({ when }) => applies(when))) {
    parts.sections.push(section.key)
    for (const field of section.fields) {
      if (applies(field.when)) parts.fields.push(field.key)
    }
  }
  return parts
}

import coachingSession from '../../../../../crates/domain/templates/coaching-session.json'
import type { Circle } from '../bindings/Circle'
import type { FieldType } from '../bindings/FieldType'
import type { FieldView } from '../bindings/FieldView'
import type { TemplateView } from '../bindings/TemplateView'

/** A field as it stands in a template file. */
interface FileField {
  key: string
  label: string
  type: string
  circle: string
  help?: string
  required?: boolean
  options?: { key: string; label: string }[]
  min?: number
  max?: number
  columns?: FileField[]
}

function field({ type, circle, columns, ...rest }: FileField): FieldView {
  return {
    key: rest.key,
    label: rest.label,
    help: rest.help ?? null,
    fieldType: type as FieldType,
    required: rest.required ?? false,
    circle: circle as Circle,
    options: rest.options ?? [],
    min: rest.min ?? null,
    max: rest.max ?? null,
    columns: (columns ?? []).map(field),
  }
}

/** The very template that the core fills forms with. */
export const coachingTemplate: TemplateView = {
  key: coachingSession.key,
  version: coachingSession.version,
  title: coachingSession.title,
  about: coachingSession.about,
  minutes: coachingSession.minutes,
  sections: coachingSession.sections.map((section) => ({
    key: section.key,
    step: section.step,
    title: section.title,
    help: section.help,
    prompts: section.prompts ?? [],
    fields: section.fields.map((one) => field(one as FileField)),
  })),
}

import type { Applicable } from '$lib/ipc/bindings/Applicable'
import type { FieldView } from '$lib/ipc/bindings/FieldView'
import type { SectionView } from '$lib/ipc/bindings/SectionView'
import type { TemplateView } from '$lib/ipc/bindings/TemplateView'

/** Puts what the member is called into a text of a template. */
export type Named = (text: string) => string

/**
 * The sections and fields that a form has, in order, as they are called for this member.
 *
 * Which those are says the core; nothing is left of a section without fields.
 * Filling, reading and the preview all show what comes out here.
 */
export function partsOf(
  template: Pick<TemplateView, 'sections'>,
  applicable: Applicable,
  named: Named,
): SectionView[] {
  return template.sections
    .filter(({ key }) => applicable.sections.includes(key))
    .map((section) => ({
      ...section,
      title: named(section.title),
      step: named(section.step),
      help: section.help && named(section.help),
      prompts: section.prompts.map(named),
      fields: section.fields
        .filter(({ key }) => applicable.fields.includes(key))
        .map((field) => namedField(field, named)),
    }))
    .filter(({ fields }) => fields.length > 0)
}

function namedField(field: FieldView, named: Named): FieldView {
  return {
    ...field,
    label: named(field.label),
    help: field.help && named(field.help),
    columns: field.columns.map((column) => namedField(column, named)),
  }
}

/** Types on whose answers a part of a form may depend: these are saved at once. */
export function decides({ fieldType }: FieldView): boolean {
  return ['pick', 'multi', 'check', 'scale'].includes(fieldType)
}

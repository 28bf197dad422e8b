import type { Circle } from '$lib/ipc/bindings/Circle'
import type { FieldType } from '$lib/ipc/bindings/FieldType'
import {
  fieldsOf,
  freeKey,
  type DefaultOwner,
  type Definition,
  type FieldDefinition,
  type Place,
  type SectionDefinition,
  type Text,
} from './definition'

/** The types of fields, in the order in which they are offered. */
export const fieldTypes: readonly FieldType[] = [
  'text',
  'long',
  'date',
  'datetime',
  'duration',
  'pick',
  'multi',
  'scale',
  'check',
  'person',
  'people',
  'link',
  'list',
  'sign',
]

/** Types on whose answers a part can depend. */
export const deciding: readonly FieldType[] = ['pick', 'multi', 'check', 'scale']

/** A field with what its type needs and without what it does not have. Texts are put in by the caller. */
export function ofType(
  field: FieldDefinition,
  type: FieldType,
  words: { option: Text; column: Text },
): FieldDefinition {
  const { key, label, paperLabel, help, required, circle, theirWords, when } = field
  const next: FieldDefinition = { key, label, type, circle }
  if (paperLabel !== undefined) next.paperLabel = paperLabel
  if (help !== undefined) next.help = help
  if (required && type !== 'sign') next.required = required
  if (theirWords && (type === 'text' || type === 'long')) next.theirWords = theirWords
  if (when) next.when = when
  if (type === 'pick' || type === 'multi') {
    next.options = field.options ?? [{ key: 'option', label: words.option }]
  } else if (type === 'scale') {
    next.min = field.min ?? 1
    next.max = field.max ?? 5
  } else if (type === 'list') {
    next.columns = field.columns ?? [{ key: 'text', label: words.column, type: 'text', circle }]
  } else if (type === 'sign') {
    next.signer = field.signer ?? 'member'
    next.circle = 'official'
  }
  return next
}

/** From the narrowest to the widest. */
const circles: readonly Circle[] = ['mine', 'shareable', 'official']

/** The circles that a column of a list can have: none is seen by more people than its list. */
export function circlesWithin(list: Circle): readonly Circle[] {
  return circles.slice(0, circles.indexOf(list) + 1)
}

/** A field with another circle. Columns that had the same follow, and none is seen by more people than its list. */
export function inCircle(field: FieldDefinition, circle: Circle): FieldDefinition {
  const widest = circles.indexOf(circle)
  const columns = field.columns?.map((column) =>
    column.circle === field.circle || circles.indexOf(column.circle) > widest
      ? { ...column, circle }
      : column,
  )
  return { ...field, circle, ...(columns ? { columns } : {}) }
}

/** Lets the rows of a list become promises and tasks when a form is filed, or no longer. */
export function withActions(definition: Definition, key: string, wanted: boolean): Definition {
  const field = fieldsOf(definition).find((one) => one.key === key)
  const others = definition.actions?.filter((one) => one.field !== key) ?? []
  const before = definition.actions?.find((one) => one.field === key)
  const column = (types: readonly FieldType[], named?: string) => {
    const fitting = field?.columns?.filter(({ type }) => types.includes(type)) ?? []
    return (fitting.find((one) => one.key === named) ?? fitting[0])?.key
  }
  const text = column(['text', 'long'], before?.text)
  const owner = column(['person'], before?.owner)
  const due = column(['date'], before?.due)
  const rest = { ...definition }
  delete rest.actions
  if (wanted && text !== undefined) {
    others.push({
      field: key,
      text,
      ...(owner ? { owner } : {}),
      ...(before?.defaultOwner ? { defaultOwner: before.defaultOwner } : {}),
      ...(due ? { due } : {}),
    })
  }
  return others.length > 0 ? { ...rest, actions: others } : rest
}

/** Says who is to do what nobody was named for. */
export function withDefaultOwner(
  definition: Definition,
  key: string,
  owner: DefaultOwner,
): Definition {
  const actions = definition.actions?.map((one) => {
    if (one.field !== key) return one
    const rest = { ...one }
    delete rest.defaultOwner
    return owner === 'manager' ? rest : { ...rest, defaultOwner: owner }
  })
  return { ...definition, ...(actions ? { actions } : {}) }
}

/** Gives a list other columns. */
export function withColumns(
  definition: Definition,
  place: Place,
  columns: FieldDefinition[],
): Definition {
  const next = withField(definition, place, (field) => ({ ...field, columns }))
  const key = next.sections[place.section]?.fields[place.field]?.key
  const wanted = next.actions?.some(({ field }) => field === key) ?? false
  return key && wanted ? withActions(next, key, true) : next
}

/** Replaces a section. */
export function withSection(
  definition: Definition,
  index: number,
  change: (section: SectionDefinition) => SectionDefinition,
): Definition {
  return {
    ...definition,
    sections: definition.sections.map((section, at) => (at === index ? change(section) : section)),
  }
}

/** Replaces a field. */
export function withField(
  definition: Definition,
  place: Place,
  change: (field: FieldDefinition) => FieldDefinition,
): Definition {
  return withSection(definition, place.section, (section) => ({
    ...section,
    fields: section.fields.map((field, at) => (at === place.field ? change(field) : field)),
  }))
}

/** Puts a field at a place. */
export function insertField(
  definition: Definition,
  place: Place,
  field: FieldDefinition,
): Definition {
  return withSection(definition, place.section, (section) => ({
    ...section,
    fields: section.fields.toSpliced(place.field, 0, field),
  }))
}

/** A copy of a field, below it, with a key of its own. */
export function copyField(definition: Definition, place: Place): Definition {
  const field = definition.sections[place.section]?.fields[place.field]
  if (!field) return definition
  const copy = { ...field, key: freeKey(field.key, fieldsOf(definition)) }
  return insertField(
    definition,
    { section: place.section, field: place.field + 1 },
    field.type === 'sign' ? { ...copy, signer: 'witness' } : copy,
  )
}

/** Takes a field to another place; that counts in the list without it. */
export function moveField(definition: Definition, from: Place, to: Place): Definition {
  const field = definition.sections[from.section]?.fields[from.field]
  if (!field) return definition
  const without = withSection(definition, from.section, (section) => ({
    ...section,
    fields: section.fields.toSpliced(from.field, 1),
  }))
  return insertField(without, to, field)
}

/** Where a field comes to stand one step up or down, across sections; nothing at either end. */
export function stepOf({ sections }: Definition, from: Place, by: 1 | -1): Place | undefined {
  const last = (sections[from.section]?.fields.length ?? 0) - 1
  const field = from.field + by
  if (field >= 0 && field <= last) return { section: from.section, field }
  const section = sections[from.section + by]
  if (!section) return undefined
  return { section: from.section + by, field: by === 1 ? 0 : section.fields.length }
}

/** Takes a section to another place in the list without it. */
export function moveSection(definition: Definition, from: number, to: number): Definition {
  const section = definition.sections[from]
  if (!section || to < 0 || to >= definition.sections.length) return definition
  const sections = definition.sections.toSpliced(from, 1).toSpliced(to, 0, section)
  return { ...definition, sections }
}

/** Takes a field out, with everything that speaks of it. */
export function removeField(definition: Definition, place: Place): Definition {
  return settle(
    withSection(definition, place.section, (section) => ({
      ...section,
      fields: section.fields.toSpliced(place.field, 1),
    })),
  )
}

/** Takes a section out, with its fields and everything that speaks of them. */
export function removeSection(definition: Definition, index: number): Definition {
  return settle({ ...definition, sections: definition.sections.toSpliced(index, 1) })
}

/** Lets nothing speak of fields that are not there any more. */
function settle(definition: Definition): Definition {
  const fields = fieldsOf(definition)
  const there = (key: string | undefined) => fields.some((field) => field.key === key)
  const kept = <T extends { when?: { field: string } }>(part: T): T => {
    if (!part.when || there(part.when.field)) return part
    const rest = { ...part }
    delete rest.when
    return rest
  }
  const { summaryField, followUpField, actions, ...rest } = definition
  const left = actions?.filter(({ field }) => there(field)) ?? []
  const title = fields.find(({ type }) => type === 'text' || type === 'long')?.key
  return {
    ...rest,
    titleField: there(definition.titleField) ? definition.titleField : (title ?? ''),
    ...(there(summaryField) ? { summaryField } : {}),
    ...(there(followUpField) ? { followUpField } : {}),
    ...(left.length > 0 ? { actions: left } : {}),
    sections: definition.sections.map((section) => ({
      ...kept(section),
      fields: section.fields.map(kept),
    })),
  }
}

import type { FieldView } from '$lib/ipc/bindings/FieldView'
import { shortDate, weekdayDate } from '$lib/format/dates'
import { t } from '$lib/i18n'
import { isFilled, numberOf, textOf, wordsOf, type Cells } from './answers'
import { linkOf } from './links.svelte'

/** What an answer says, as one reads it. */
export function inWords(field: FieldView, value: unknown, nameOf: (id: string) => string): string {
  switch (field.fieldType) {
    case 'text':
    case 'long':
      return textOf(value)
    case 'date':
      return textOf(value) && weekdayDate(textOf(value))
    case 'datetime': {
      const [date = '', time = ''] = textOf(value).split('T')
      return date && `${weekdayDate(date)}, ${time}`
    }
    case 'duration':
      return numberOf(value) === undefined ? '' : t('form-min', { minutes: numberOf(value) ?? 0 })
    case 'pick':
      return labels(field, [textOf(value)])
    case 'multi':
      return labels(field, wordsOf(value))
    case 'scale':
      return numberOf(value) === undefined
        ? ''
        : t('form-scale-of', { value: numberOf(value) ?? 0, max: field.max ?? 0 })
    case 'check':
      return value === true ? t('form-yes') : ''
    case 'person':
      return textOf(value) && nameOf(textOf(value))
    case 'people':
      return wordsOf(value).map(nameOf).join(', ')
    case 'link': {
      const link = linkOf(value)
      return link ? t(`form-linked-${link.kind}`) : ''
    }
    case 'list':
    case 'sign':
      return ''
  }
}

/** What a cell of a list says; its days are short. */
export function cellInWords(
  column: FieldView,
  value: unknown,
  nameOf: (id: string) => string,
): string {
  return column.fieldType === 'date' ? shortDate(textOf(value)) : inWords(column, value, nameOf)
}

/** A row of a list in one line: its parts with commas between them. */
export function rowInWords(list: FieldView, row: Cells, nameOf: (id: string) => string): string {
  return list.columns
    .filter((column) => isFilled(row[column.key]))
    .map((column) => cellInWords(column, row[column.key], nameOf))
    .filter(Boolean)
    .join(', ')
}

function labels(field: FieldView, keys: string[]): string {
  return keys
    .flatMap((key) => field.options.filter((option) => option.key === key))
    .map((option) => option.label)
    .join(', ')
}

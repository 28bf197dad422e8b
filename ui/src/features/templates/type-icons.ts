import type { FieldType } from '$lib/ipc/bindings/FieldType'
import type { IconName } from '$lib/ui/icons'

const icons: Record<FieldType, IconName> = {
  text: 'minus',
  long: 'text-align-start',
  date: 'calendar',
  datetime: 'calendar-clock',
  duration: 'alarm-clock',
  pick: 'circle-check',
  multi: 'list-checks',
  scale: 'sliders-horizontal',
  check: 'check',
  person: 'user',
  people: 'users',
  link: 'paperclip',
  list: 'rows-3',
  sign: 'signature',
}

/** The icon that stands for a type of field. */
export const iconOf = (type: FieldType): IconName => icons[type]

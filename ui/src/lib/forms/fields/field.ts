import type { FieldView } from '$lib/ipc/bindings/FieldView'

/** What every kind of field is given. */
export interface AnswerProps {
  field: FieldView
  /** The answer as saved; `undefined` while there is none. */
  value: unknown
  onchange: (value: unknown) => void
  /** Why it cannot stay as it is. */
  error?: string | undefined
  /** In a row of a list: the label is only spoken where a head says it already. */
  labelHidden?: boolean
}

/** What the frame around a control shows. A cell of a list has the circle of its list. */
export function frame({ field, error, labelHidden }: AnswerProps) {
  return {
    label: field.label,
    labelHidden: labelHidden ?? false,
    ...(field.help ? { hint: field.help } : {}),
    error,
    ...(labelHidden === undefined ? { circle: field.circle } : {}),
  }
}

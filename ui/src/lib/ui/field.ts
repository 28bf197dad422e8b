import type { Snippet } from 'svelte'
import type { Circle } from '$lib/ipc/bindings/Circle'

/** A gentle check under a field: the word it is about, why, and one way out. It never blocks. */
export interface GentleHint {
  tone: 'ok' | 'risk' | 'plain'
  /** The words of the text that it is about; they are marked. */
  about?: string | null
  text: string
}

/** What every field has around its control. */
export interface FieldProps {
  label: string
  /** The label is only spoken, where the place says what it is. */
  labelHidden?: boolean
  /** One sentence under the control. */
  hint?: string
  /** Why it cannot stay so: one sentence that says what to do. */
  error?: string | undefined
  /** Gentle checks; they appear 600 ms after typing stops. */
  hints?: GentleHint[]
  /** Who may see what is written here. */
  circle?: Circle
  /** At the end of the line of the label: a count, a link. */
  end?: Snippet
}

/** What a control needs to belong to its field. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

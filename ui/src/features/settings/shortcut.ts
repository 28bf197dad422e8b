import type { Shortcut } from '$lib/ipc/bindings/Shortcut'

/** What is proposed first. */
export const proposal: Shortcut = {
  ctrl: true,
  alt: true,
  shift: false,
  meta: false,
  code: 'Space',
  label: 'Space',
}

/** Keys that are held with others. */
const held = ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Super', 'OS', 'Hyper', 'Fn']

/** What was pressed; nothing as long as only keys like Ctrl are. */
export function pressed(event: KeyboardEvent): Shortcut | undefined {
  if (held.includes(event.key) || event.isComposing) return undefined
  return {
    ctrl: event.ctrlKey,
    alt: event.altKey,
    shift: event.shiftKey,
    meta: event.metaKey,
    code: event.code,
    label: printed(event),
  }
}

/** What stands on the key, which depends on the country; Shift, and Option on a Mac, change what it writes. */
function printed({ key, code, altKey, shiftKey }: KeyboardEvent): string {
  const changed = isMac() && altKey
  if (!changed && /^\p{L}$/u.test(key)) return key.toLocaleUpperCase()
  if (!changed && !shiftKey && /^[\p{P}\p{S}\p{N}]$/u.test(key)) return key
  return code.replace(/^(Key|Digit)/, '')
}

/** A key as it is printed on this keyboard: `Ctrl Alt Space`. */
export function shortcutText({ ctrl, alt, shift, meta, label }: Shortcut): string {
  const mac = isMac()
  const system = /Windows/.test(navigator.userAgent) ? 'Win' : 'Super'
  return [
    ctrl && 'Ctrl',
    alt && (mac ? '⌥' : 'Alt'),
    shift && 'Shift',
    meta && (mac ? '⌘' : system),
    label,
  ]
    .filter(Boolean)
    .join(' ')
}

function isMac(): boolean {
  return /Mac/.test(navigator.userAgent)
}

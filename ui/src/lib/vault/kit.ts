import type { RecoveryKit } from '$lib/ipc/bindings/RecoveryKit'

/** Groups in a printed row. */
export const groupsPerRow = 4
/** Groups on the sheet. */
export const groupCount = 16

/** Where a group stands on the sheet, counted as people count. */
export function placeOf(index: number): { row: number; group: number } {
  return { row: Math.floor(index / groupsPerRow) + 1, group: (index % groupsPerRow) + 1 }
}

/** The groups of the sheet, row by row, as they are printed. */
export function rows(kit: RecoveryKit): string[][] {
  return Array.from({ length: Math.ceil(kit.groups.length / groupsPerRow) }, (_, row) =>
    kit.groups.slice(row * groupsPerRow, (row + 1) * groupsPerRow),
  )
}

/** Letters and digits as the key uses them: capitals, O read as 0, I and L as 1. */
export function plain(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** How a group that was typed back compares with the one on the sheet. */
export type Verdict = 'incomplete' | 'right' | 'swapped' | 'wrong'

/** Compares a group typed from paper with the right one. */
export function compare(typed: string, right: string): Verdict {
  const letters = plain(typed)
  if (letters.length < right.length) return 'incomplete'
  if (letters === right) return 'right'
  const sorted = (text: string) => Array.from(text).sort().join('')
  return sorted(letters) === sorted(right) ? 'swapped' : 'wrong'
}

/** Two different places of the sheet, drawn anew each time. */
export function drawTwo(count: number): [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  const first = a % count
  const second = (first + 1 + (b % (count - 1))) % count
  return first < second ? [first, second] : [second, first]
}

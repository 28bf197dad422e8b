import type { Binding } from './keys.svelte'

/**
 * Keys of a list: `J`/`K` or the arrows move between rows, `D` and `S` press what the row offers.
 *
 * A row is marked with `data-row`, its main link or button with `data-main` (`Enter` opens it by itself;
 * a row that is nothing but a link has both), and its verbs with `data-key="d"` and so on.
 */
export function rowKeys(verbs: { key: string; label: string }[] = []): Binding[] {
  return [
    { keys: 'j', also: 'ArrowDown', label: 'keys-next-row', run: () => move(1) },
    { keys: 'k', also: 'ArrowUp', label: 'keys-previous-row', run: () => move(-1) },
    ...verbs.map(({ key, label }) => ({
      keys: key,
      label,
      run: () => currentRow()?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click(),
    })),
  ]
}

function currentRow(): HTMLElement | null | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')
}

function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#main [data-row]')]
  const here = rows.indexOf(currentRow() as HTMLElement)
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)]
  const target = row?.matches('[data-main]') ? row : row?.querySelector<HTMLElement>('[data-main]')
  target?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

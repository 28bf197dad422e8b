import type { Binding } from './keys.svelte'

/** `J`, `K` and the arrows move along the links of a list; Enter opens one, as it does with any link. */
export function rowKeys(list: () => HTMLElement | undefined): Binding[] {
  const step = (by: 1 | -1) => {
    const links = [...(list()?.querySelectorAll<HTMLElement>('a[href]') ?? [])]
    const here = links.findIndex((link) => link === document.activeElement)
    links[here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + by))]?.focus()
  }
  return [
    { keys: 'j', label: 'row-next', run: () => step(1) },
    { keys: 'ArrowDown', label: 'row-next', run: () => step(1) },
    { keys: 'k', label: 'row-previous', run: () => step(-1) },
    { keys: 'ArrowUp', label: 'row-previous', run: () => step(-1) },
  ]
}

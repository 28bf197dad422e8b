/**
 * Takes the focus to a heading that appears only once its record has been read.
 * Whatever the person has reached in the meantime keeps it.
 */
export function takeFocus(heading: HTMLElement): void {
  if (document.activeElement && document.activeElement !== document.body) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** Takes the focus to the heading of a part that has just replaced another one. */
export function whenShown(heading: HTMLElement): void {
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** Takes back and repeats what was typed into a field: WebKitGTK leaves these keys to the program around it. */
class Undoing {
  /** Listens. Returns the function that stops it. */
  start(): () => void {
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }
}

export const undoing = new Undoing()

function onKey(event: KeyboardEvent): void {
  const { target, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = event
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  if (!typing || !ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return
  const command = commandOf(event)
  if (!command) return
  event.preventDefault()
  // Deprecated without a successor: the history of a field is the web view's own.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(command)
}

function commandOf({ key, shiftKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo'
    case 'y':
      return shiftKey ? undefined : 'redo'
    default:
      return undefined
  }
}

import { openFake, type FakeCore } from '$lib/ipc/fake'
import { openPortal } from '$lib/ipc/portal'

/** Opens the fake core with the sample team where nothing can be drawn: strokes and pages are taken and not shown. */
export function openWithoutPages(): FakeCore {
  const blank = new Proxy({}, { get: () => () => undefined, set: () => true })
  HTMLCanvasElement.prototype.getContext = (() => blank) as never
  Object.assign(URL, { createObjectURL: () => 'blob:page', revokeObjectURL: () => undefined })
  const core = openFake({})
  openPortal({
    // Bytes of the fake come from another realm than jsdom's, so pages are empty here.
    invoke: (command, request) =>
      command === 'preview_page'
        ? Promise.resolve(new ArrayBuffer(0))
        : core.invoke(command, request),
    listen: (event, handler) => core.listen(event, handler),
  })
  return core
}

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type { Portal } from './portal'

/** The door to the real core. */
export const tauriPortal: Portal = {
  invoke: (command, request) => invoke(command, { request }),
  listen(event, handler) {
    const stopping = listen(event, ({ payload }) => handler(payload as never))
    return () => void stopping.then((stop) => stop())
  },
}

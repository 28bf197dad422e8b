import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type { Portal } from './portal'

declare global {
  interface Window {
    /** What the shell has asked before the page was there, each answer for one use. */
    KEPT_FIRST?: Record<string, Promise<unknown>>
  }
}

/** The door to the real core. */
export const tauriPortal: Portal = {
  renewsPage: true,
  invoke(command, request) {
    const asked = window.KEPT_FIRST?.[command]
    if (!asked) return invoke(command, { request })
    delete window.KEPT_FIRST?.[command]
    return asked
  },
  listen(event, handler) {
    const stopping = listen(event, ({ payload }) => handler(payload as never))
    return () => void stopping.then((stop) => stop())
  },
}

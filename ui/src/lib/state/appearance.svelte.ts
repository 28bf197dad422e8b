import { call, on } from '$lib/ipc/client'
import type { Appearance } from '$lib/ipc/bindings/Appearance'
import type { AppearanceView } from '$lib/ipc/bindings/AppearanceView'
import type { Contrast } from '$lib/ipc/bindings/Contrast'

/**
 * Light or dark, plain or more contrast.
 *
 * WebKitGTK does not pass the desktop's choice on, so the shell reads it from the portal
 * and the window writes it on `<html>`.
 */
class AppearanceState {
  #view = $state.raw<AppearanceView>()

  /** What was chosen; `undefined` until the shell has answered. */
  get view(): AppearanceView | undefined {
    return this.#view
  }

  /** Asks the shell, and follows it. Returns the function that stops it. */
  start(): () => void {
    void call('appearance_get', {}).then((view) => this.#apply(view))
    return on('appearance', (view) => this.#apply(view))
  }

  /** Chooses. The window changes in the next frame. */
  async choose(appearance: Appearance, contrast: Contrast): Promise<void> {
    if (this.#view) this.#apply({ ...this.#view, appearance, contrast })
    this.#apply(await call('appearance_set', { appearance, contrast }))
  }

  #apply(view: AppearanceView): void {
    this.#view = view
    const dark = view.appearance === 'dark' || (view.appearance === 'system' && view.systemDark)
    const more = view.contrast === 'more' || view.systemMoreContrast
    const root = document.documentElement
    root.dataset.theme = dark ? 'dark' : 'light'
    root.dataset.contrast = more ? 'more' : 'normal'
  }
}

export const appearance = new AppearanceState()

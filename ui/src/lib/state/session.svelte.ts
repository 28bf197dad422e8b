import { call, on, renewsPage } from '$lib/ipc/client'
import type { SessionView } from '$lib/ipc/bindings/SessionView'
import type { SettingsUpdate } from '$lib/ipc/bindings/SettingsUpdate'
import type { SettingsView } from '$lib/ipc/bindings/SettingsView'
import type { VaultStatus } from '$lib/ipc/bindings/VaultStatus'
import { currentPlace } from '$lib/navigation/place'
import { flushAll } from './autosave.svelte'
import { toasts } from './toasts.svelte'

/** The vault as the window knows it: closed, or open with its settings. */
class Session {
  #status = $state.raw<VaultStatus>()
  #view = $state.raw<SessionView>()
  #arriving = $state(false)
  #over = $state(false)

  /** What can be said about the vault from outside; `undefined` until the core has answered. */
  get status(): VaultStatus | undefined {
    return this.#status
  }

  /** The open vault; `undefined` while it is closed. */
  get view(): SessionView | undefined {
    return this.#view
  }

  /** Settings of the open vault. Only for screens that exist while it is open. */
  get settings(): SettingsView {
    if (!this.#view) throw new Error('The vault is closed.')
    return this.#view.settings
  }

  /** The vault is open but the first run has not come to its end: the frame waits. */
  get arriving(): boolean {
    return this.#arriving
  }

  /** The vault was locked and a new page is on its way: this one shows nothing any more, and takes nothing. */
  get over(): boolean {
    return this.#over
  }

  /** Begins the first run; the returned function ends it. */
  arrive(): () => void {
    this.#arriving = true
    return () => {
      this.#arriving = false
    }
  }

  /** Asks the core, and follows it. Returns the function that stops it. */
  start(): () => void {
    void this.refresh()
    const stops = [
      on('changed', ({ kind }) => {
        if (kind === 'session' || kind === 'settings') void this.refresh()
      }),
      on('locking', () => void this.lock()),
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** Reads the state of the vault again. */
  async refresh(): Promise<void> {
    const status = await call('vault_status', {})
    if (status.condition === 'unlocked') this.#view = await call('session_get', {})
    else this.#close()
    this.#status = status
  }

  /** The core has opened a vault. */
  opened(view: SessionView): void {
    this.#view = view
    this.#status = {
      condition: 'unlocked',
      folderName: null,
      number: view.vaultNumber,
      remindersWaiting: null,
      keychain: view.keychain,
    }
  }

  /**
   * Locks: drafts are saved, the shell is told where the manager was, everything that was shown is dropped,
   * then the core forgets its key.
   */
  async lock(): Promise<void> {
    // A place that is not known costs the way back to it, not the lock.
    const leaving = call('window_leave', currentPlace()).catch(() => undefined)
    await Promise.all([flushAll(), leaving])
    this.#close()
    await call('vault_lock', {})
    await this.refresh()
  }

  /** Lets another vault be chosen; the one that is open is locked then. */
  async chooseAnother(): Promise<void> {
    const { path } = await call('vault_choose', {})
    if (path) await this.refresh()
  }

  /** Changes settings. */
  async update(change: SettingsUpdate): Promise<void> {
    const settings = await call('settings_update', change)
    if (this.#view) this.#view = { ...this.#view, settings }
  }

  /** The recovery kit was typed back from paper. */
  kitSaved(): void {
    if (this.#view) this.#view = { ...this.#view, kitSaved: true }
  }

  #close(): void {
    if (this.#view && renewsPage()) this.#over = true
    this.#view = undefined
    if (this.#status?.condition === 'unlocked') {
      this.#status = { ...this.#status, condition: 'locked' }
    }
    toasts.clear()
  }
}

export const session = new Session()

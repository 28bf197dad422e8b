import { tick } from 'svelte'
import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { attempts } from '$lib/state/attempts.svelte'

/** What the gate says. */
interface Sentences {
  empty: string
  wrong: string
}

/** A field for the passphrase that lets nobody else pass: one try at a time, slower after every wrong one. */
export class PassphraseGate {
  passphrase = $state('')
  /** Why nobody passed. */
  error: string | undefined = $state()
  /** The field shakes its head. */
  shaking = $state(false)
  field: HTMLInputElement | undefined = $state()
  #busy = $state(false)
  #sentences: () => Sentences

  constructor(sentences: () => Sentences) {
    this.#sentences = sentences
  }

  /** A passphrase is being tried. */
  get busy(): boolean {
    return this.#busy
  }

  /** Seconds until the next try. */
  get wait(): number {
    return attempts.left
  }

  /**
   * Tries what was typed; `pass` fails where the passphrase is wrong.
   * Answers why nobody passed if it is not the passphrase.
   */
  async attempt(pass: (passphrase: string) => Promise<unknown>): Promise<IpcError | undefined> {
    if (this.#busy || attempts.left > 0) return
    if (this.passphrase === '') {
      this.error = this.#sentences().empty
      return
    }
    this.#busy = true
    this.error = undefined
    try {
      await pass(this.passphrase)
      attempts.right()
      this.passphrase = ''
    } catch (reason) {
      return await this.#refuse(IpcError.from(reason))
    } finally {
      this.#busy = false
    }
  }

  async #refuse(reason: IpcError): Promise<IpcError | undefined> {
    if (reason.code !== 'wrong-passphrase') {
      this.error = errorText(reason)
      return reason
    }
    attempts.wrong()
    this.error = this.#sentences().wrong
    this.shaking = true
    await tick()
    this.field?.focus()
    this.field?.select()
  }
}

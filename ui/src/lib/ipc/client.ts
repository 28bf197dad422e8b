import type { Commands } from './bindings/Commands'
import { IpcError } from './errors'
import { currentPortal, type Events } from './portal'

export { IpcError } from './errors'

/** The name of a command of the contract. */
export type Command = keyof Commands
/** What a command takes. */
export type RequestOf<C extends Command> = Commands[C]['request']
/** What a command answers. */
export type ResponseOf<C extends Command> = Commands[C]['response']

/**
 * Asks the core.
 *
 * @throws IpcError with a closed `code` if the core refuses.
 */
export async function call<C extends Command>(
  command: C,
  request: RequestOf<C>,
): Promise<ResponseOf<C>> {
  try {
    return (await currentPortal().invoke(command, request)) as ResponseOf<C>
  } catch (reason) {
    throw IpcError.from(reason)
  }
}

/** Commands that are answered with bytes. */
export type BytesCommand = {
  [C in Command]: ResponseOf<C> extends ArrayBuffer ? C : never
}[Command]

/**
 * Asks the core for bytes (pages, PDFs), which travel as a raw reply.
 *
 * @throws IpcError with a closed `code` if the core refuses.
 */
export async function callBytes<C extends BytesCommand>(
  command: C,
  request: RequestOf<C>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const reply = await currentPortal().invoke(command, request)
    if (reply instanceof ArrayBuffer) return new Uint8Array(reply)
    // The shell falls back to a list of numbers where its fast path is closed.
    if (Array.isArray(reply)) return Uint8Array.from(reply as number[])
  } catch (reason) {
    throw IpcError.from(reason)
  }
  throw IpcError.from(undefined)
}

/** Whether a locked vault gets a new page. */
export function renewsPage(): boolean {
  return currentPortal().renewsPage ?? false
}

/** Listens to the shell. Returns the function that stops it. */
export function on<E extends keyof Events>(
  event: E,
  handler: (payload: Events[E]) => void,
): () => void {
  return currentPortal().listen(event, handler)
}

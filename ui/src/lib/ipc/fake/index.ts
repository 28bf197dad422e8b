import { setClock } from '$lib/format/dates'
import type { ChangeKind } from '../bindings/ChangeKind'
import type { Command, RequestOf, ResponseOf } from '../client'
import { IpcError } from '../errors'
import { openPortal, type Events, type Portal } from '../portal'
import { createWorld, type World, type WorldOptions } from './world'

/** What answers a command; commands without a handler are refused as unknown. */
export type Handlers = {
  [C in Command]?: (request: RequestOf<C>, world: World) => ResponseOf<C> | Promise<ResponseOf<C>>
}

/** Every file beside this one that exports `handlers` takes part. */
const modules = import.meta.glob<{ handlers?: Handlers }>(
  ['./*.ts', '!./index.ts', '!./*.test.ts'],
  {
    eager: true,
  },
)
const handlers: Handlers = Object.values(modules).reduce<Handlers>(
  (all, { handlers: some }) => ({ ...all, ...some }),
  {},
)

/** Commands that are answered while the vault is closed. */
const door =
  /^(vault_|capture_(seal|wanted)|backup_(list|choose|open|restore|close)|work_|passphrase_|appearance_|window_|protections_|about)/

/** A core in memory with the sample world, for a plain browser, component tests and pictures. */
export class FakeCore implements Portal {
  readonly world: World
  #listeners = new Set<{ event: string; handler: (payload: never) => void }>()

  constructor(options: WorldOptions = {}) {
    this.world = createWorld(options, {
      changed: (kind: ChangeKind) => this.emit('changed', { kind }),
      progress: (progress) => this.emit('progress', progress),
    })
  }

  async invoke(command: string, request: unknown): Promise<unknown> {
    if (!door.test(command) && this.world.status.condition !== 'unlocked') {
      throw new IpcError('locked', 'The vault is closed.')
    }
    const handler = handlers[command as Command] as
      ((request: unknown, world: World) => unknown) | undefined
    if (!handler) throw new IpcError('unknown-command', `The fake does not know ${command}.`)
    // As over the real wire: nobody holds on to the other's objects.
    return structuredClone(await handler(structuredClone(request), this.world))
  }

  listen<E extends keyof Events>(event: E, handler: (payload: Events[E]) => void): () => void {
    const listener = { event, handler: handler as (payload: never) => void }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends an event as the shell would. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const listener of this.#listeners) {
      if (listener.event === event) listener.handler(payload as never)
    }
  }
}

/** Opens the fake core and sets the clock to the sample world's Thursday morning. */
export function openFake(options: WorldOptions = optionsOfAddress()): FakeCore {
  const core = new FakeCore(options)
  setClock(() => new Date('2026-11-19T09:14:00'))
  openPortal(core)
  return core
}

/** `?vault=locked&world=empty&theme=dark` chooses the state for a picture. */
function optionsOfAddress(): WorldOptions {
  return Object.fromEntries(new URLSearchParams(location.search))
}

import { call, IpcError } from '$lib/ipc/client'
import type { AgendaPointView } from '$lib/ipc/bindings/AgendaPointView'
import type { AgendaSide } from '$lib/ipc/bindings/AgendaSide'
import type { AgendaState } from '$lib/ipc/bindings/AgendaState'
import type { FormId } from '$lib/ipc/bindings/FormId'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { errorText } from '$lib/ipc/text'
import { t } from '$lib/i18n'
import { Query } from '$lib/state/query.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { moved } from '$lib/ui/lines'

/** How a point can be settled. */
export type Settled = Exclude<AgendaState, 'open'>

/** Hears what a talk settles, so that its form can say what came of it. */
export interface AgendaListener {
  settled: (point: AgendaPointView, to: Settled) => void
  reopened: (point: AgendaPointView) => void
}

/** What both want to talk about. Made while a component is set up. */
export class Agenda {
  readonly points: Query<AgendaPointView[]>
  readonly memberId: MemberId
  /** The talk that is held. */
  readonly formId: FormId | undefined
  #listener: AgendaListener | undefined

  constructor(memberId: MemberId, formId?: FormId, listener?: AgendaListener) {
    this.memberId = memberId
    this.formId = formId
    this.#listener = listener
    this.points = new Query(
      () => call('agenda_list', { memberId, ...(formId ? { formId } : {}) }),
      { on: ['agenda'], when: (change) => !change.memberId || change.memberId === memberId },
    )
  }

  /** What is still to be talked about, in order. */
  open(side: AgendaSide): AgendaPointView[] {
    return (this.points.value ?? []).filter(
      (point) => point.side === side && point.state === 'open',
    )
  }

  /** What this talk has settled. */
  settled(side: AgendaSide): AgendaPointView[] {
    return (this.points.value ?? []).filter(
      (point) => point.side === side && point.state !== 'open',
    )
  }

  /** Adds a point at the end. Answers why it was refused. */
  async add(side: AgendaSide, text: string): Promise<string | undefined> {
    return this.#run(async () => {
      const point = await call('agenda_add', { memberId: this.memberId, side, text })
      // It may have been read meanwhile.
      const others = (this.points.value ?? []).filter(({ id }) => id !== point.id)
      this.points.show([...others, point])
    })
  }

  /** Changes the words of a point. Answers why it was refused. */
  async write(point: AgendaPointView, text: string): Promise<string | undefined> {
    if (text === point.text) return undefined
    return this.#run(async () => {
      this.#put(await call('agenda_update', { id: point.id, revision: point.revision, text }))
    })
  }

  /** Puts a point in another place, counted among the open ones of its side. */
  async move(point: AgendaPointView, to: number): Promise<void> {
    const side = this.open(point.side)
    const from = side.indexOf(point)
    if (from < 0 || to < 0 || to >= side.length || from === to) return
    const order = moved(side, from, to)
    const others = (this.points.value ?? []).filter((other) => !side.includes(other))
    this.points.show([...others, ...order])
    await this.#tell(async () => {
      this.#put(await call('agenda_move', { id: point.id, revision: point.revision, to }))
    })
  }

  /** Gives a point to the other side. */
  async give(point: AgendaPointView): Promise<void> {
    const side = point.side === 'mine' ? 'theirs' : 'mine'
    const to = this.open(side).length
    await this.#tell(async () => {
      this.#put(await call('agenda_move', { id: point.id, revision: point.revision, to, side }))
      await this.points.refresh()
    })
  }

  /** Settles a point, with a way back. */
  async settle(point: AgendaPointView, to: Settled): Promise<void> {
    await this.#tell(async () => {
      const settled = await call('agenda_settle', {
        id: point.id,
        revision: point.revision,
        to,
        ...(this.formId ? { formId: this.formId } : {}),
      })
      this.#put(settled)
      this.#listener?.settled(settled, to)
      toasts.show(t(`agenda-${to}-toast`), () => this.reopen(settled))
    })
  }

  /** Opens a settled point again. */
  async reopen(point: AgendaPointView): Promise<void> {
    await this.#tell(async () => {
      const open = await call('agenda_reopen', { id: point.id, revision: point.revision })
      this.#listener?.reopened(open)
      await this.points.refresh()
    })
  }

  #put(point: AgendaPointView): void {
    const all = this.points.value ?? []
    this.points.show(all.map((other) => (other.id === point.id ? point : other)))
  }

  async #run(work: () => Promise<void>): Promise<string | undefined> {
    try {
      await work()
      return undefined
    } catch (reason) {
      const error = IpcError.from(reason)
      if (error.code === 'conflict') void this.points.refresh()
      return errorText(error)
    }
  }

  async #tell(work: () => Promise<void>): Promise<void> {
    const refused = await this.#run(work)
    if (!refused) return
    toasts.fail(refused)
    void this.points.refresh()
  }
}

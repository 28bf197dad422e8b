import type { CaptureMark } from '$lib/ipc/bindings/CaptureMark'
import type { CaptureRead } from '$lib/ipc/bindings/CaptureRead'
import type { CaptureSaved } from '$lib/ipc/bindings/CaptureSaved'
import type { Candidate } from '$lib/ipc/bindings/Candidate'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { call, IpcError } from '$lib/ipc/client'

/** How long typing rests before the core is asked what the line says. */
const pause = 40

/** A piece of the line, with what it means. */
export interface Piece {
  text: string
  mark: CaptureMark | undefined
}

/** What was typed and not kept, until the vault is locked: by member, or under nobody. */
const drafts: Record<string, string> = {}

/** A line that is being captured. */
export class Line {
  #text = $state('')
  #read = $state.raw<CaptureRead>()
  /** What was read when `read` was answered. */
  #of = $state.raw('')
  #error = $state.raw<IpcError>()
  #saving = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Only the answer to the newest question counts. */
  #turn = 0
  readonly #memberId: MemberId | undefined

  /** @param memberId - whose line it is if it names nobody */
  constructor(memberId?: MemberId) {
    this.#memberId = memberId
    this.text = drafts[memberId ?? ''] ?? ''
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.#error = undefined
    drafts[this.#memberId ?? ''] = text
    clearTimeout(this.#timer)
    this.#turn += 1
    const turn = this.#turn
    if (text.trim()) this.#timer = setTimeout(() => void this.#ask(text, turn), pause)
    else this.#read = undefined
  }

  /** What the line says, as far as it is known. */
  get read(): CaptureRead | undefined {
    return this.#read
  }

  get error(): IpcError | undefined {
    return this.#error
  }

  get saving(): boolean {
    return this.#saving
  }

  /** The line in pieces. Marks stay where the text has not changed since they were read. */
  readonly pieces: Piece[] = $derived.by(() => {
    const text = this.#text
    let same = 0
    while (same < text.length && text[same] === this.#of[same]) same += 1
    const pieces: Piece[] = []
    let at = 0
    for (const mark of this.#read?.marks ?? []) {
      if (mark.to > same) break
      pieces.push({ text: text.slice(at, mark.from), mark: undefined })
      pieces.push({ text: text.slice(mark.from, mark.to), mark })
      at = mark.to
    }
    pieces.push({ text: text.slice(at), mark: undefined })
    return pieces.filter((piece) => piece.text)
  })

  /** The first name that is not clear, and who may be meant by it. */
  readonly unclear = $derived(this.#read?.marks.find((mark) => !mark.clear))

  /** Says who is meant by a name that is not clear. */
  choose(mark: CaptureMark, { name }: Candidate): void {
    const rest = this.#text.slice(mark.to)
    this.text = `${this.#text.slice(0, mark.from)}@"${name}"${rest || ' '}`
  }

  /** Keeps the line and empties it. Answers nothing if that was refused. */
  async save(): Promise<CaptureSaved | undefined> {
    if (this.#saving || !this.#text.trim()) return undefined
    this.#saving = true
    this.#error = undefined
    try {
      const saved = await call('capture_save', { text: this.#text, ...this.#about() })
      this.text = ''
      return saved
    } catch (reason) {
      this.#error = IpcError.from(reason)
      return undefined
    } finally {
      this.#saving = false
    }
  }

  async #ask(text: string, turn: number): Promise<void> {
    try {
      const read = await call('capture_parse', { text, ...this.#about() })
      if (turn !== this.#turn) return
      this.#of = text
      this.#read = read
    } catch (reason) {
      if (turn !== this.#turn) return
      this.#read = undefined
      this.#error = IpcError.from(reason)
    }
  }

  #about() {
    return this.#memberId ? { memberId: this.#memberId } : {}
  }
}

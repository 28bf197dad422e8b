/** A place in one of several lists; the index counts without what is dragged. */
export interface Target {
  list: number
  index: number
}

interface Options {
  /** What scrolls, and holds the lists. */
  frame: () => HTMLElement | undefined
  /** Selects the lists, in order, and the items in each. */
  lists: string
  items: string
  /** It was let go at a place. */
  ondrop: (from: Target, to: Target) => void
}

/** How near to an edge of the frame it begins to scroll, and how fast at most, in px and px a frame. */
const edge = 48
const fastest = 14
/** How long something takes to slide to its place, in ms. */
const settling = 150
/** A press becomes a drag after this many px. */
const slack = 4

/** Takes items to other places with the pointer: they follow it, a gap shows where they would land. */
export class Drag {
  #options: Options
  #item: HTMLElement | undefined
  #from: Target | undefined
  #begin = { x: 0, y: 0, top: 0, left: 0 }
  #pointer = { x: 0, y: 0 }
  #frame = 0
  #to = $state.raw<Target>()
  #held = $state.raw<{ list: number; index: number }>()
  #size = $state.raw({ height: 0, width: 0 })
  #shift = $state.raw({ top: 0, left: 0 })
  #settles = $state(false)

  constructor(options: Options) {
    this.#options = options
  }

  /** Where it would land. */
  get to(): Target | undefined {
    return this.#to
  }

  /** Whether this item is the one that is held. */
  holds(list: number, index: number): boolean {
    return this.#held?.list === list && this.#held.index === index
  }

  /** Whether the gap is in front of this item; counted without what is held. */
  gapAt(list: number, index: number): boolean {
    if (this.#to?.list !== list) return false
    const held = this.#held
    const at = held?.list === list && held.index < index ? index - 1 : index
    return this.#to.index === at && !this.holds(list, index)
  }

  /** Whether the gap is behind the last of this many items. */
  gapBehind(list: number, count: number): boolean {
    const others = this.#held?.list === list ? count - 1 : count
    return this.#to?.list === list && this.#to.index >= others
  }

  /** How high the gap is, in px. */
  get height(): number {
    return this.#size.height
  }

  /** Where the held item is drawn. */
  get box(): { top: string; left: string; width: string; settles: boolean } {
    return {
      top: `${this.#shift.top}px`,
      left: `${this.#shift.left}px`,
      width: `${this.#size.width}px`,
      settles: this.#settles,
    }
  }

  /** A press on the handle of an item. */
  press(event: PointerEvent, item: HTMLElement, from: Target): void {
    if (event.button !== 0 || this.#item) return
    event.preventDefault()
    const box = item.getBoundingClientRect()
    this.#item = item
    this.#from = from
    this.#begin = { x: event.clientX, y: event.clientY, top: box.top, left: box.left }
    this.#pointer = { x: event.clientX, y: event.clientY }
    this.#size = { height: box.height, width: box.width }
    addEventListener('pointermove', this.#move)
    addEventListener('pointerup', this.#drop)
    addEventListener('pointercancel', this.#cancel)
    addEventListener('keydown', this.#key, true)
  }

  #move = (event: PointerEvent): void => {
    this.#pointer = { x: event.clientX, y: event.clientY }
    if (!this.#held) {
      const far = Math.hypot(event.clientX - this.#begin.x, event.clientY - this.#begin.y)
      if (far < slack || !this.#from) return
      this.#held = this.#from
      this.#to = this.#from
      this.#frame = requestAnimationFrame(this.#scroll)
    }
    this.#follow()
  }

  #follow(): void {
    const { x, y } = this.#pointer
    this.#shift = {
      top: this.#begin.top + y - this.#begin.y,
      left: this.#begin.left + x - this.#begin.x,
    }
    this.#to = this.#targetAt(this.#shift.top + Math.min(this.#size.height / 2, 24))
  }

  #targetAt(y: number): Target | undefined {
    const lists = [
      ...(this.#options.frame()?.querySelectorAll<HTMLElement>(this.#options.lists) ?? []),
    ]
    let nearest: { list: number; away: number } | undefined
    for (const [list, element] of lists.entries()) {
      const { top, bottom } = element.getBoundingClientRect()
      const away = Math.max(top - y, y - bottom, 0)
      if (!nearest || away < nearest.away) nearest = { list, away }
    }
    if (!nearest) return this.#to
    const items = [
      ...(lists[nearest.list]?.querySelectorAll<HTMLElement>(this.#options.items) ?? []),
    ].filter((item) => item !== this.#item)
    const index = items.findIndex((item) => {
      const { top, height } = item.getBoundingClientRect()
      return top + height / 2 > y
    })
    return { list: nearest.list, index: index < 0 ? items.length : index }
  }

  /** Near an edge the frame scrolls under the pointer. */
  #scroll = (): void => {
    const frame = this.#options.frame()
    if (!frame || !this.#held) return
    const { top, bottom } = frame.getBoundingClientRect()
    const over = Math.max(0, edge - (this.#pointer.y - top))
    const under = Math.max(0, edge - (bottom - this.#pointer.y))
    const by = Math.min(fastest, under / 3) - Math.min(fastest, over / 3)
    if (by !== 0) {
      frame.scrollBy(0, by)
      this.#follow()
    }
    this.#frame = requestAnimationFrame(this.#scroll)
  }

  #drop = (): void => {
    const { from, to } = { from: this.#from, to: this.#to }
    if (!this.#held || !from || !to) {
      this.#end()
      return
    }
    this.#release()
    const gap = this.#options.frame()?.querySelector('[data-gap]')?.getBoundingClientRect()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const done = () => {
      this.#end()
      this.#options.ondrop(from, to)
    }
    if (!gap || still) {
      done()
      return
    }
    this.#settles = true
    this.#shift = { top: gap.top, left: gap.left }
    setTimeout(done, settling)
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#cancel()
  }

  #cancel = (): void => this.#end()

  #release(): void {
    removeEventListener('pointermove', this.#move)
    removeEventListener('pointerup', this.#drop)
    removeEventListener('pointercancel', this.#cancel)
    removeEventListener('keydown', this.#key, true)
    cancelAnimationFrame(this.#frame)
  }

  #end(): void {
    this.#release()
    this.#item = undefined
    this.#from = undefined
    this.#held = undefined
    this.#to = undefined
    this.#settles = false
  }
}

import type { IsoDate } from '$lib/format/dates'
import type { ExpectationText } from '$lib/ipc/bindings/ExpectationText'
import type { ExpectationView } from '$lib/ipc/bindings/ExpectationView'
import type { MemberId } from '$lib/ipc/bindings/MemberId'
import type { PromiseDraft } from '$lib/ipc/bindings/PromiseDraft'
import type { PromiseId } from '$lib/ipc/bindings/PromiseId'
import type { TaskDraft } from '$lib/ipc/bindings/TaskDraft'
import type { TaskId } from '$lib/ipc/bindings/TaskId'

/** Who does a task: the member of the expectation, the manager, or somebody else of the team. */
export type Owner = 'member' | 'manager' | MemberId

/** A task as it is typed. `id` only tells lines apart on the screen. */
export interface TaskLine {
  id: string
  text: string
  owner: Owner
  helpers: string
  dueOn: IsoDate
  resultRequired: boolean
}

/** A promise as it is typed. */
export interface PromiseLine {
  id: string
  text: string
  dueOn: IsoDate
  dueWords: string
}

/** An expectation as it is typed: every field is there, an empty one holds an empty text, dates too. */
export interface Draft {
  title: string
  what: string
  why: string
  measure: { text: string; baseline: string; target: string; unit: string }
  /** One line each. */
  achievable: string
  relevant: string
  startsOn: IsoDate
  deadline: IsoDate
  reviews: IsoDate[]
  reward: { what: string; when: string; decidedBy: string }
  consequence: { what: string; from: string; firstStep: string }
  exceptions: string
  tasks: TaskLine[]
  promises: PromiseLine[]
  ownWords: string
  confidence: '' | '1' | '2' | '3' | '4' | '5'
  worry: string
}

/** Which record of the vault a line on the screen is; a new line has none yet. */
export interface RecordIds {
  tasks: ReadonlyMap<string, TaskId>
  promises: ReadonlyMap<string, PromiseId>
}

let lines = 0

/** A name for a line on the screen. */
function nextLine(): string {
  lines += 1
  return `line-${lines}`
}

export function emptyTask(): TaskLine {
  return {
    id: nextLine(),
    text: '',
    owner: 'member',
    helpers: '',
    dueOn: '',
    resultRequired: false,
  }
}

export function emptyPromise(): PromiseLine {
  return { id: nextLine(), text: '', dueOn: '', dueWords: '' }
}

/** What the core has, made ready for typing. */
export function toDraft(view: ExpectationView): {
  draft: Draft
  tasks: Map<string, TaskId>
  promises: Map<string, PromiseId>
} {
  const text = view.expectation
  const tasks = new Map<string, TaskId>()
  const promises = new Map<string, PromiseId>()
  const draft: Draft = {
    title: text.title,
    what: text.what ?? '',
    why: text.why ?? '',
    measure: {
      text: text.measure?.text ?? '',
      baseline: text.measure?.baseline ?? '',
      target: text.measure?.target ?? '',
      unit: text.measure?.unit ?? '',
    },
    achievable: (text.achievable ?? []).join('\n'),
    relevant: text.relevant ?? '',
    startsOn: text.startsOn ?? '',
    deadline: text.deadline ?? '',
    reviews: [...(text.reviews ?? [])].sort(),
    reward: {
      what: text.reward?.what ?? '',
      when: text.reward?.when ?? '',
      decidedBy: text.reward?.decidedBy ?? '',
    },
    consequence: {
      what: text.consequence?.what ?? '',
      from: text.consequence?.from ?? '',
      firstStep: text.consequence?.firstStep ?? '',
    },
    exceptions: text.exceptions ?? '',
    tasks: view.tasks.map((task) => {
      const id = nextLine()
      tasks.set(id, task.id)
      return {
        id,
        text: task.text,
        owner: ownerOf(task.ownerId, view.memberId),
        helpers: task.helpers ?? '',
        dueOn: task.dueOn ?? '',
        resultRequired: task.resultRequired,
      }
    }),
    promises: view.promises.map((promise) => {
      const id = nextLine()
      promises.set(id, promise.id)
      return {
        id,
        text: promise.text,
        dueOn: promise.dueOn ?? '',
        dueWords: promise.dueWords ?? '',
      }
    }),
    ownWords: text.ownWords ?? '',
    confidence: text.confidence ? (String(text.confidence) as Draft['confidence']) : '',
    worry: text.worry ?? '',
  }
  return { draft, tasks, promises }
}

function ownerOf(ownerId: MemberId | null, memberId: MemberId): Owner {
  if (ownerId === null) return 'manager'
  return ownerId === memberId ? 'member' : ownerId
}

/** What goes to the core. Fields without a word are left out, and so are lines that have none yet. */
export function toText(draft: Draft, ids?: RecordIds): ExpectationText {
  return prune({
    title: draft.title.trim(),
    what: draft.what,
    why: draft.why,
    measure: prune(draft.measure),
    achievable: draft.achievable
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    relevant: draft.relevant,
    startsOn: draft.startsOn,
    deadline: draft.deadline,
    reviews: [...draft.reviews],
    reward: prune(draft.reward),
    consequence: prune(draft.consequence),
    exceptions: draft.exceptions,
    tasks: written(draft.tasks).map((line) => taskText(line, ids?.tasks.get(line.id))),
    promises: written(draft.promises).map((line) => promiseText(line, ids?.promises.get(line.id))),
    ownWords: draft.ownWords,
    confidence: draft.confidence === '' ? undefined : Number(draft.confidence),
    worry: draft.worry,
  }) as ExpectationText
}

/** Lines that have text, in order: the ones that the core counts. */
export function written<L extends { text: string }>(lines: readonly L[]): L[] {
  return lines.filter((line) => line.text.trim() !== '')
}

function taskText(line: TaskLine, id: TaskId | undefined): TaskDraft {
  return {
    ...(id && { id }),
    text: line.text.trim(),
    ...(line.owner === 'manager' && { managerOwns: true }),
    ...(line.owner !== 'manager' && line.owner !== 'member' && { ownerId: line.owner }),
    ...(line.helpers.trim() && { helpers: line.helpers.trim() }),
    ...(line.dueOn && { dueOn: line.dueOn }),
    ...(line.resultRequired && { resultRequired: true }),
  }
}

function promiseText(line: PromiseLine, id: PromiseId | undefined): PromiseDraft {
  return {
    ...(id && { id }),
    text: line.text.trim(),
    ...(line.dueOn && { dueOn: line.dueOn }),
    ...(line.dueWords.trim() && { dueWords: line.dueWords.trim() }),
  }
}

/** Without empty texts, empty lists and empty groups; the title always stays. */
function prune<T extends object>(fields: T): Partial<T> | undefined {
  const kept = Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return []
    if (Array.isArray(value) && value.length === 0) return []
    if (typeof value !== 'string' || name === 'title') return [[name, value] as const]
    const text = value.trim()
    return text === '' ? [] : [[name, text] as const]
  })
  return kept.length > 0 ? (Object.fromEntries(kept) as Partial<T>) : undefined
}

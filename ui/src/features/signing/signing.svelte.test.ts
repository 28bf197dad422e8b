import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DocumentKind } from '$lib/ipc/bindings/DocumentKind'
import type { DocumentState } from '$lib/ipc/bindings/DocumentState'
import type { SigningAnswer } from '$lib/ipc/bindings/SigningAnswer'
import type { SigningView } from '$lib/ipc/bindings/SigningView'
import type { SigningWitness } from '$lib/ipc/bindings/SigningWitness'
import { IpcError } from '$lib/ipc/client'
import { openPortal } from '$lib/ipc/portal'
import { whenIdle } from './idle'
import { typedInk } from './ink'
import { Signing } from './signing.svelte'

const ink = typedInk('Tomás Herrera', 'Tomás Herrera')

/** A core with one document in a member's hands. */
function core(state: DocumentState = 'with-member', kind: DocumentKind = 'expectation-agreement') {
  const view = {
    id: 'd1',
    kind,
    title: 'Visit reports within two working days',
    version: 2,
    state,
    memberName: 'Tomás Herrera',
    memberFirstName: 'Tomás',
    managerName: 'Marit Solberg',
    reachedEnd: false,
    answer: null,
    witnessAsked: null,
    witness: null,
  } as unknown as SigningView
  const calls: [string, unknown][] = []
  openPortal({
    listen: () => () => undefined,
    invoke: (command, request) => {
      calls.push([command, request])
      switch (command) {
        case 'preview_document':
        case 'preview_answer':
          return Promise.resolve({
            token: 't',
            pages: 0,
            pageWidth: 595,
            pageHeight: 842,
            marks: [],
            notices: [],
          })
        case 'signing_answer': {
          const { statement, reason = null, comment = null } = request as SigningAnswer
          view.answer = { statement, reason, comment, at: '2026-11-19T10:41:00Z' }
          return Promise.resolve({ ...view })
        }
        case 'signing_take_back':
          if ((request as { passphrase: string }).passphrase !== 'right')
            return Promise.reject(new IpcError('wrong-passphrase', 'No.'))
          view.state = 'handed-back'
          return Promise.resolve({ ...view })
        case 'expectation_get':
          return Promise.resolve({ revision: 8 })
        case 'form_get':
          return Promise.resolve({ revision: 3 })
        case 'signing_start':
          view.state = 'with-member'
          return Promise.resolve({ ...view })
        case 'document_get':
          return Promise.resolve(
            kind === 'form'
              ? { expectationId: null, formId: 'f1' }
              : { expectationId: 'e1', formId: null },
          )
        case 'signing_witness': {
          const { name, role = null } = request as SigningWitness
          view.witness = { name, role, at: '2026-11-19T10:44:00Z' }
          return Promise.resolve({ ...view })
        }
        case 'signing_seal':
          return Promise.resolve({ state: 'sealed' })
        default:
          return Promise.resolve({ ...view })
      }
    },
  })
  const of = (name: string) => calls.filter(([command]) => command === name).map(([, q]) => q)
  return { view, of }
}

let stop: (() => void) | undefined

function start(state?: DocumentState, kind?: DocumentKind) {
  const { view, of } = core(state, kind)
  let signing: Signing | undefined
  stop = $effect.root(() => {
    signing = new Signing({ ...view })
  })
  flushSync()
  if (!signing) throw new Error('no signing')
  return { signing, of }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  stop?.()
  vi.useRealTimers()
})

describe('answering', () => {
  it('chooses nothing for anybody, and says what is lacking in the order of the steps', async () => {
    const { signing, of } = start()
    expect(signing.statement).toBeUndefined()
    expect(signing.lacks).toEqual(['read', 'statement', 'signature'])
    signing.statement = 'agree'
    await signing.reachedEnd()
    expect(signing.lacks).toEqual(['signature'])
    signing.ink = ink
    expect(signing.lacks).toEqual([])
    expect(of('signing_read')).toEqual([{ id: 'd1', step: 'reached-end' }])
  })

  it('asks for a reason instead of a signature from who declines', async () => {
    const { signing, of } = start()
    signing.statement = 'decline'
    signing.ink = ink
    expect(signing.lacks, 'nobody has to read on to decline').toEqual(['reason'])
    signing.reason = '  Too soon after the last one. '
    await signing.answer()
    expect(of('signing_answer'), 'no signature goes with a refusal').toEqual([
      { id: 'd1', statement: 'decline', reason: 'Too soon after the last one.' },
    ])
  })

  it('leaves out a reason that was written before another statement was chosen', async () => {
    const { signing, of } = start()
    await signing.reachedEnd()
    signing.statement = 'decline'
    signing.reason = 'Not this way'
    signing.statement = 'received-not-agree'
    signing.comment = 'The tablet has to be there on the 27th.'
    signing.ink = ink
    await signing.answer()
    expect(of('signing_answer')).toEqual([
      {
        id: 'd1',
        statement: 'received-not-agree',
        comment: 'The tablet has to be there on the 27th.',
        ink,
      },
    ])
  })

  it('sends nothing before the last page was seen', async () => {
    const { signing, of } = start()
    signing.statement = 'agree'
    signing.ink = ink
    await signing.answer()
    expect(of('signing_answer')).toEqual([])
  })

  it('notes each step of reading once', async () => {
    const { signing, of } = start()
    await Promise.all([signing.opened(), signing.opened(), signing.reachedEnd()])
    await signing.reachedEnd()
    expect(of('signing_read')).toEqual([
      { id: 'd1', step: 'opened' },
      { id: 'd1', step: 'reached-end' },
    ])
  })

  it('fills the page in while it is given', async () => {
    const { signing, of } = start()
    signing.statement = 'agree'
    flushSync()
    signing.comment = 'Fine'
    flushSync()
    await vi.advanceTimersByTimeAsync(150)
    expect(of('preview_answer'), 'one layout with the newest answer').toEqual([
      { answer: { id: 'd1', statement: 'agree', comment: 'Fine' } },
    ])
  })
})

describe('handing over and back', () => {
  it('goes member, hand-back, manager, sealed', async () => {
    const { signing, of } = start()
    expect(signing.phase).toBe('member')
    await signing.reachedEnd()
    signing.statement = 'agree'
    signing.ink = ink
    await signing.answer()
    expect(signing.phase).toBe('hand-back')
    expect(signing.ink, 'the signature does not lie about for the next hand').toBeUndefined()
    await expect(signing.takeBack('wrong')).rejects.toThrow()
    expect(signing.phase, 'a wrong passphrase changes nothing').toBe('hand-back')
    await signing.takeBack('right')
    expect(signing.phase).toBe('manager')
    await signing.seal()
    expect(of('signing_seal'), 'nothing is sealed without the manager’s signature').toEqual([])
    signing.ink = typedInk('Marit Solberg', 'Marit Solberg')
    await signing.seal()
    expect(signing.phase).toBe('sealed')
  })

  it('can be handed back unanswered, and read on', () => {
    const { signing } = start()
    signing.handBack()
    expect(signing.phase).toBe('hand-back')
    signing.readOn()
    expect(signing.phase).toBe('member')
  })

  it('cannot go back to reading once it was answered', async () => {
    const { signing } = start()
    await signing.reachedEnd()
    signing.statement = 'agree'
    signing.ink = ink
    await signing.answer()
    signing.readOn()
    expect(signing.phase).toBe('hand-back')
  })

  it('starts at the manager’s part when the screen was taken back before', () => {
    expect(start('handed-back').signing.phase).toBe('manager')
  })

  it('can be handed over once more when it came back unanswered', async () => {
    const { signing, of } = start()
    signing.comment = 'Half a thought'
    signing.handBack()
    await signing.takeBack('right')
    expect(signing.comment, 'what was begun and not given is not shown to the manager').toBe('')
    await signing.handOverAgain()
    expect(of('signing_start')).toEqual([{ expectationId: 'e1', revision: 8 }])
    expect(signing.phase).toBe('member')
  })

  it('answers what is as it was before, after withdrawing', async () => {
    const { signing } = start('handed-back')
    expect(await signing.withdraw()).toEqual({ name: 'expectation', id: 'e1' })
    expect(signing.phase).toBe('withdrawn')
    const form = start('handed-back', 'form')
    expect(await form.signing.withdraw()).toEqual({ name: 'coaching', formId: 'f1' })
  })

  it('takes the signature of a witness, and leaves the pad empty for the manager', async () => {
    const { signing, of } = start('handed-back', 'form')
    await signing.witness('Yuki Tanabe', '')
    expect(of('signing_witness'), 'nothing is witnessed without a signature').toEqual([])
    signing.ink = typedInk('Yuki Tanabe', 'Yuki Tanabe')
    await signing.witness(' Yuki Tanabe ', ' ')
    expect(of('signing_witness')).toEqual([
      { id: 'd1', name: 'Yuki Tanabe', ink: { medium: 'typed', typed: 'Yuki Tanabe' } },
    ])
    expect(signing.view.witness?.name).toBe('Yuki Tanabe')
    expect(signing.ink, 'the signature does not lie about for the next hand').toBeUndefined()
    expect(signing.phase, 'the manager is still to sign').toBe('manager')
  })

  it('hands a form over once more as a form', async () => {
    const { signing, of } = start('handed-back', 'form')
    await signing.handOverAgain()
    expect(of('signing_start')).toEqual([{ formId: 'f1', revision: 3 }])
  })
})

describe('walking away', () => {
  it('is noticed after the minutes that were set, counted from the last touch', async () => {
    const away = vi.fn()
    const end = whenIdle(3, away)
    await vi.advanceTimersByTimeAsync(179_000)
    dispatchEvent(new Event('pointermove'))
    await vi.advanceTimersByTimeAsync(179_000)
    expect(away).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect(away).toHaveBeenCalledTimes(1)
    end()
  })

  it('is no longer noticed once stopped', async () => {
    const away = vi.fn()
    whenIdle(1, away)()
    dispatchEvent(new Event('keydown'))
    await vi.advanceTimersByTimeAsync(120_000)
    expect(away).not.toHaveBeenCalled()
  })
})

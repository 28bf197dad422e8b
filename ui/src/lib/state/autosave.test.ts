import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { Autosave, flushAll } from './autosave.svelte'

/** A vault that answers when it is told to. */
function slowVault() {
  const sent: { text: string; revision: number }[] = []
  const waiting: { answer: () => void; refuse: (error: IpcError) => void }[] = []
  const save = (text: string, revision: number) =>
    new Promise<number>((resolve, reject) => {
      sent.push({ text, revision })
      waiting.push({ answer: () => resolve(revision + 1), refuse: reject })
    })
  const next = () => {
    const first = waiting.shift()
    if (!first) throw new Error('nothing was sent')
    return first
  }
  return { sent, save, answer: () => next().answer(), refuse: (e: IpcError) => next().refuse(e) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start() {
  const vault = slowVault()
  const draft = { text: '' }
  const autosave = new Autosave({ revision: 7, read: () => draft.text, save: vault.save })
  const type = (text: string) => {
    draft.text = text
    autosave.touch()
  }
  return { vault, draft, autosave, type }
}

describe('saving while typing', () => {
  it('waits for a pause and sends the newest text once', async () => {
    const { vault, autosave, type } = start()
    type('T')
    await vi.advanceTimersByTimeAsync(200)
    type('To')
    await vi.advanceTimersByTimeAsync(249)
    expect(vault.sent, 'nothing goes out before the pause').toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(vault.sent).toEqual([{ text: 'To', revision: 7 }])
    expect(autosave.state).toBe('saving')
    vault.answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(autosave.state).toBe('saved')
    expect(autosave.revision, 'the new revision is carried along').toBe(8)
    await vi.advanceTimersByTimeAsync(2000)
    expect(autosave.state, 'the word fades after two seconds').toBe('idle')
  })

  it('saves within half a second although typing never pauses', async () => {
    const { vault, type } = start()
    for (let typed = 0; typed < 5; typed += 1) {
      type('x'.repeat(typed + 1))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(vault.sent.length, 'a crash loses less than a second, on a busy machine too').toBe(1)
  })

  it('never has two calls under way, and sends what was typed meanwhile after the first', async () => {
    const { vault, autosave, type } = start()
    type('one')
    const flushed = autosave.flush()
    type('two')
    void autosave.flush()
    expect(vault.sent.length, 'calls are serialised').toBe(1)
    vault.answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(vault.sent[1], 'the second call carries the first one’s revision').toEqual({
      text: 'two',
      revision: 8,
    })
    vault.answer()
    expect(await flushed, 'flush answers when the vault has everything').toBe(true)
  })
})

describe('when the core refuses', () => {
  it('keeps the text and tries again with the next change', async () => {
    const { vault, autosave, type } = start()
    type('one')
    await vi.advanceTimersByTimeAsync(400)
    vault.refuse(new IpcError('disk-full', 'The disk is full.'))
    await vi.advanceTimersByTimeAsync(0)
    expect(autosave.state).toBe('failed')
    expect(autosave.error?.code).toBe('disk-full')
    expect(autosave.dirty, 'the vault does not have the text').toBe(true)
    type('one more')
    await vi.advanceTimersByTimeAsync(400)
    expect(vault.sent[1]).toEqual({ text: 'one more', revision: 7 })
    vault.answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(autosave.error, 'a success clears the failure').toBeUndefined()
  })

  it('sends nothing after a conflict until the newer revision is adopted', async () => {
    const { vault, autosave, type } = start()
    type('mine')
    await vi.advanceTimersByTimeAsync(400)
    vault.refuse(new IpcError('conflict', 'Changed.'))
    await vi.advanceTimersByTimeAsync(0)
    type('mine, longer')
    await vi.advanceTimersByTimeAsync(5000)
    expect(autosave.state).toBe('conflict')
    expect(vault.sent.length, 'nothing is overwritten behind somebody’s back').toBe(1)
    expect(await autosave.flush(), 'flush says that the vault lacks something').toBe(false)
    autosave.adopt(12)
    await vi.advanceTimersByTimeAsync(400)
    expect(vault.sent[1]).toEqual({ text: 'mine, longer', revision: 12 })
  })
})

describe('leaving', () => {
  it('saves at once when the vault is about to be locked', async () => {
    const { vault, autosave, type } = start()
    const stop = autosave.watch()
    type('last words')
    const all = flushAll()
    expect(vault.sent).toEqual([{ text: 'last words', revision: 7 }])
    vault.answer()
    await all
    stop()
  })

  it('saves when the screen is left, and when another window comes to the front', async () => {
    const { vault, autosave, type } = start()
    const stop = autosave.watch()
    type('a')
    dispatchEvent(new Event('blur'))
    expect(vault.sent.length).toBe(1)
    vault.answer()
    await vi.advanceTimersByTimeAsync(0)
    type('ab')
    stop()
    expect(vault.sent.length).toBe(2)
  })

  it('sends nothing more once a draft is thrown away', async () => {
    const { vault, autosave, type } = start()
    type('a')
    await autosave.drop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(vault.sent).toEqual([])
  })
})

import { expect, it } from 'vitest'
import { IpcError } from '$lib/ipc/client'
import { Submission } from './submission.svelte'

it('does one thing at a time', async () => {
  const submission = new Submission()
  let begun = 0
  let finish = () => {}
  const work = () => {
    begun += 1
    return new Promise<void>((resolve) => (finish = resolve))
  }
  const first = submission.run(work)
  expect(submission.busy).toBe(true)
  await submission.run(work)
  expect(begun).toBe(1)
  finish()
  await first
  expect(submission.busy).toBe(false)
})

it('keeps the refusal until something is changed, at the field that it names', async () => {
  const submission = new Submission()
  const refused = new IpcError('validation', 'Sign on the line first.', 'ink.strokes')
  await submission.run(() => Promise.reject(refused))
  expect(submission.at('ink')).toBe('Sign on the line first.')
  expect(submission.at('in')).toBeUndefined()
  expect(submission.failure).toBeUndefined()
  submission.forgive()
  expect(submission.error).toBeUndefined()
})

it('tells a refusal that names no field as a whole, and forgets it with the next try', async () => {
  const submission = new Submission()
  await submission.run(() => Promise.reject(new IpcError('locked', 'The vault is locked.')))
  expect(submission.failure?.code).toBe('locked')
  await submission.run(() => Promise.resolve())
  expect(submission.failure).toBeUndefined()
})

import { beforeEach, expect, it } from 'vitest'
import type { FormView } from '$lib/ipc/bindings/FormView'
import { call } from '$lib/ipc/client'
import { openFake } from '$lib/ipc/fake'
import { memberId } from '$lib/ipc/fake/sample'
import { Talk } from './talk.svelte'

let form: FormView

beforeEach(async () => {
  openFake({})
  const { formId } = await call('talk_start', { memberId: memberId('tomas') })
  form = await call('form_get', { id: formId })
})

it('puts a settled point among the topics, so that what came of it can be written', () => {
  const talk = new Talk(form)
  talk.topic('their_topics', 'The Friday hour', 'discussed')
  talk.topic('their_topics', 'Night shifts', 'dropped')
  talk.topic('their_topics', 'The Friday hour', 'discussed')
  expect(talk.answers.their_topics, 'each once').toEqual([
    { text: 'The Friday hour', state: 'discussed' },
    { text: 'Night shifts', state: 'dropped' },
  ])
})

it('takes the row back with the point, unless something was written in it', () => {
  const talk = new Talk(form)
  talk.set('their_topics', [
    { text: 'The Friday hour', outcome: 'It stays', state: 'discussed' },
    { text: 'Night shifts', state: 'dropped' },
  ])
  talk.topic('their_topics', 'The Friday hour', undefined)
  talk.topic('their_topics', 'Night shifts', undefined)
  expect(talk.answers.their_topics).toEqual([
    { text: 'The Friday hour', outcome: 'It stays', state: undefined },
  ])
})

it('leaves a form without such a list as it is', () => {
  const talk = new Talk(form)
  talk.topic('nowhere', 'The Friday hour', 'discussed')
  expect(talk.answers).not.toHaveProperty('nowhere')
})

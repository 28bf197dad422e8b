import { render, screen } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { openFake } from '$lib/ipc/fake'
import { searching } from '$lib/navigation/searching.svelte'
import { findings } from '$lib/testing/axe'
import RecordTags from './RecordTags.svelte'

afterEach(() => searching.close())

test('a tag leads to everything else that has it', async () => {
  const core = openFake({})
  const expectation = core.world.expectations[0]
  if (!expectation) throw new Error('The sample team has expectations.')
  await core.invoke('tag_set', { kind: 'expectation', id: expectation.id, tags: ['handover'] })
  render(RecordTags, { kind: 'expectation', id: expectation.id })
  await userEvent.click(await screen.findByRole('button', { name: '#handover' }))
  expect(searching.text, 'the search is asked for the tag').toBe('#handover ')
  const found = (await core.invoke('search', { text: '#Handover ' })) as { hits: { id: string }[] }
  expect(found.hits.map(({ id }) => id)).toEqual([expectation.id])
  expect(await findings()).toEqual([])
})

import { render, screen } from '@testing-library/svelte'
import { expect, it } from 'vitest'
import type { TimelineRow } from '$lib/ipc/bindings/TimelineRow'
import TimelineEntry from './TimelineEntry.svelte'

const row: TimelineRow = {
  kind: 'form',
  id: '0',
  on: '2026-11-17',
  recordedAt: '2026-11-17T10:00:00Z',
  daysLate: 0,
  title: 'Teach the lab to certify',
  summary: null,
  state: 'filed',
  circle: 'shareable',
  template: 'recognition',
  attachments: 0,
}
const show = (more: Partial<TimelineRow>, template?: string) =>
  render(TimelineEntry, { row: { ...row, ...more }, template, last: false })

it('says what kind of form it is, to the eye and to a screen reader', () => {
  show({}, 'Recognition')
  expect(screen.getByRole('link', { name: 'Recognition: Teach the lab to certify' })).toBeTruthy()
  expect(screen.getByText('Recognition')).toBeTruthy()
})

it('says it once where the form has no other name', () => {
  show({ title: 'Recognition' }, 'Recognition')
  expect(screen.getAllByText(/Recognition/).length).toBe(2)
})

it('calls a form a form whose template is not known any more', () => {
  show({})
  expect(screen.getByRole('link', { name: 'Form: Teach the lab to certify' })).toBeTruthy()
})

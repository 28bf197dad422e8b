import { expect, test } from 'vitest'
import { call } from '../client'
import { openFake } from '.'

test('a closed vault answers only at the door', async () => {
  openFake({ vault: 'locked' })
  await expect(call('vault_status', {})).resolves.toMatchObject({ condition: 'locked' })
  await expect(call('today_view', {})).rejects.toMatchObject({ code: 'locked' })
})

test('an answer is a copy: writing on it changes nothing in the core', async () => {
  openFake({})
  const first = await call('member_list', {})
  first.rows.length = 0
  const second = await call('member_list', {})
  expect(second.rows).toHaveLength(7)
})

test('every template of the core is offered, and its forms can be begun', async () => {
  openFake({})
  const templates = await call('template_list', {})
  expect(templates).toHaveLength(20)
  expect(templates[0]?.key).toBe('coaching-session')
  const { rows } = await call('member_list', {})
  const memberId = rows[0]?.id
  if (!memberId) throw new Error('The sample team has members.')
  for (const { key, title } of templates) {
    const form = await call('form_create', { memberId, template: key })
    expect(form).toMatchObject({ title, template: { key } })
  }
})

test('a form grows and shrinks with its answers, as in the core', async () => {
  openFake({})
  const { rows } = await call('member_list', {})
  const memberId = rows[0]?.id
  if (!memberId) throw new Error('The sample team has members.')
  const form = await call('form_create', { memberId, template: 'grow' })
  expect(form.applicable.fields).not.toContain('raise')
  const saved = await call('form_save', {
    id: form.id,
    revision: form.revision,
    answers: { commitment: 7 },
  })
  expect(saved.applicable.fields).toContain('raise')
})

test('forms speak the language that is set for them', async () => {
  openFake({})
  await call('settings_update', { formLanguage: 'de' })
  const form = await call('template_get', { key: 'weekly-check-in' })
  expect(form.title).toBe('Wöchentlicher Check-in')
})

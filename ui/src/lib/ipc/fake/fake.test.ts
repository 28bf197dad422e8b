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

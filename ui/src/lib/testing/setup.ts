import { cleanup } from '@testing-library/svelte'
import { afterEach, beforeEach } from 'vitest'
import { setClock } from '$lib/format/dates'

beforeEach(() => {
  // The sample world's Thursday.
  setClock(() => new Date('2026-11-19T09:14:00'))
})

afterEach(() => {
  cleanup()
})

import { expect, it } from 'vitest'
import type { FieldView } from '$lib/ipc/bindings/FieldView'
import type { SectionView } from '$lib/ipc/bindings/SectionView'
import { partsOf } from './parts'

const field = (key: string, label = key): FieldView => ({
  key,
  label,
  help: null,
  fieldType: 'text',
  required: false,
  circle: 'mine',
  options: [],
  min: null,
  max: null,
  columns: [],
  theirWords: false,
  signer: null,
})
const section = (key: string, ...fields: FieldView[]): SectionView => ({
  key,
  step: key,
  title: key,
  help: null,
  prompts: [],
  minutes: null,
  fields,
})

it('shows what the core says that the form has, and no section without a field', () => {
  const sections = [section('first', field('a'), field('b')), section('second', field('c'))]
  const shown = partsOf(
    { sections },
    { sections: ['first', 'second'], fields: ['b'] },
    (text) => text,
  )
  expect(shown.map(({ key, fields }) => [key, fields.map((one) => one.key)])).toEqual([
    ['first', ['b']],
  ])
})

it('calls the member by name everywhere', () => {
  const list = { ...field('a', 'With {name}'), columns: [field('b', '{name} says')] }
  const shown = partsOf(
    { sections: [{ ...section('first', list), title: 'What does {name} say?' }] },
    { sections: ['first'], fields: ['a'] },
    (text) => text.replaceAll('{name}', 'Yuki'),
  )
  expect(shown[0]?.title).toBe('What does Yuki say?')
  expect(shown[0]?.fields[0]?.label).toBe('With Yuki')
  expect(shown[0]?.fields[0]?.columns[0]?.label).toBe('Yuki says')
})

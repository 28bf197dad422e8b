import { expect, it } from 'vitest'
import { fieldsOf, inOneLanguage, textIn, withText, type Definition } from './definition'
import {
  circlesWithin,
  copyField,
  inCircle,
  insertField,
  moveField,
  ofType,
  removeField,
  removeSection,
  stepOf,
  withActions,
  withColumns,
  withDefaultOwner,
} from './edits'

const words = { option: 'Option', column: 'Text' }
const definition: Definition = {
  format: 'kept-template-1',
  key: 'own-walk',
  version: 1,
  title: 'Walk',
  about: 'A talk while walking.',
  titleField: 'topic',
  followUpField: 'again',
  sections: [
    {
      key: 'first',
      step: 'First',
      title: 'First',
      fields: [
        { key: 'topic', label: 'Topic', type: 'text', circle: 'official' },
        { key: 'wrong', label: 'Wrong', type: 'check', circle: 'mine' },
      ],
    },
    {
      key: 'second',
      step: 'Second',
      title: 'Second',
      when: { field: 'wrong', ticked: true },
      fields: [
        { key: 'note', label: 'Note', type: 'long', circle: 'mine' },
        { key: 'again', label: 'Again', type: 'date', circle: 'mine' },
      ],
    },
  ],
}
const order = ({ sections }: Definition) =>
  sections.map(({ fields }) => fields.map(({ key }) => key))

it('moves a field inside a section and into another', () => {
  const down = moveField(definition, { section: 0, field: 0 }, { section: 0, field: 1 })
  expect(order(down)).toEqual([
    ['wrong', 'topic'],
    ['note', 'again'],
  ])
  const across = moveField(definition, { section: 0, field: 0 }, { section: 1, field: 2 })
  expect(order(across)).toEqual([['wrong'], ['note', 'again', 'topic']])
})

it('steps across sections with the keyboard and stops at both ends', () => {
  expect(stepOf(definition, { section: 0, field: 1 }, 1)).toEqual({ section: 1, field: 0 })
  expect(stepOf(definition, { section: 1, field: 0 }, -1)).toEqual({ section: 0, field: 2 })
  expect(stepOf(definition, { section: 0, field: 0 }, -1)).toBeUndefined()
  expect(stepOf(definition, { section: 1, field: 1 }, 1)).toBeUndefined()
})

it('lets nothing speak of a field that was taken out', () => {
  const without = removeField(definition, { section: 0, field: 1 })
  expect(without.sections[1]?.when, 'the section is always there then').toBeUndefined()
  const untitled = removeField(definition, { section: 0, field: 0 })
  expect(untitled.titleField, 'another text names the form').toBe('note')
  const less = removeSection(definition, 1)
  expect(less).not.toHaveProperty('followUpField')
  expect(definition.followUpField, 'what was there before can come back').toBe('again')
})

it('gives a field what its new type needs, and takes what it does not have', () => {
  const [first] = fieldsOf(definition)
  if (!first) throw new Error('there is a field')
  const topic = { ...first, theirWords: true, required: true }
  const scale = ofType(topic, 'scale', words)
  expect(scale).toMatchObject({ min: 1, max: 5, required: true })
  expect(scale).not.toHaveProperty('theirWords')
  const pick = ofType(scale, 'pick', words)
  expect(pick.options).toHaveLength(1)
  expect(pick).not.toHaveProperty('min')
  const sign = ofType(pick, 'sign', words)
  expect(sign, 'what is signed is official and cannot be required on the screen').toMatchObject({
    circle: 'official',
    signer: 'member',
  })
  expect(sign).not.toHaveProperty('required')
})

it('lets columns follow the circle of their list, and shows none to more people than the list', () => {
  const column = { key: 'text', label: 'Text', type: 'text' as const, circle: 'shareable' as const }
  const list = {
    key: 'plan',
    label: 'Plan',
    type: 'list' as const,
    circle: 'shareable' as const,
    columns: [column, { ...column, key: 'note', circle: 'mine' as const }],
  }
  const seen = (circle: 'mine' | 'official') =>
    inCircle(list, circle).columns?.map((one) => one.circle)
  expect(seen('official')).toEqual(['official', 'mine'])
  expect(seen('mine')).toEqual(['mine', 'mine'])
})

it('lets rows become promises and tasks, by the columns that a list has', () => {
  const list = ofType(
    { key: 'plan', label: 'Plan', type: 'text', circle: 'official' },
    'list',
    words,
  )
  const withList = insertField(definition, { section: 0, field: 0 }, list)
  const acts = withActions(withList, 'plan', true)
  expect(acts.actions).toEqual([{ field: 'plan', text: 'text' }])
  const due = { key: 'due', label: 'By', type: 'date' as const, circle: 'official' as const }
  const place = { section: 0, field: 0 }
  const more = withColumns(acts, place, [...(list.columns ?? []), due])
  expect(more.actions).toEqual([{ field: 'plan', text: 'text', due: 'due' }])
  expect(withColumns(more, place, [due]), 'without words nothing can be done').not.toHaveProperty(
    'actions',
  )
  expect(withActions(more, 'plan', false)).not.toHaveProperty('actions')
})

it('copies a field with a key of its own', () => {
  const copied = copyField(definition, { section: 0, field: 0 })
  expect(order(copied)[0]).toEqual(['topic', 'topic-2', 'wrong'])
})

it('writes a text in one language or in both', () => {
  expect(withText('Topic', 'one', 'Matter')).toBe('Matter')
  const both = withText('Topic', 'de', 'Thema')
  expect(both).toEqual({ en: 'Topic', de: 'Thema' })
  expect([textIn(both, 'en'), textIn(both, 'de')]).toEqual(['Topic', 'Thema'])
  const one = inOneLanguage({ ...definition, title: both }, 'de')
  expect(one.title).toBe('Thema')
  expect(one.about, 'what stands in one language only stays').toBe('A talk while walking.')
})

it('offers a column no circle that is wider than that of its list', () => {
  expect(circlesWithin('mine')).toEqual(['mine'])
  expect(circlesWithin('shareable')).toEqual(['mine', 'shareable'])
})

it('says whose the rows are that name nobody, and only if it is not the manager', () => {
  const acted = { ...definition, actions: [{ field: 'plan', text: 'step' }] }
  const theirs = withDefaultOwner(acted, 'plan', 'member')
  expect(theirs.actions).toEqual([{ field: 'plan', text: 'step', defaultOwner: 'member' }])
  expect(withDefaultOwner(theirs, 'plan', 'manager').actions).toEqual(acted.actions)
  expect(withDefaultOwner(theirs, 'other', 'manager').actions).toEqual(theirs.actions)
})

import { expect, test } from 'vitest'
import { has, parts, t } from '.'

const code = import.meta.glob<string>(['../../**/*.{ts,svelte}', '!../../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const messages = import.meta.glob<string>('../../**/*.en.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const idPattern = /^([a-z][\w-]*) *=/gm
const defined = Object.values(messages).flatMap((source) =>
  [...source.matchAll(idPattern)].map(([, id]) => id ?? ''),
)

/** Ids written out: `t('id'`, `<Message id="id"`, and every string in code that could be one. */
function usedIn(source: string) {
  const exact = [
    ...source.matchAll(/\bt\(\s*'([\w-]+)'/g),
    ...source.matchAll(/<Message\s+id="([\w-]+)"/g),
    ...source.matchAll(/\b(?:label|title): '([a-z]+-[\w-]+)'/g),
  ].map(([, id]) => id ?? '')
  const prefixes = [...source.matchAll(/\bt\(\s*`([\w-]+)\$\{/g)].map(([, prefix]) => prefix ?? '')
  return { exact, prefixes }
}

test('every message that the code asks for exists', () => {
  const missing = Object.entries(code).flatMap(([path, source]) => {
    const { exact, prefixes } = usedIn(source)
    return [
      ...exact.filter((id) => !has(id)),
      ...prefixes.filter((prefix) => !defined.some((id) => id.startsWith(prefix))),
    ].map((id) => `${path}: ${id}`)
  })
  expect(missing).toEqual([])
})

test('no id is defined twice, so no feature overwrites another’s words', () => {
  const twice = defined.filter((id, index) => defined.indexOf(id) !== index)
  expect(twice).toEqual([])
})

test('no message stands there that nobody asks for', () => {
  const all = Object.values(code).join('\n')
  const unused = defined.filter((id) => {
    if (all.includes(`'${id}'`) || all.includes(`"${id}"`) || all.includes(`\`${id}\``))
      return false
    return ![...all.matchAll(/`([\w-]+-)\$\{/g)].some(
      ([, prefix]) => prefix && id.startsWith(prefix),
    )
  })
  expect(unused).toEqual([])
})

test('numbers choose the form of the words', () => {
  expect(t('task-late', { days: 1 })).toBe('1 day late')
  expect(t('task-late', { days: 3 })).toBe('3 days late')
})

test('strong parts are the message’s, never a name’s', () => {
  expect(parts('today-owes', { name: '<b>Joost</b>', what: 'the list' })).toEqual([
    { text: '<b>Joost</b>', strong: true },
    { text: ' owes: the list', strong: false },
  ])
})

test('a missing message or argument is an error, not an empty label', () => {
  expect(() => t('no-such-message')).toThrow('no-such-message')
  expect(() => t('task-late')).toThrow('task-late')
})

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

/**
 * Messages stand in `*.en.ftl` beside the feature that shows them.
 * Fluent was chosen because the core can read the same files.
 */
const sources = import.meta.glob<string>('../../**/*.en.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The language of the window, for formatting too. */
export const locale = 'en-GB'

export type Args = Record<string, FluentVariable>

/** Stand for `<b>` and `</b>` of a message, so that the same letters in somebody's name mean nothing. */
const open = '\uE000'
const close = '\uE001'

const bundle = new FluentBundle(locale, {
  // Isolation marks would sit inside accessible names and copied text. Names that may run
  // the other way are wrapped in `<bdi>` where they stand alone.
  useIsolating: false,
})
for (const [path, source] of Object.entries(sources)) {
  const marked = source.replaceAll('<b>', open).replaceAll('</b>', close)
  const errors = bundle.addResource(new FluentResource(marked))
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(String).join('; ')}`)
}

function format(id: string, args?: Args): string {
  const message = bundle.getMessage(id)
  if (!message?.value) throw new Error(`There is no message "${id}".`)
  const errors: Error[] = []
  const text = bundle.formatPattern(message.value, args, errors)
  if (errors[0]) throw new Error(`Message "${id}": ${errors[0].message}`)
  return text
}

/** The message in the language of the window: `t('today-late', { days: 3 })`. */
export function t(id: string, args?: Args): string {
  return format(id, args).replaceAll(open, '').replaceAll(close, '')
}

/** A message whose `<b>` parts are to stand out; shown by `Message.svelte`. */
export function parts(id: string, args?: Args): { text: string; strong: boolean }[] {
  return format(id, args)
    .split(open)
    .flatMap((chunk, index) => {
      if (index === 0) return [{ text: chunk, strong: false }]
      const [strong = '', rest = ''] = chunk.split(close)
      return [
        { text: strong, strong: true },
        { text: rest, strong: false },
      ]
    })
    .filter((part) => part.text !== '')
}

/** Whether there is such a message. */
export function has(id: string): boolean {
  return bundle.hasMessage(id)
}

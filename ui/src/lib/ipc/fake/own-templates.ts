import { currentTime } from '$lib/format/dates'
import type { OwnTemplateView } from '../bindings/OwnTemplateView'
import type { FormView } from '../bindings/FormView'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { layouts } from './documents'
import { drawForm } from './forms'
import {
  applicable,
  templateFile,
  templateFiles,
  templateView,
  type TemplateFile,
} from './templates'
import type { World } from './world'

const kept = new WeakMap<World, Map<string, OwnTemplateView>>()

function store(world: World): Map<string, OwnTemplateView> {
  const known = kept.get(world) ?? new Map<string, OwnTemplateView>()
  kept.set(world, known)
  return known
}

function own(world: World, key: string): OwnTemplateView {
  const found = store(world).get(key)
  if (!found) throw new IpcError('not-found', 'This template is not there any more.')
  return found
}

const fileOf = (view: OwnTemplateView) => view.definition as unknown as TemplateFile

function titleOf(view: OwnTemplateView): string {
  const { title } = fileOf(view)
  return typeof title === 'string' ? title : (title.en ?? title.de ?? '')
}

/** What the core would begin with. */
const empty: TemplateFile & { format: string } = {
  format: 'kept-template-1',
  key: '',
  version: 1,
  title: 'New template',
  about: 'What this talk is for.',
  titleField: 'topic',
  sections: [
    {
      key: 'talk',
      step: 'Talk',
      title: 'What is this about?',
      fields: [{ key: 'topic', label: 'Topic', type: 'text', circle: 'official' }],
    },
  ],
}

export const handlers: Handlers = {
  template_own_list: (_, world) =>
    [...store(world).values()].map((view) => ({
      key: view.key,
      title: titleOf(view),
      published: view.published,
      changed: view.changed,
      archived: view.archived,
      updatedAt: view.updatedAt,
    })),
  template_own_get: ({ key }, world) => own(world, key),
  template_own_create: ({ copyOf }, world) => {
    const built = templateFiles.find((file) => file.key === copyOf)
    const source = copyOf ? (built ?? fileOf(own(world, copyOf))) : empty
    const key = `own-template-${store(world).size + 1}`
    const view: OwnTemplateView = {
      key,
      revision: 1,
      published: 0,
      changed: true,
      archived: false,
      used: 0,
      definition: structuredClone({ ...source, key, version: 1 }),
      updatedAt: currentTime().toISOString(),
    }
    store(world).set(key, view)
    world.changed('template')
    return view
  },
  template_own_save: ({ key, revision, definition }, world) => {
    const found = own(world, key)
    if (found.revision !== revision) throw new IpcError('conflict', 'Changed in the meantime.')
    Object.assign(found, { definition, revision: revision + 1, changed: true })
    world.changed('template')
    return { revision: found.revision, savedAt: currentTime().toISOString() }
  },
  template_own_publish: ({ key }, world) => {
    const found = own(world, key)
    Object.assign(found, { published: found.published + 1, changed: false })
    world.changed('template')
    return found
  },
  template_own_archive: ({ key, archived }, world) => {
    const found = own(world, key)
    Object.assign(found, { archived })
    world.changed('template')
    return found
  },
  template_try: ({ definition, answers, language }) => {
    const file = definition as unknown as TemplateFile
    const problems = file.sections.flatMap((section, index) =>
      section.fields.flatMap((field, at) =>
        field.label === ''
          ? [{ field: `sections[${index}].fields[${at}].label`, message: 'Write a label.' }]
          : [],
      ),
    )
    return {
      template: templateView(file, language),
      applicable: applicable(file, answers),
      problems,
    }
  },
  preview_template: ({ definition, language }) => {
    const template = templateView(definition as unknown as TemplateFile, language)
    const token = `blank-${layouts.size}`
    const fields = template.sections.flatMap((section) => section.fields)
    const answers: Record<string, string> = {}
    for (const { key } of fields) answers[key] = '—'
    const blank = { template, title: template.title, memberName: '', answers }
    layouts.set(token, [drawForm(blank as FormView)])
    return { token, pages: 1, pageWidth: 595, pageHeight: 842, marks: [], notices: [] }
  },
  template_choose: () => ({ name: null, json: null }),
  template_save: () => ({ name: null }),
  template_export: ({ key }) => ({
    name: `${key}.kept-template.json`,
    json: JSON.stringify(templateFile(key), undefined, 2),
  }),
  template_import: () => {
    throw new IpcError('validation', 'This is not a template file that Kept can read.', 'json')
  },
}

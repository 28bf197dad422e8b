import { currentTime } from '$lib/format/dates'
import type { AttachmentHolder } from '../bindings/AttachmentHolder'
import type { AttachmentId } from '../bindings/AttachmentId'
import type { AttachmentKind } from '../bindings/AttachmentKind'
import type { AttachmentRow } from '../bindings/AttachmentRow'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import { sampleId } from './sample'
import type { World } from './world'

interface File {
  of: { kind: AttachmentHolder; id: string }
  row: AttachmentRow
}

interface Kept {
  files: File[]
  gone: File[]
  made: number
}

const most = 25_000_000
const all = new WeakMap<World, Kept>()

function kept(world: World): Kept {
  const known = all.get(world) ?? { files: [], gone: [], made: 0 }
  all.set(world, known)
  return known
}

/** The files of a record, oldest first. */
export function filesAt(world: World, id: string): AttachmentRow[] {
  return kept(world)
    .files.filter(({ of }) => of.id === id)
    .map(({ row }) => row)
}

/** Lets a removed file go. */
export function forgetFile(world: World, id: string): void {
  const known = kept(world)
  known.gone = known.gone.filter(({ row }) => row.id !== id)
}

/** Puts a removed file back, if it is one. */
export function putBackFile(world: World, id: string): boolean {
  const { files, gone } = kept(world)
  const found = gone.find(({ row }) => row.id === id)
  if (found) {
    files.push(found)
    world.changed(found.of.kind)
  }
  return found !== undefined
}

function add(
  world: World,
  of: File['of'],
  file: { name: string; kind: AttachmentKind; size: number; pages?: number; misnamed?: boolean },
): AttachmentRow {
  const known = kept(world)
  known.made += 1
  const row: AttachmentRow = {
    id: sampleId(7, known.made) as AttachmentId,
    name: file.name,
    kind: file.kind,
    misnamed: file.misnamed ?? false,
    size: file.size,
    pages: file.pages ?? null,
    undrawn: false,
    addedAt: currentTime().toISOString(),
  }
  known.files.push({ of: { kind: of.kind, id: of.id }, row })
  world.changed(of.kind)
  return row
}

function file(world: World, id: AttachmentId): AttachmentRow {
  const found = kept(world).files.find(({ row }) => row.id === id)
  if (!found) throw new IpcError('not-found', 'This is not there any more.')
  return found.row
}

/** What the name says is believed here; the core looks into the file. */
function kindOf(name: string): { kind: AttachmentKind; pages?: number } {
  if (/\.pdf$/i.test(name)) return { kind: 'pdf', pages: 3 }
  if (/\.jpe?g$/i.test(name)) return { kind: 'jpeg', pages: 1 }
  if (/\.png$/i.test(name)) return { kind: 'png', pages: 1 }
  return { kind: /\.txt$/i.test(name) ? 'text' : 'file' }
}

/** One grey pixel, where nothing can draw. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOYBQAAggCBKQ4RXwAAAABJRU5ErkJggg=='

/** A drawing that stands for a photo or a page. */
async function drawing({ kind }: AttachmentRow, page: number, edge: number): Promise<ArrayBuffer> {
  const wide = kind !== 'pdf'
  const [width, height] = wide ? [edge, edge * 0.75] : [edge * 0.707, edge]
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? undefined : new OffscreenCanvas(width, height)
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return Uint8Array.from(atob(pixel), (c) => c.charCodeAt(0)).buffer
  pen.fillStyle = wide ? '#9db0a5' : '#ffffff'
  pen.fillRect(0, 0, width, height)
  if (wide) {
    pen.fillStyle = '#5d6f66'
    pen.fillRect(width * 0.2, height * 0.45, width * 0.6, height * 0.4)
    pen.fillStyle = '#c8b27a'
    pen.beginPath()
    pen.arc(width * 0.5, height * 0.4, height * 0.18, 0, 7)
    pen.fill()
  } else {
    pen.fillStyle = '#3c4440'
    for (let line = 0; line < 24 - page * 4; line += 1) {
      const long = 0.76 - ((line * 7 + page) % 5) * 0.05
      pen.fillRect(width * 0.12, height * (0.1 + line * 0.034), width * long, height * 0.012)
    }
  }
  return (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()
}

export const handlers: Handlers = {
  attachment_list: ({ kind, id }, world) => ({
    rows: filesAt(world, id),
    room: most,
    removable:
      kind === 'note' || world.forms.some((form) => form.id === id && form.state === 'draft'),
  }),
  attachment_get: ({ id }, world) => file(world, id),
  attachment_add: ({ name, bytes, ...of }, world) =>
    add(world, of, { name, size: Math.floor((bytes.length / 4) * 3), ...kindOf(name) }),
  attachment_choose: (of, world) => ({
    added: [
      add(world, of, { name: 'Rig in Delft.jpg', kind: 'jpeg', size: 3_412_887, pages: 1 }),
      add(world, of, { name: 'Service report 2026-11.pdf', kind: 'pdf', size: 812_004, pages: 3 }),
      add(world, of, { name: 'Invoice.pdf', kind: 'program', size: 148_224, misnamed: true }),
    ],
    refused: [
      {
        name: 'Bench film.mov',
        message: 'This file is larger than 25 MB. Attach a smaller version.',
      },
    ],
  }),
  // The fake draws in time.
  attachment_draw: ({ id }, world) => file(world, id),
  attachment_remove: ({ id }, world) => {
    const known = kept(world)
    const found = known.files.find(({ row }) => row.id === id)
    if (!found) throw new IpcError('not-found', 'This is not there any more.')
    known.files = known.files.filter((one) => one !== found)
    known.gone.push(found)
    world.changed(found.of.kind)
    return {}
  },
  attachment_thumbnail: ({ id }, world) => drawing(file(world, id), 0, 240),
  attachment_page: ({ id, page }, world) => drawing(file(world, id), page, 1400),
  attachment_bytes: () => new ArrayBuffer(0),
  attachment_save: ({ id }, world) => ({ name: file(world, id).name }),
}

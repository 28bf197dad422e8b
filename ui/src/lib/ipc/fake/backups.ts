import type { WorkStep } from '../bindings/WorkStep'
import { IpcError } from '../errors'
import type { Handlers } from '.'
import type { World } from './world'

const words = 'gravel lantern cedar quilt marble sparrow thimble orchard copper meadow'.split(' ')
const stick = '/media/marit/STICK/Kept'

/** Goes through the steps of long work, as the core does: telling how far it is, and ending when asked to. */
async function work(world: World, ...steps: WorkStep[]): Promise<void> {
  world.work.cancelled = false
  for (const step of steps) {
    for (const percent of [null, 20, 45, 70, 90]) {
      world.progress({ step, percent })
      await new Promise((resolve) => setTimeout(resolve, world.work.pace))
      if (world.work.cancelled) {
        throw new IpcError('precondition', 'It was cancelled. Nothing has changed.')
      }
    }
  }
}

function prove(world: World, passphrase: string | null) {
  if (passphrase !== world.passphrase) {
    throw new IpcError('wrong-passphrase', 'That is not the passphrase of this vault.')
  }
}

const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '')

const content = (world: World) => ({
  members: world.members.length,
  expectations: world.expectations.length,
  forms: world.forms.length,
  documents: world.documents.length,
  journalEntries: 1187,
})

export const handlers: Handlers = {
  passphrase_suggest: () => {
    const drawn = Array.from({ length: 6 }, () => words[Math.floor(Math.random() * words.length)])
    return { passphrase: drawn.join(' '), bits: 77 }
  },
  vault_unlock_with_keychain: (_, world) => {
    if (!world.session.keychain) {
      throw new IpcError(
        'wrong-passphrase',
        'The keychain of this computer does not open this vault. Type the passphrase.',
      )
    }
    world.status = { ...world.status, condition: 'unlocked' }
    return world.session
  },
  vault_keychain_set: ({ passphrase, on }, world) => {
    prove(world, passphrase)
    world.session.keychain = on
    world.status = { ...world.status, keychain: on }
    world.changed('session')
    return {}
  },
  vault_rotate_key: async ({ passphrase }, world) => {
    prove(world, passphrase)
    await work(world, 'copying', 'checking', 'rewriting', 'checking')
    const madeAt = new Date('2026-11-19T09:14:00').toISOString()
    world.kit = { ...world.kit, groups: world.kit.groups.toReversed(), madeAt }
    world.session.kitSaved = false
    world.changed('session')
    return world.kit
  },
  vault_check: async (_, world) => {
    await work(world, 'copying', 'checking')
    if (world.session.trouble === 'damaged') {
      throw new IpcError('vault-damaged', 'A part of the vault’s file is damaged. Open a backup.')
    }
    return { journalEntries: 1187, tables: null }
  },
  vault_place_accept: (_, world) => {
    world.session.place = 'ordinary'
    world.changed('session')
    return {}
  },
  vault_rescue: async (_, world) => {
    await work(world, 'copying', 'writing', 'checking')
    return {
      folder: '/home/marit/Documents/Marit’s log rescued.kept',
      rows: 4212,
      lost: 9,
      tables: [
        { name: 'task', rows: 310, lost: 2 },
        { name: 'form_body', rows: 188, lost: 7 },
      ],
    }
  },
  recovery_kit_rehearse: ({ passphrase, first, second }, world) => {
    prove(world, passphrase)
    for (const [field, { index, text }] of Object.entries({ first, second })) {
      if (plain(text) !== world.kit.groups[index]) {
        throw new IpcError(
          'validation',
          'This is not what stands on the sheet. Look again.',
          `${field}.text`,
        )
      }
    }
    world.session.kitRehearsalDue = false
    world.changed('settings')
    return {}
  },
  backup_list: (_, world) => world.backups,
  backup_status: (_, world) => world.backupStatus,
  backup_create: async ({ folder }, world) => {
    await work(world, 'copying', 'checking', 'writing')
    const madeAt = new Date('2026-11-19T09:14:00').toISOString()
    const backup = {
      file: `${folder ?? '/home/marit/Documents/Marit’s log.kept/backups'}/Kept 7W3K-9PXA 2026-11-19T0914.kept-backup`,
      bytes: 6_422_528,
      madeAt,
      vaultNumber: world.session.vaultNumber,
    }
    if (!folder) {
      world.backups = [backup, ...world.backups]
      const { secondPlace } = world.backupStatus
      world.backupStatus = {
        ...world.backupStatus,
        lastAt: madeAt,
        behindSince: null,
        secondPlace: secondPlace && { ...secondPlace, lastAt: madeAt },
      }
    }
    world.changed('settings')
    const copied = world.backupStatus.secondPlace?.present ?? null
    return { backup, content: content(world), copied }
  },
  backup_verify: async ({ file }, world) => {
    await work(world, 'unpacking', 'checking')
    if (!world.backups.some((row) => row.file === file && row.madeAt)) {
      throw new IpcError('integrity', 'This backup is damaged. Choose another one.', 'file')
    }
    world.backupStatus = {
      ...world.backupStatus,
      rehearsedAt: new Date('2026-11-19T09:14:00').toISOString(),
    }
    world.changed('settings')
    return content(world)
  },
  backup_place_choose: () => ({ path: stick }),
  backup_place_set: ({ folder }, world) => {
    world.backupStatus = {
      ...world.backupStatus,
      secondPlace: folder ? { folder, present: true, lastAt: null } : null,
    }
    world.changed('settings')
    return world.backupStatus
  },
  backup_choose: () => ({ path: `${stick}/Kept 7W3K-9PXA 2026-11-18T1642.kept-backup` }),
  backup_open: async ({ passphrase, recoveryKey, newPassphrase }, world) => {
    if (recoveryKey !== null) {
      if (plain(recoveryKey) !== plain(world.kit.groups.join(''))) {
        throw new IpcError('wrong-passphrase', 'This recovery key belongs to another vault.')
      }
    } else prove(world, passphrase)
    await work(world, 'unpacking', 'checking')
    const replaces = !['none', 'missing'].includes(world.status.condition)
    world.openBackup = { replaces, passphrase: newPassphrase ?? world.passphrase }
    return {
      madeAt: new Date('2026-11-18T16:42:00').toISOString(),
      vaultNumber: world.session.vaultNumber,
      vaultName: world.session.vaultName,
      content: content(world),
      folderName: world.session.vaultName,
      replaces,
    }
  },
  backup_restore: (_, world) => {
    if (!world.openBackup)
      throw new IpcError('precondition', 'Choose a backup and look inside first.')
    const { replaces, passphrase } = world.openBackup
    world.openBackup = null
    world.passphrase = passphrase
    world.session = { ...world.session, trouble: null }
    world.status = { ...world.status, condition: 'unlocked' }
    const replaced = replaces ? 'Marit’s log replaced 2026-11-19 09.14.00' : null
    return { session: world.session, content: content(world), replaced }
  },
  backup_close: (_, world) => {
    world.openBackup = null
    return {}
  },
  work_cancel: (_, world) => {
    world.work.cancelled = true
    return {}
  },
}

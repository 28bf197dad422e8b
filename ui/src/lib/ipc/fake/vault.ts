import { IpcError } from '../errors'
import type { Handlers } from '.'
import { sampleTeam } from './sample'
import { nobody, type World } from './world'

function open(world: World) {
  world.status = { ...world.status, condition: 'unlocked', number: world.session.vaultNumber }
  return world.session
}

function prove(world: World, passphrase: string) {
  if (passphrase !== world.passphrase) {
    throw new IpcError('wrong-passphrase', 'The passphrase does not fit.')
  }
}

const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '')

export const handlers: Handlers = {
  vault_status: (_, world) => world.status,
  vault_create: ({ name, passphrase, manager }, world) => {
    world.passphrase = passphrase
    Object.assign(world, nobody())
    world.session = {
      ...world.session,
      vaultName: name,
      kitSaved: false,
      settings: {
        ...world.session.settings,
        managerName: manager?.name ?? '',
        managerRole: manager?.role ?? null,
        organisation: manager?.organisation ?? null,
      },
    }
    world.kit.vaultName = name
    return { session: open(world), recoveryKit: world.kit }
  },
  vault_unlock: ({ passphrase }, world) => {
    prove(world, passphrase)
    return open(world)
  },
  vault_recover: ({ recoveryKey, newPassphrase }, world) => {
    if (plain(recoveryKey) !== plain(world.kit.groups.join(''))) {
      throw new IpcError('wrong-passphrase', 'The recovery key does not fit this vault.')
    }
    world.passphrase = newPassphrase
    return open(world)
  },
  vault_lock: (_, world) => {
    world.status = { ...world.status, condition: 'locked', remindersWaiting: 3 }
    world.changed('session')
    return {}
  },
  vault_change_passphrase: ({ current, new: next }, world) => {
    if (current !== world.passphrase) {
      throw new IpcError('wrong-passphrase', 'The passphrase does not fit.', 'current')
    }
    world.passphrase = next
    return {}
  },
  vault_choose: (_, world) => {
    // Showing another vault closes the one that is open.
    if (world.status.condition === 'unlocked') {
      world.status = { ...world.status, condition: 'locked', remindersWaiting: null }
      world.changed('session')
    }
    return { path: '/home/marit/Marit.kept' }
  },
  vault_place: () => ({ path: '/home/marit/Documents' }),
  passphrase_rate: ({ passphrase }) => {
    const words = passphrase.trim().split(/\s+/).filter(Boolean).length
    const bars = Math.min(4, Math.max(words - 2, Math.floor(passphrase.length / 7)))
    return { bars, advice: bars < 3 ? 'Add another word or two.' : null }
  },
  session_get: (_, world) => world.session,
  settings_get: (_, world) => world.session.settings,
  settings_update: ({ manager, ...change }, world) => {
    const { settings } = world.session
    Object.assign(settings, change)
    if (manager) {
      settings.managerName = manager.name
      settings.managerRole = manager.role ?? null
      settings.organisation = manager.organisation ?? null
    }
    world.changed('settings')
    return settings
  },
  recovery_kit_show: ({ passphrase }, world) => {
    prove(world, passphrase)
    return world.kit
  },
  recovery_kit_save: ({ passphrase }, world) => {
    prove(world, passphrase)
    return { name: 'Kept recovery kit.pdf' }
  },
  recovery_kit_print: ({ passphrase }, world) => {
    prove(world, passphrase)
    return {}
  },
  recovery_kit_confirm: ({ first, second }, world) => {
    for (const [field, { index, text }] of Object.entries({ first, second })) {
      const group = world.kit.groups[index]
      if (plain(text) !== group) {
        throw new IpcError('validation', 'This is not the group. Look at the row again.', field)
      }
    }
    world.session.kitSaved = true
    return {}
  },
  sample_add: (_, world) => {
    Object.assign(world, sampleTeam())
    world.session.hasSample = true
    world.changed('session')
    world.changed('member')
    return {}
  },
  sample_remove: (_, world) => {
    Object.assign(world, nobody())
    world.session.hasSample = false
    world.changed('session')
    world.changed('member')
    return {}
  },
  appearance_get: (_, world) => world.appearance,
  appearance_set: (request, world) => {
    Object.assign(world.appearance, request)
    return world.appearance
  },
  window_ready: () => ({}),
  capture_wanted: () => ({ wanted: false }),
  shortcut_get: (_, world) => world.shortcut,
  shortcut_set: ({ shortcut }, world) => {
    // Many desktops open a terminal with it.
    if (shortcut?.code === 'KeyT') {
      const message = 'Another program has this key already. Choose another one.'
      throw new IpcError('validation', message, 'shortcut')
    }
    world.shortcut = { ...world.shortcut, shortcut }
    return world.shortcut
  },
  text_copy: ({ text }, world) => {
    world.copied = text
    return {}
  },
  window_used: () => ({}),
  window_leave: () => ({}),
  window_return: () => ({ place: null }),
  protections_get: () => ({
    networkRefused: true,
    landlockVersion: 7,
    noNewRights: true,
    noCoreDumps: true,
    memoryHidden: true,
    memoryWiped: true,
    memoryLockedKib: 1344,
    webViewForgets: true,
    lockTriggers: {
      screenLock: ['org.gnome.ScreenSaver', 'org.freedesktop.login1'],
      sleep: true,
      sessionSwitch: true,
    },
  }),
  about: () => ({
    version: '0.1.0',
    licences: [
      { name: 'SQLCipher', version: '4.19.0', licence: 'BSD-3-Clause' },
      { name: 'Svelte', version: '5.57.3', licence: 'MIT' },
      { name: 'Typst', version: '0.15.1', licence: 'Apache-2.0' },
    ],
  }),
}

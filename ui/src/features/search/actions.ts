import type { MemberId } from '$lib/ipc/bindings/MemberId'
import { t } from '$lib/i18n'
import { creators } from '$lib/navigation/creators.svelte'
import { go, type Route } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import type { IconName } from '$lib/ui/icons'

/** Somebody whom an action can be about. */
export interface Somebody {
  id: MemberId
  name: string
  /** What one calls them. */
  called: string
}

/** Something to do. */
export interface Action {
  id: string
  icon: IconName
  label: string
  /** Its key elsewhere, as in the registry. */
  keys?: string
  run: () => void
}

const places: { name: Route['name']; icon: IconName; keys?: string; route: Route }[] = [
  { name: 'today', icon: 'sun', keys: 'g t', route: { name: 'today' } },
  { name: 'people', icon: 'users', keys: 'g p', route: { name: 'people' } },
  { name: 'log', icon: 'notebook-pen', keys: 'g l', route: { name: 'log' } },
  { name: 'expectations', icon: 'target', keys: 'g e', route: { name: 'expectations' } },
  { name: 'documents', icon: 'file-check-corner', keys: 'g d', route: { name: 'documents' } },
  { name: 'reminders', icon: 'bell', route: { name: 'reminders' } },
  { name: 'settings', icon: 'settings-2', route: { name: 'settings' } },
  { name: 'backups', icon: 'archive-restore', route: { name: 'backups' } },
]

/** What can be done about somebody. */
export function actionsFor({ id, called }: Somebody): Action[] {
  return [
    {
      id: 'talk',
      icon: 'compass',
      label: t('search-talk-with', { name: called }),
      run: () => creators.open('talk', id),
    },
    {
      id: 'expectation',
      icon: 'target',
      label: t('search-expectation-for', { name: called }),
      run: () => creators.open('expectation', id),
    },
    {
      id: 'note',
      icon: 'feather',
      label: t('search-note-about', { name: called }),
      run: () => creators.open('note', id),
    },
    {
      id: 'reminder',
      icon: 'alarm-clock',
      label: t('search-reminder-about', { name: called }),
      run: () => creators.open('reminder', id),
    },
    {
      id: 'page',
      icon: 'user',
      label: t('search-page-of', { name: called }),
      run: () => go({ name: 'person', id }),
    },
  ]
}

/** What can be done anywhere. */
export function actionsAnywhere(): Action[] {
  return [
    {
      id: 'capture',
      icon: 'feather',
      label: t('search-capture'),
      keys: '$mod+Shift+k',
      run: () => creators.open('note'),
    },
    {
      id: 'new-talk',
      icon: 'compass',
      label: t('search-new-talk'),
      run: () => creators.open('talk'),
    },
    {
      id: 'new-expectation',
      icon: 'target',
      label: t('search-new-expectation'),
      run: () => creators.open('expectation'),
    },
    {
      id: 'new-reminder',
      icon: 'alarm-clock',
      label: t('search-new-reminder'),
      run: () => creators.open('reminder'),
    },
    {
      id: 'new-person',
      icon: 'user-plus',
      label: t('search-new-person'),
      run: () => creators.open('person'),
    },
    ...places.map(({ name, icon, keys, route }) => ({
      id: `go-${name}`,
      icon,
      label: t(`search-go-${name}`),
      ...(keys ? { keys } : {}),
      run: () => go(route),
    })),
    {
      id: 'lock',
      icon: 'lock-keyhole',
      label: t('search-lock'),
      keys: '$mod+l',
      run: () => void session.lock(),
    },
  ]
}

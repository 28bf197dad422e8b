import { t } from '$lib/i18n'
import { IpcError } from '$lib/ipc/client'
import { errorText } from '$lib/ipc/text'
import { creators } from '$lib/navigation/creators.svelte'
import type { Scope } from '$lib/navigation/keys.svelte'
import { go, router, type Route } from '$lib/navigation/router.svelte'
import { session } from '$lib/state/session.svelte'
import { toasts } from '$lib/state/toasts.svelte'
import { hasCreator, hasCreators, hasPage, hasPalette } from './pages'

/** What the frame of the window does for the keys that work everywhere. */
export interface Frame {
  openPalette: () => void
  openNew: () => void
  toggleRail: () => void
  openSheet: () => void
}

const places: { letter: string; label: string; route: Route }[] = [
  { letter: 't', label: 'keys-go-today', route: { name: 'today' } },
  { letter: 'p', label: 'keys-go-people', route: { name: 'people' } },
  { letter: 'e', label: 'keys-go-expectations', route: { name: 'expectations' } },
  { letter: 'l', label: 'keys-go-log', route: { name: 'log' } },
  { letter: 'd', label: 'keys-go-documents', route: { name: 'documents' } },
]

/** The keys that work everywhere while the vault is open. */
export function frameKeys(frame: Frame): Scope {
  return {
    title: 'keys-everywhere',
    bindings: [
      ...(hasPalette
        ? [{ keys: '$mod+k', label: 'keys-palette', run: frame.openPalette, inFields: true }]
        : []),
      ...(hasCreators ? [{ keys: 'c', label: 'keys-new', run: frame.openNew }] : []),
      ...places
        .filter(({ route }) => hasPage(route.name))
        .map(({ letter, label, route }) => ({ keys: `g ${letter}`, label, run: () => go(route) })),
      ...(hasCreator('note')
        ? [
            {
              keys: '$mod+Shift+k',
              label: 'keys-capture',
              run: () => creators.open('note', here()),
              inFields: true,
            },
          ]
        : []),
      { keys: '$mod+z', label: 'keys-undo', run: () => void undo() },
      { keys: '$mod+\\', label: 'keys-rail', run: frame.toggleRail, inFields: true },
      { keys: 'F6', label: 'keys-pane', run: nextPane, inFields: true },
      { keys: '$mod+Shift+h', label: 'keys-hide', run: () => void hidePrivate(), inFields: true },
      { keys: '$mod+l', label: 'keys-lock', run: () => void session.lock(), inFields: true },
      { keys: 'Shift+?', label: 'keys-sheet', run: frame.openSheet },
    ],
  }
}

/** Whose page is shown. */
function here() {
  return router.route.name === 'person' ? router.route.id : undefined
}

/** Somebody comes near, or has gone: private text is blurred, or shown again. */
async function hidePrivate(): Promise<void> {
  try {
    await session.update({ hidePrivate: !session.settings.hidePrivate })
  } catch (reason) {
    toasts.fail(errorText(IpcError.from(reason)))
  }
}

async function undo(): Promise<void> {
  if (!(await toasts.undo())) toasts.show(t('nothing-to-undo'))
}

/** Moves the focus to the next part of the window that is marked with `data-pane`. */
function nextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(here + 1) % panes.length]
  const target = next?.querySelector<HTMLElement>('[aria-current], h1, a, button')
  target?.focus()
}

import '$lib/styles/index.css'
import { mount } from 'svelte'
import { openPortal } from '$lib/ipc/portal'
import { tauriPortal } from '$lib/ipc/tauri'
import App from './App.svelte'

/** In a plain browser: the sample world in memory, for working on screens. No release contains it. */
const inBrowser = import.meta.env.MODE !== 'production' && !('__TAURI_INTERNALS__' in window)

async function start(): Promise<void> {
  if (inBrowser) (await import('$lib/ipc/fake')).openFake()
  else openPortal(tauriPortal)
  const target = document.getElementById('app')
  if (target) mount(App, { target })
}

void start()

/** The address of a picture whose bytes come from the core. */
export interface Picture {
  /** While there is one. */
  readonly url: string | undefined
  /** It could not be had. */
  readonly failed: boolean
}

/**
 * Fetches a picture, and again when what `bytes` reads changes. The last one stays until the next is there, and goes with
 * the component.
 */
export function pictureOf(bytes: () => Promise<Uint8Array<ArrayBuffer>> | undefined): Picture {
  let url = $state<string>()
  let failed = $state(false)
  $effect(() => {
    let current = true
    bytes()?.then(
      (content) => {
        if (!current) return
        forget(url)
        url = URL.createObjectURL(new Blob([content], { type: 'image/png' }))
        failed = false
      },
      () => {
        if (current) failed = true
      },
    )
    return () => {
      current = false
    }
  })
  $effect(() => () => forget(url))
  return {
    get url() {
      return failed ? undefined : url
    },
    get failed() {
      return failed
    },
  }
}

function forget(url: string | undefined): void {
  if (url) URL.revokeObjectURL(url)
}

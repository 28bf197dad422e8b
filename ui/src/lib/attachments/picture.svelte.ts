/** The address of a picture whose bytes come from the core. */
export interface Picture {
  /** While there is one. */
  readonly url: string | undefined
  /** It could not be had. */
  readonly failed: boolean
}

/**
 * Fetches a picture, and again when what `bytes` reads changes: one that does not belong there any more is not shown. It
 * goes with the component.
 */
export function pictureOf(bytes: () => Promise<Uint8Array<ArrayBuffer>> | undefined): Picture {
  let url = $state<string>()
  let failed = $state(false)
  $effect(() => {
    let own: string | undefined
    let gone = false
    bytes()?.then(
      (content) => {
        if (gone) return
        own = URL.createObjectURL(new Blob([content], { type: 'image/png' }))
        url = own
      },
      () => {
        if (!gone) failed = true
      },
    )
    return () => {
      gone = true
      if (own) URL.revokeObjectURL(own)
      url = undefined
      failed = false
    }
  })
  return {
    get url() {
      return url
    },
    get failed() {
      return failed
    },
  }
}

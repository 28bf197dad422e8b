/** How a draft is filled in: step by step while one talks, or on one page afterwards. */
export type Manner = 'live' | 'plain'

/** How drafts of a template were filled in last, while the window is open. */
const last: Record<string, Manner> = {}

/** How a draft is opened: as its address says, else as the last one of its template. */
export function mannerOf(address: string | undefined, template: string): Manner {
  if (address === 'plain' || address === 'live') return address
  return last[template] ?? 'live'
}

/** Remembers what was chosen for a template. */
export function rememberManner(template: string, manner: Manner): void {
  last[template] = manner
}

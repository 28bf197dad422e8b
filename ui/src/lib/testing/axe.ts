import axe from 'axe-core'

/**
 * What the accessibility checker finds, one line each; empty when all is well.
 * Colours need a real engine and are checked there.
 */
export async function findings(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

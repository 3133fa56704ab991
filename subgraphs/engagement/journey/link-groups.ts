/** The group of each tie, named by one of its ties. */
export type LinkGroups = (links: readonly string[]) => string | null

/**
 * Ties that one entry names together are one group: an invoice names a subscription, the subscription its contract, the contract the
 * opportunity. The order of `linkLists` does not matter.
 */
export function groupLinks(linkLists: readonly (readonly string[])[]): LinkGroups {
  const parents = new Map<string, string>()

  function rootOf(link: string): string {
    let root = link
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    if (root !== link) parents.set(link, root)
    return root
  }

  for (const links of linkLists) {
    const roots = links.map(rootOf).sort()
    const [first] = roots
    if (first === undefined) continue
    for (const root of roots) parents.set(root, first)
  }
  return ([link]) => (link === undefined ? null : rootOf(link))
}

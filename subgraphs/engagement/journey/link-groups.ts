/** The group of each tie, named by one of its ties. */
export type TieGroups = (ties: readonly string[]) => string | null

/**
 * Ties that one entry names together are one group: an invoice names a subscription, the subscription its contract, the contract the
 * opportunity. The order of `tieLists` does not matter.
 */
export function groupTies(tieLists: readonly (readonly string[])[]): TieGroups {
  const parents = new Map<string, string>()

  function rootOf(tie: string): string {
    let root = tie
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    if (root !== tie) parents.set(tie, root)
    return root
  }

  for (const ties of tieLists) {
    const roots = ties.map(rootOf).sort()
    const [first] = roots
    if (first === undefined) continue
    for (const root of roots) parents.set(root, first)
  }
  return ([tie]) => (tie === undefined ? null : rootOf(tie))
}

/** Sentences about decisions that keep records apart, one per decision. */
export function tellDistinctions(
  distinctions: readonly {
    readonly a: string
    readonly b: string
    readonly id: string
    readonly by: string
    readonly at: number
    readonly action: string
  }[],
): readonly string[] {
  const byDecision = Map.groupBy(distinctions, ({ id }) => id)
  return [...byDecision].map(([id, [first]]) => {
    const { by = '', at = 0, a = '', b = '', action = '' } = first ?? {}
    const remedy = action === 'UNMERGED' ? 'mergeCustomers revokes it' : `unmergeCustomers with ${id} revokes it`
    return `NOT_SAME: ${by} said on ${new Date(at).toISOString().slice(0, 10)} that ${a} is not ${b} (${id}); ${remedy}.`
  })
}

import { expect, it } from 'vitest'
import { categories } from '../../access/categories.ts'
import { purposeKeys } from '../../access/purposes.ts'
import { useTwoGraphs } from '../access/withheld-values/two-graphs.ts'

const compare = useTwoGraphs()

it('what is withheld changes no answer, for any purpose that closes it', async () => {
  const findings = await compare({ purposesEach: purposeKeys.length })
  for (const hidden of categories) {
    const { closed } = findings(hidden)
    expect(closed.size).toBeGreaterThan(1)
    for (const [purpose, changed] of closed) expect(changed, `${hidden} for ${purpose}`).toEqual([])
  }
})

import { describe, expect, it } from 'vitest'
import { type Policy, policy } from '../../../access/policy.ts'

/**
 * Consent alone has gaps, in which nothing may be collected. As long as no purpose reads money by consent, nor anything beside it that
 * figures of money are made of, balances, metrics, values and the portfolio need to leave no time out.
 */
function purposesWithGaps({ purposes }: Pick<Policy, 'purposes'>): readonly string[] {
  return Object.entries(purposes).flatMap(([purpose, { cells }]) => {
    if (purpose !== 'ServiceOptimisation' && cells.FINANCIAL === undefined) return []
    const { FINANCIAL, BEHAVIOURAL, INFERRED } = cells
    return [FINANCIAL, BEHAVIOURAL, INFERRED].some((cell) => cell?.basis === 'C') ? [purpose] : []
  })
}

describe('figures of money', () => {
  it('are read for purposes that know no gap of consent', () => {
    expect(purposesWithGaps(policy)).toEqual([])
  })

  it('would have to leave gaps out under another policy, which the test above tells', () => {
    const { ServiceProvision } = policy.purposes
    const FINANCIAL = { basis: 'C', retention: 'P2Y' } as const
    const changed = { ...ServiceProvision, cells: { ...ServiceProvision.cells, FINANCIAL } }
    expect(purposesWithGaps({ purposes: { ...policy.purposes, ServiceProvision: changed } })).toEqual([
      'ServiceProvision',
    ])
  })
})

export interface LeadWarmthReason {
  readonly code:
    | 'COLLEAGUES_ENGAGED'
    | 'OPPORTUNITIES_WON'
    | 'OPPORTUNITIES_LOST'
    | 'OPPORTUNITY_OPEN'
    | 'NOTHING_KNOWN'
  readonly text: string
  readonly effect: number
}

export interface LeadWarmth {
  /** 0..1 */
  readonly score: number
  readonly reasons: readonly LeadWarmthReason[]
}

export interface CompanyHistory {
  /** 0..1 each, for those whom the purpose opens. */
  readonly colleagueScores: readonly number[]
  readonly won: number
  readonly lost: number
  readonly open: number
}

/** Whether one is still open, whatever its outcome. */
const openEffect = 0.05
/** The number of colleagues that count: a large company is not warmer because of its size. */
const maxColleagues = 3

/** Half colleagues, half closed opportunities. Without any closed one, the second half is neutral and counts as a quarter. */
export function leadWarmthOf({ colleagueScores, won, lost, open }: CompanyHistory): LeadWarmth {
  const warmest = colleagueScores.filter((score) => score > 0).toSorted((a, b) => b - a)
  const colleagues = warmest.slice(0, maxColleagues).reduce((sum, score) => sum + score, 0) / maxColleagues / 2
  // Half a won and half a lost one are added, because a single deal is no certainty.
  const wonShare = (won + 0.5) / (won + lost + 1)
  const prior = 0.25
  const closed = wonShare / 2 - prior
  const reasons: LeadWarmthReason[] = []
  if (warmest.length > 0)
    reasons.push({
      code: 'COLLEAGUES_ENGAGED',
      text: `${people(warmest.length)} of the same company did something in the last 90 days`,
      effect: round(colleagues),
    })
  if (won > 0)
    reasons.push({
      code: 'OPPORTUNITIES_WON',
      text: `${opportunities(won)} won with the same company`,
      effect: round(lost === 0 ? closed : Math.max(closed, 0)),
    })
  if (lost > 0)
    reasons.push({
      code: 'OPPORTUNITIES_LOST',
      text: `${opportunities(lost)} lost with the same company`,
      effect: round(won === 0 ? closed : Math.min(closed, 0)),
    })
  if (open > 0)
    reasons.push({
      code: 'OPPORTUNITY_OPEN',
      text: `${opportunities(open)} open with the same company`,
      effect: openEffect,
    })
  if (reasons.length === 0)
    reasons.push({ code: 'NOTHING_KNOWN', text: 'Nothing is known about the company yet', effect: 0 })
  const score = prior + colleagues + closed + (open > 0 ? openEffect : 0)
  return {
    score: round(Math.min(1, Math.max(0, score))),
    reasons: reasons.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
  }
}

function people(count: number): string {
  return count === 1 ? '1 colleague' : `${count} colleagues`
}

function opportunities(count: number): string {
  return count === 1 ? '1 opportunity was' : `${count} opportunities were`
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

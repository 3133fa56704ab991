import { describe, expect, it } from 'vitest'
import { buyingGroupOf } from '../../../../subgraphs/engagement/b2b/buying-group.ts'
import { engagementOf, weightOf } from '../../../../subgraphs/engagement/b2b/engagement-weights.ts'
import { leadWarmthOf } from '../../../../subgraphs/engagement/b2b/lead-warmth.ts'

const now = Date.parse('2026-06-01T00:00:00Z')
const daysAgo = (days: number) => now - days * 24 * 60 * 60 * 1_000

describe('engagement', () => {
  it('is the weights of late, halved every 30 days', () => {
    const score = engagementOf(
      [
        { name: 'page_viewed', at: now },
        { name: 'meeting_held', at: daysAgo(30) },
      ],
      now,
    )
    expect(score).toEqual({ score: 0.503, touchpoints: 2, lastAt: now })
    expect(score.score).toBeCloseTo(1 - Math.exp(-(1 + 5 / 2) / 5), 3)
  })

  it('leaves out what we sent, what is old and what is to come', () => {
    expect(weightOf('email_sent')).toBe(0)
    const touches = [
      { name: 'email_sent', at: now },
      { name: 'page_viewed', at: daysAgo(91) },
      { name: 'page_viewed', at: daysAgo(-1) },
    ]
    expect(engagementOf(touches, now)).toEqual({ score: 0, touchpoints: 0, lastAt: null })
  })
})

describe('a buying group', () => {
  const member = (customerId: string, role: string, warmth: number) => ({ customerId, role, warmth, since: 0 })

  it('knows its parts however they are written, and keeps those it does not know', () => {
    const group = buyingGroupOf('SMALL', [
      member('a', 'Decision maker', 0.5),
      member('b', 'decision-maker', 0.9),
      member('c', 'Neighbour', 1),
    ])
    expect(group).toMatchObject({ template: 'SMALL', coverage: 0.5, missingRoles: ['CHAMPION'], warmth: 0.45 })
    expect(group.roles.map(({ role, members }) => [role, members.length])).toEqual([
      ['CHAMPION', 0],
      ['DECISION_MAKER', 2],
      ['OTHER', 1],
    ])
  })

  it('falls back to the standard template', () => {
    expect(buyingGroupOf('toString', [])).toMatchObject({ template: 'STANDARD', coverage: 0, warmth: 0 })
    expect(buyingGroupOf(null, []).missingRoles).toHaveLength(5)
  })
})

describe('the warmth of a lead', () => {
  const none = { colleagueScores: [], won: 0, lost: 0, open: 0 }

  it('says where nothing is known', () => {
    expect(leadWarmthOf(none)).toEqual({
      score: 0.25,
      reasons: [{ code: 'NOTHING_KNOWN', text: 'Nothing is known about the company yet', effect: 0 }],
    })
  })

  it.each([
    [{ ...none, won: 1 }, 0.375, ['OPPORTUNITIES_WON']],
    [{ ...none, lost: 1 }, 0.125, ['OPPORTUNITIES_LOST']],
    [{ ...none, won: 1, lost: 1 }, 0.25, ['OPPORTUNITIES_WON', 'OPPORTUNITIES_LOST']],
    [{ ...none, colleagueScores: [0.9, 0, 0.6, 0.3, 0.1] }, 0.55, ['COLLEAGUES_ENGAGED']],
    [
      { ...none, colleagueScores: [1, 1, 1], won: 9, open: 1 },
      1,
      ['COLLEAGUES_ENGAGED', 'OPPORTUNITIES_WON', 'OPPORTUNITY_OPEN'],
    ],
  ])('of %j is %d', (history, score, codes) => {
    const warmth = leadWarmthOf(history)
    expect(warmth.score).toBe(score)
    expect(warmth.reasons.map(({ code }) => code)).toEqual(codes)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followJourneys } from '../../../../subgraphs/engagement/journey/follow-journeys.ts'
import type { JourneyDecision, JourneyEntry } from '../../../../subgraphs/engagement/journey/journey-entry.ts'
import {
  type JourneyTrigger,
  journeyRules,
  journeyStages,
  journeyTriggers,
} from '../../../../subgraphs/engagement/journey/stages.ts'

const day = 24 * 60 * 60 * 1_000

/** `lead_created`, or with ids `opportunity_created opportunity:7`; the n-th on day n. */
function entries(...texts: readonly string[]): readonly JourneyEntry[] {
  return texts.map((text, index) => {
    const [trigger, ...links] = text.split(' ')
    return { id: `e${index}`, at: index * day, trigger: trigger as JourneyTrigger, links }
  })
}

/** Each journey as its stages, the one that began last first. */
function stagesOf(all: readonly JourneyEntry[], decisions: readonly JourneyDecision[] = []) {
  return followJourneys(all, decisions).map(({ transitions }) => transitions.map(({ to }) => to).join(' '))
}

describe('the rules', () => {
  it('name every trigger and lead on, never back', () => {
    expect(journeyRules.map(({ on }) => on).toSorted()).toEqual(journeyTriggers.toSorted())
    for (const { to, from } of journeyRules) {
      if (to === null) continue
      for (const stage of from) expect(journeyStages.indexOf(stage)).toBeLessThanOrEqual(journeyStages.indexOf(to))
      expect(from).not.toContain('CHURNED')
    }
  })
})

describe('a journey', () => {
  it('goes from the first visit to renewal', () => {
    const all = entries(
      'FIRST_TOUCHPOINT',
      'lead_created',
      'conversation_started',
      'opportunity_created opportunity:1',
      'opportunity_won opportunity:1',
      'BOOKING booking:1 opportunity:1',
      'CONTRACT contract:1 booking:1',
      'SUBSCRIPTION subscription:1 contract:1',
      'INVOICE subscription:1',
      'INVOICE subscription:1',
      'contract_renewed contract:1',
    )
    const [journey, ...others] = followJourneys(all)
    expect(others).toEqual([])
    expect(journey?.transitions.map(({ from, to, evidence }) => [from, to, ...evidence])).toEqual([
      [null, 'ANONYMOUS', 'e0'],
      ['ANONYMOUS', 'LEAD', 'e1'],
      ['LEAD', 'CONVERSATION', 'e2'],
      ['CONVERSATION', 'OPPORTUNITY', 'e3'],
      ['OPPORTUNITY', 'BOOKING', 'e5'],
      ['BOOKING', 'CONTRACT', 'e6'],
      ['CONTRACT', 'BILLING', 'e8'],
      ['BILLING', 'RENEWAL', 'e10'],
    ])
    expect(journey?.links).toEqual(['booking:1', 'contract:1', 'opportunity:1', 'subscription:1'])
  })

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['may skip stages', ['lead_created', 'INVOICE'], ['LEAD BILLING']],
    ['may begin anywhere', ['CONTRACT contract:1', 'INVOICE contract:1'], ['CONTRACT BILLING']],
    ['does not go back', ['INVOICE', 'conversation_started'], ['BILLING']],
    [
      'ends where the opportunity is lost, and begins anew with the next lead',
      ['lead_created', 'opportunity_created opportunity:1', 'opportunity_lost opportunity:1', 'lead_created'],
      ['LEAD', 'LEAD OPPORTUNITY CHURNED'],
    ],
    [
      'is not lost once it is booked',
      ['opportunity_created opportunity:1', 'BOOKING booking:1 opportunity:1', 'opportunity_lost opportunity:1'],
      ['OPPORTUNITY BOOKING'],
    ],
    [
      'ends with the subscription and begins anew with the next purchase',
      ['INVOICE subscription:1', 'SUBSCRIPTION subscription:1', 'subscription_cancelled subscription:1', 'INVOICE'],
      ['BILLING', 'BILLING CHURNED'],
    ],
    [
      'belongs to one opportunity: an upsell runs beside the renewal',
      [
        'opportunity_created opportunity:1',
        'CONTRACT contract:1 opportunity:1',
        'INVOICE contract:1',
        'lead_created',
        'opportunity_created opportunity:2',
        'contract_renewed contract:1',
        'BOOKING booking:2 opportunity:2',
      ],
      ['LEAD OPPORTUNITY BOOKING', 'OPPORTUNITY CONTRACT BILLING RENEWAL'],
    ],
    [
      'is one for each contract that no opportunity led to',
      ['CONTRACT contract:1', 'INVOICE contract:1', 'CONTRACT contract:2', 'INVOICE contract:2'],
      ['CONTRACT BILLING', 'CONTRACT BILLING'],
    ],
    [
      'takes the contract it waits for, though no id says so',
      ['opportunity_created opportunity:1', 'CONTRACT contract:1', 'INVOICE'],
      ['OPPORTUNITY CONTRACT BILLING'],
    ],
    [
      'takes no contract that either of two could mean',
      ['opportunity_created opportunity:1', 'opportunity_created opportunity:2', 'CONTRACT contract:1'],
      ['CONTRACT', 'OPPORTUNITY', 'OPPORTUNITY'],
    ],
    [
      'knows by ids that only a later entry ties together',
      ['opportunity_created opportunity:1', 'INVOICE subscription:1', 'SUBSCRIPTION subscription:1 opportunity:1'],
      ['OPPORTUNITY BILLING'],
    ],
    [
      'renews with a further contract of the same opportunity',
      ['CONTRACT contract:1 opportunity:1', 'INVOICE contract:1', 'CONTRACT contract:2 opportunity:1'],
      ['CONTRACT BILLING RENEWAL'],
    ],
    ['moves nothing by a single purchase beside it', ['opportunity_created opportunity:1', 'INVOICE'], ['OPPORTUNITY']],
    ['does not begin with a won or lost opportunity', ['opportunity_won', 'opportunity_lost'], []],
  ])('%s', (_, texts, expected) => {
    expect(stagesOf(entries(...texts))).toEqual(expected)
  })

  it('takes the signs of one renewal for one, and the next for another', () => {
    const renewals = [
      { id: 'a', at: 0, trigger: 'CONTRACT', links: ['contract:1', 'opportunity:1'] },
      { id: 'b', at: day, trigger: 'INVOICE', links: ['contract:1'] },
      { id: 'c', at: 360 * day, trigger: 'contract_renewed', links: ['contract:1'] },
      { id: 'd', at: 365 * day, trigger: 'CONTRACT', links: ['contract:2', 'opportunity:1'] },
      { id: 'e', at: 720 * day, trigger: 'contract_renewed', links: ['contract:2'] },
    ] as const
    const [journey] = followJourneys(renewals)
    expect(journey?.transitions.slice(2).map(({ from, to, evidence }) => [from, to, ...evidence])).toEqual([
      ['BILLING', 'RENEWAL', 'c', 'd'],
      ['RENEWAL', 'RENEWAL', 'e'],
    ])
  })

  it('has its advocate beside the stages', () => {
    const [journey] = followJourneys(entries('INVOICE', 'referral_made', 'referral_made'))
    expect(journey).toMatchObject({ stage: 'BILLING', advocateSince: day })
    expect(journey?.transitions).toHaveLength(1)
  })

  it('counts entries of one instant in the order of the rules', () => {
    const at = { at: 0, links: ['opportunity:1'] }
    const all = (['INVOICE', 'CONTRACT', 'BOOKING', 'opportunity_created', 'lead_created'] as const).map(
      (trigger, index) => ({ id: `x${index}`, trigger, ...at }),
    )
    expect(stagesOf(all)).toEqual(['LEAD OPPORTUNITY BOOKING CONTRACT BILLING'])
  })

  it('moves by a decision, and on from there', () => {
    const decision = { id: 'step', at: 1.5 * day, actor: 'jo', reason: 'met at a fair' }
    const journey = { links: [], anchor: 'e0' }
    const all = entries('lead_created', 'conversation_started', 'opportunity_created opportunity:1')
    const [only] = followJourneys(all, [{ ...decision, to: 'OPPORTUNITY', journey }])
    expect(only?.transitions.map(({ to, actor, reason }) => [to, actor, reason])).toEqual([
      ['LEAD', 'journey-rules 1: lead_created', null],
      ['CONVERSATION', 'journey-rules 1: conversation_started', null],
      ['OPPORTUNITY', 'jo', 'met at a fair'],
    ])
    expect(stagesOf(all, [{ ...decision, to: 'CHURNED', journey }])).toEqual([
      'OPPORTUNITY',
      'LEAD CONVERSATION CHURNED',
    ])
    expect(stagesOf([], [{ ...decision, to: 'LEAD', journey: null }])).toEqual(['LEAD'])
  })

  it('is the same whatever the order of arrival and however often an entry came', () => {
    const ids = ['1', '2', '3']
    const entry = fc.record({
      id: fc.stringMatching(/^[a-z]{3}$/),
      at: fc.integer({ min: 0, max: 20 }),
      trigger: fc.constantFrom(...journeyTriggers.filter((trigger) => trigger !== 'FURTHER_CONTRACT')),
      links: fc.uniqueArray(
        fc
          .tuple(fc.constantFrom('opportunity', 'contract', 'subscription'), fc.constantFrom(...ids))
          .map((link) => link.join(':')),
        { maxLength: 2 },
      ),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 30 }),
        fc.infiniteStream(fc.double()),
        (all, random) => {
          const shuffled = [...all, ...all.slice(0, 5)]
            .map((item) => ({ item, order: random.next().value as number }))
            .sort((a, b) => a.order - b.order)
            .map(({ item }) => item)
          expect(followJourneys(shuffled)).toEqual(followJourneys(all))
          for (const { transitions } of followJourneys(all)) {
            const times = transitions.map(({ at }) => at)
            expect(times).toEqual(times.toSorted((a, b) => a - b))
            for (const [index, { from, evidence }] of transitions.entries()) {
              expect(from).toBe(transitions[index - 1]?.to ?? null)
              expect(evidence.length).toBeGreaterThan(0)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

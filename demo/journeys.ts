import { later } from './clock.ts'
import type { Deal } from './deals.ts'
import type { Dice } from './dice.ts'
import type { EventLine, RecordRef } from './line.ts'

/** The journey events of the deals that sales knows. Booking, contract and invoices follow from billing. */
export function createJourneyEvents(dice: Dice, deals: readonly Deal[]): readonly EventLine[] {
  return deals.flatMap((deal) => (deal.lead ? dealEvents(dice, deal, deal.lead) : []))
}

function dealEvents(dice: Dice, deal: Deal, lead: RecordRef): readonly EventLine[] {
  const opportunityId = deal.id
  const amount = { amountMinor: deal.plan.priceMinor, currency: deal.currency }
  const steps: readonly [name: string, at: string | undefined, channel: string, properties: Record<string, unknown>][] =
    [
      [
        'lead_created',
        deal.leadAt,
        dice.pick(['WEB', 'STORE', 'AD', 'PARTNER', 'EVENT']),
        { campaign: dice.pick(campaigns) },
      ],
      ['conversation_started', deal.conversationAt, dice.pick(['CALL', 'CHAT', 'EMAIL', 'STORE']), {}],
      [
        'opportunity_created',
        deal.opportunityAt,
        'CALL',
        { ...amount, planId: deal.plan.key, ...(deal.opportunityAt && forecast(deal.opportunityAt)) },
      ],
      ['opportunity_lost', deal.lostAt, 'EMAIL', { reason: dice.pick(['price', 'timing', 'competitor']) }],
      ['opportunity_won', deal.wonAt, 'CALL', amount],
      ['contract_renewed', deal.renewedAt, 'EMAIL', { contractId: `contract-${deal.id}` }],
      ['subscription_cancelled', deal.cancelledAt, 'WEB', { subscriptionId: `subscription-${deal.id}` }],
      ['referral_made', deal.renewedAt && dice.chance(0.3) ? deal.renewedAt : undefined, 'SOCIAL', {}],
    ]
  const own = steps.flatMap(([name, occurredAt, channel, properties]): readonly EventLine[] => {
    if (!occurredAt) return []
    const fromOpportunity = name.startsWith('opportunity_') ? { opportunityId, ...properties } : properties
    return [
      {
        kind: 'event',
        source: 'crm',
        id: `${name}:${deal.id}`,
        record: lead,
        name,
        channel,
        occurredAt,
        properties: fromOpportunity,
      },
    ]
  })
  const group = (deal.buyingGroup ?? []).flatMap(({ ref, role }): readonly EventLine[] => {
    if (!deal.opportunityAt) return []
    const id = `meeting_held:${deal.id}:${ref.id}`
    const properties = { opportunityId, buyingRole: role }
    return [
      {
        kind: 'event',
        source: 'crm',
        id,
        record: ref,
        name: 'meeting_held',
        channel: 'CALL',
        occurredAt: deal.opportunityAt,
        properties,
      },
    ]
  })
  return [...own, ...group]
}

/** What sales expects of a new opportunity. */
export function forecast(opportunityAt: string) {
  return { stage: 'Proposal', probability: 0.4, closeDate: later(opportunityAt, 30).slice(0, 10), owner: 'Dana Fields' }
}

export const campaigns = ['spring-roast', 'office-launch', 'win-back', 'holiday-gifts', 'friends'] as const

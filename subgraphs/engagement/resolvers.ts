import { opensRecord } from '../../access/decide.ts'
import { whenThere } from '../../access/guard/rows.ts'
import type { Aggregates } from '../aggregates/aggregates.ts'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { guardContextOf } from '../pages/guard-context-of.ts'
import { openStreamPage, streamPage, withinPart } from '../pages/stream-page.ts'
import type { ResolverDeps } from '../subgraph.ts'
import {
  loadAccountEngagement,
  loadBuyingGroup,
  loadBuyingGroups,
  loadExternalReports,
  loadLeadWarmth,
  loadOpportunities,
} from './b2b/account.ts'
import { loadEngagement } from './b2b/members.ts'
import { externalProvenance } from './b2b/provenance.ts'
import { feedback, feedbackScores, feedbackTitle } from './feedback/feedback.ts'
import { feedbackById } from './feedback/queries.ts'
import { type JourneyRow, loadJourneys, publicJourneyId, tooMuch } from './journey/journeys.ts'
import { transitionTitle } from './journey/titles.ts'
import { advanceJourney } from './mutations/advance-journey.ts'
import { ingestLines, toLine } from './mutations/ingest-lines.ts'
import { journeyFunnel } from './portfolio/journey-funnel.ts'
import { portfolioFeedback } from './portfolio/portfolio-feedback.ts'
import { stalledJourneys } from './portfolio/stalled-journeys.ts'
import { mayTellOfMoney, withoutMoney } from './properties-of-money.ts'
import { type TouchpointRow, touchpointById } from './queries.ts'
import { type Campaign, deviceOf, locationOf, touchpointTitle } from './rules.ts'
import { timeline, touchpoints } from './timeline.ts'
import type { Resolvers } from './types.generated.ts'
import { eventWriter, feedbackWriter } from './writers.ts'

export function createResolvers(deps: ResolverDeps, aggregates: Aggregates) {
  const now = () => deps.now().getTime()

  async function journeys({ id }: { readonly id: string }, _: object, context: RequestContext) {
    const found = await loadJourneys(id, context, now())
    if (found === null) throw tooMuch()
    return found
  }

  async function journey(owner: { readonly id: string }, args: object, context: RequestContext) {
    return (await journeys(owner, args, context))[0] ?? null
  }

  async function opportunityOf({ subject, ties }: JourneyRow, _: object, context: RequestContext) {
    const opportunities = await loadOpportunities(subject, context)
    return opportunities.find(({ id }) => ties.includes(`opportunity:${id}`)) ?? null
  }

  return {
    Query: {
      journeyFunnel: (_, args, context) => journeyFunnel(args, context, now(), aggregates),
      stalledJourneys: (_, args, context, info) => stalledJourneys(args, context, info, now()),
      portfolioFeedback: (_, args, context) => portfolioFeedback(args, context, aggregates),
    },
    Mutation: {
      ingestEvents: (_, { events, idempotencyKey }, context) => {
        const lines = events.map((event) => toLine('event', event))
        return ingestLines('ingestEvents', lines, idempotencyKey, eventWriter, context, deps)
      },
      recordFeedback: (_, { feedback: items, idempotencyKey }, context) => {
        const lines = items.map((item) => toLine('feedback', item))
        return ingestLines('recordFeedback', lines, idempotencyKey, feedbackWriter, context, deps)
      },
      advanceJourney: (_, args, context) => advanceJourney(args, context, deps),
    },
    Customer: {
      __resolveReference: ({ id }) => ({ id }),
      touchpoints,
      timeline: (customer, args, context, info) => timeline(customer, args, context, info, now()),
      journey,
      journeys,
      engagement: ({ id }, _, context) => loadEngagement(id, context, now()),
      leadWarmth: ({ id }, _, context) => loadLeadWarmth(id, context, now()),
      feedback,
      feedbackScores,
      externalReports: ({ id }, _, context) => loadExternalReports(id, context, now()),
    },
    Account: {
      __resolveReference: ({ id }) => ({ id, subject: id }),
      journey,
      journeys,
      opportunities: ({ id }, args, context, info) =>
        streamPage(
          openStreamPage(args, cursorsOf(info, id, context)),
          async (part) => withinPart(await loadOpportunities(id, context), part),
          context,
          info,
        ),
      buyingGroups: ({ id }, _, context) => loadBuyingGroups(id, context, now()),
      engagement: ({ id }, _, context) => loadAccountEngagement(id, context, now()),
      externalReports: ({ id }, _, context) => loadExternalReports(id, context, now()),
    },
    Journey: { id: ({ id }, _, context) => publicJourneyId(id, context), opportunity: opportunityOf },
    JourneyTransition: {
      // Its own names the fact that caused it, which may be closed to the caller.
      id: ({ id }, _, { secrets }) => secrets.pseudonym('journey transition', id),
      title: transitionTitle,
    },
    Opportunity: { buyingGroup: (opportunity, _, context) => loadBuyingGroup(opportunity, context, now()) },
    BuyingGroupMember: { customer: ({ customerId }) => ({ id: customerId }) },
    StalledJourney: {
      customer: ({ subject, isAccount }) => (isAccount ? null : { id: subject }),
      account: ({ subject, isAccount }) => (isAccount ? { id: subject, subject } : null),
    },
    ExternalReport: {
      values: ({ valuesJson }) => parse(valuesJson),
      provenance: externalProvenance,
    },
    Touchpoint: {
      __resolveReference: ({ id }, { reader }) => reader.row(touchpointById, {}).load(id),
      title: ({ name }) => touchpointTitle(name),
      campaign: ({ campaignJson }) => parse<Campaign>(campaignJson),
      cost: ({ costMinor, costCurrency }) =>
        costMinor === null || costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency },
      location: ({ propertiesJson }) => locationOf(parse(propertiesJson) ?? {}),
      device: ({ propertiesJson }) => deviceOf(parse(propertiesJson) ?? {}),
      properties: propertiesOf,
    },
    Feedback: {
      __resolveReference: ({ id }, { reader }) => reader.row(feedbackById, {}).load(id),
      title: feedbackTitle,
    },
    TimelineEntry: { __resolveType: ({ __typename }) => __typename },
  } satisfies Resolvers
}

/** Whole where the person's finances are open, which is then recorded. */
function propertiesOf({ subject, recordId, propertiesJson }: TouchpointRow, _: object, context: RequestContext) {
  const properties = parse(propertiesJson)
  if (properties === null || propertiesJson === null || !mayTellOfMoney(propertiesJson)) return properties
  return whenThere(context.access.decide(subject, 'FINANCIAL'), (decision) => {
    const isOpen = opensRecord(decision, recordId)
    if (isOpen) guardContextOf(context).trail?.note(subject, 'FINANCIAL', decision)
    return isOpen ? properties : withoutMoney(properties)
  })
}

function parse<T = Readonly<Record<string, unknown>>>(json: string | null): T | null {
  // Written by our own JSON.stringify only.
  return json === null ? null : (JSON.parse(json) as T)
}

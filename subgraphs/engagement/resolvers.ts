import type { Aggregates } from '../aggregates/aggregates.ts'
import { shownSourceTold } from '../facts/fact-ids.ts'
import { openProperties, openText } from '../open-properties.ts'
import { openTexts } from '../open-texts.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { openStreamPage, streamPage, withinPart } from '../pages/stream-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { ResolverDeps } from '../runtime/subgraph.ts'
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
import { recordFeedback } from './mutations/record-feedback.ts'
import { openName } from './open-name.ts'
import { journeyFunnel } from './portfolio/journey-funnel.ts'
import { portfolioFeedback } from './portfolio/portfolio-feedback.ts'
import { stalledJourneys } from './portfolio/stalled-journeys.ts'
import { type TouchpointRow, touchpointById } from './queries.ts'
import { type Campaign, deviceOf, locationOf, touchpointTitle } from './rules.ts'
import { timeline, touchpoints } from './timeline.ts'
import type { Resolvers } from './types.generated.ts'
import { eventWriter } from './writers.ts'

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

  async function opportunityOf({ subject, links }: JourneyRow, _: object, context: RequestContext) {
    const opportunities = await loadOpportunities(subject, context)
    return opportunities.find(({ id }) => links.includes(`opportunity:${id}`)) ?? null
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
      recordFeedback: (_, args, context) => recordFeedback(args, context, deps),
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
      // Its own id names the fact that caused it, which may be closed to the caller.
      id: ({ id }, _, { secrets }) => secrets.pseudonym('journey transition', id),
      title: transitionTitle,
      ...openTexts('reason'),
    },
    Opportunity: {
      id: (opportunity, _, context) => shownSourceTold(opportunity, opportunity.id, context),
      ...openTexts('name', 'stage', 'owner', 'reason'),
      buyingGroup: (opportunity, _, context) => loadBuyingGroup(opportunity, context, now()),
    },
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
      title: (row, _, context) => {
        const name = openName(row, context)
        return typeof name === 'string' ? touchpointTitle(name) : name.then(touchpointTitle)
      },
      name: (row, _, context) => openName(row, context),
      campaign: (row, _, context) => campaignOf(row, context),
      cost: ({ costMinor, costCurrency }) =>
        costMinor === null || costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency },
      location: async (row, _, context) => locationOf((await propertiesOf(row, {}, context)) ?? {}),
      device: async (row, _, context) => deviceOf((await propertiesOf(row, {}, context)) ?? {}),
      properties: propertiesOf,
    },
    Feedback: {
      __resolveReference: ({ id }, { reader }) => reader.row(feedbackById, {}).load(id),
      title: async (row, _, context) =>
        feedbackTitle({ ...row, status: row.status === null ? null : await openText(row.status, row, context) }),
      ...openTexts('comment', 'status'),
    },
    TimelineEntry: { __resolveType: ({ __typename }) => __typename },
  } satisfies Resolvers
}

function propertiesOf(row: TouchpointRow, _: object, context: RequestContext) {
  const properties = parse(row.propertiesJson)
  return properties === null ? null : openProperties(properties, row, context)
}

/** Sources copy campaign parameters from URLs, into which anybody can write anything. */
async function campaignOf(row: TouchpointRow, context: RequestContext): Promise<Campaign | null> {
  const campaign = parse<Campaign>(row.campaignJson)
  if (campaign === null) return null
  const texts = Object.entries(campaign).map(async ([key, text]) => [key, await openText(text, row, context)] as const)
  return Object.fromEntries((await Promise.all(texts)).filter(([, text]) => text !== null))
}

function parse<T = Readonly<Record<string, unknown>>>(json: string | null): T | null {
  // Written by our own JSON.stringify only.
  return json === null ? null : (JSON.parse(json) as T)
}

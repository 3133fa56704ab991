/** A line of the random streams, as plain as it can be told. */
export interface StreamLine {
  readonly kind: 'event' | 'billing'
  readonly source: 'crm' | 'erp' | 'web'
  readonly id: string
  readonly record: { readonly source: 'crm'; readonly id: string }
  readonly name?: string
  readonly channel?: 'WEB'
  readonly type?: 'BOOKING' | 'CONTRACT' | 'INVOICE'
  readonly occurredAt: string
  readonly observedAt: string
  readonly properties: { readonly opportunityId?: string; readonly version?: number }
}

export interface Expected {
  /** Ids of entries, newest first. */
  readonly timeline: readonly string[]
  /** `from>to because of id` of each journey, the one that began last first. */
  readonly journeys: readonly (readonly string[])[]
}

/** What the sources said last, entry by entry. */
function lastWords(lines: readonly StreamLine[]): StreamLine[] {
  const byId = new Map<string, StreamLine>()
  for (const line of lines) {
    const key = `${line.kind}:${line.source}:${line.id}`
    const known = byId.get(key)
    if (known === undefined || known.observedAt < line.observedAt) byId.set(key, line)
  }
  return [...byId.values()]
}

const order = ['', 'ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY', 'BOOKING', 'CONTRACT', 'BILLING', 'RENEWAL']
const goal: Readonly<Record<string, string>> = {
  lead_created: 'LEAD',
  conversation_started: 'CONVERSATION',
  opportunity_created: 'OPPORTUNITY',
  BOOKING: 'BOOKING',
  CONTRACT: 'CONTRACT',
  INVOICE: 'BILLING',
  opportunity_lost: 'CHURNED',
}

/** The same questions answered by loops over arrays, for streams whose entries name their opportunity or are leads and visits. */
export function tell(lines: readonly StreamLine[]): Expected {
  const idOf = (line: StreamLine) => `${line.kind}:${line.source}:${line.id}`
  const rank = (line: StreamLine) => Object.keys(goal).indexOf(line.name ?? line.type ?? '')
  const words = lastWords(lines)
  const newestFirst = [...words].sort((a, b) => (`${a.occurredAt}_${idOf(a)}` < `${b.occurredAt}_${idOf(b)}` ? 1 : -1))
  const story = [...words].sort((a, b) => {
    if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    return idOf(a) < idOf(b) ? -1 : 1
  })
  const journeys: { deal: string | undefined; stage: string; steps: string[]; contracts: number; at: string }[] = []
  const firstVisit = story.find((line) => line.kind === 'event')
  for (const line of story) {
    const name = line.name ?? line.type ?? ''
    const deal = line.properties.opportunityId
    const because = `because of ${idOf(line)}`
    const begin = (stage: string, steps: string[]) => {
      const journey = { deal, stage, steps, contracts: 0, at: line.occurredAt }
      journeys.push(journey)
      return journey
    }
    if (goal[name] === undefined) {
      if (line === firstVisit && journeys.length === 0) begin('ANONYMOUS', [`>ANONYMOUS ${because}`])
      continue
    }
    const journey =
      journeys.find((candidate) => deal !== undefined && candidate.deal === deal) ??
      journeys.findLast((candidate) => candidate.deal === undefined) ??
      (name === 'opportunity_lost' ? null : begin('', []))
    if (journey === null) continue
    journey.deal ??= deal
    const isFurther = name === 'CONTRACT' && ++journey.contracts > 1
    const to = isFurther ? 'RENEWAL' : (goal[name] ?? '')
    const here = order.indexOf(journey.stage)
    if (journey.stage === 'CHURNED') continue
    if (to === 'CHURNED' ? here > order.indexOf('OPPORTUNITY') : !isFurther && order.indexOf(to) <= here) continue
    if (isFurther && here < order.indexOf('BILLING')) continue
    if (journey.stage === 'RENEWAL' && Date.parse(line.occurredAt) - Date.parse(journey.at) <= 45 * 86_400_000) {
      journey.steps.push(`${journey.steps.pop()} ${idOf(line)}`)
      continue
    }
    journey.steps.push(`${journey.stage}>${to} ${because}`)
    journey.stage = to
    journey.at = line.occurredAt
  }
  return {
    timeline: newestFirst.map(idOf),
    journeys: journeys
      .filter(({ steps }) => steps.length > 0)
      .map(({ steps }) => steps)
      .reverse(),
  }
}

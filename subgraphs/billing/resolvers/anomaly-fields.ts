import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import type { RequestContext } from '../../context.ts'
import type { SubgraphDeps } from '../../subgraph.ts'
import { type Anomaly, findAnomalies } from '../anomalies.ts'
import { anomalyFactsByCustomerId, ledgerEntryOwnerById } from '../anomaly-queries.ts'
import { ledgerEntryById } from '../ledger-queries.ts'
import type { Resolvers } from '../types.generated.ts'

export interface AnomalyRow extends Omit<Anomaly, 'evidence'> {
  readonly subject: string
  readonly evidenceIds: readonly string[]
}

const msPerDay = 86_400_000
const lookBackDays = 731

export function createAnomalyFields({ now }: Pick<SubgraphDeps, 'now'>) {
  async function anomaliesOf(subject: string, { reader }: RequestContext): Promise<readonly AnomalyRow[]> {
    // Whole days, so that the reads of many requests join.
    const since = new Date((Math.floor(now().getTime() / msPerDay) - lookBackDays) * msPerDay).toISOString()
    const facts = await reader.rows(anomalyFactsByCustomerId, { since }).load(subject)
    return findAnomalies(facts).map(({ evidence, ...anomaly }) => ({ ...anomaly, subject, evidenceIds: evidence }))
  }
  const fields = {
    BillingAnomaly: {
      async __resolveReference({ id }, context) {
        const fact = id.slice(id.indexOf(':') + 1)
        const owner = await context.reader.row(ledgerEntryOwnerById, {}).load(fact)
        if (owner === null) return null
        return (await anomaliesOf(owner.id, context)).find((anomaly) => anomaly.id === id) ?? null
      },
      async evidence({ evidenceIds }, _, { reader }) {
        const rows = await Promise.all(evidenceIds.map((id) => reader.row(ledgerEntryById, {}).load(id)))
        return rows.filter((row) => row !== null)
      },
    },
  } satisfies Resolvers
  return {
    fields,
    async billingAnomalies(
      { id }: { readonly id: string },
      { first }: { readonly first: number },
      context: RequestContext,
    ) {
      if (first < 1) throw codedError('BAD_USER_INPUT', '`first` must be 1 or more.')
      if (first > limits.pageSize) throw codedError('LIMIT_EXCEEDED', `\`first\` must be at most ${limits.pageSize}.`)
      return (await anomaliesOf(id, context)).slice(0, first)
    },
  }
}

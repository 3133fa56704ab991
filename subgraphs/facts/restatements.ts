import { command, cypher } from '../../graph/cypher.ts'
import type { Transaction } from '../../graph/run.ts'
import type { Restatement } from './fact-plan.ts'

/** The latest to arrive of one content that are kept, so that what is exported every hour does not grow without end. */
const keptTimes = 1_000

interface RestatedContent {
  readonly key: string
  readonly properties: Readonly<Record<string, unknown>>
  /** `key`: how one of them is recognised when it arrives again. */
  readonly times: readonly { readonly key: string; readonly text: string }[]
}

/** One node for all times of one content, whether it is current or not: none of them depends on the order of arrival. */
export const createRestatements = command({
  name: 'subgraphs.createRestatements',
  text: cypher<{ readonly contents: readonly RestatedContent[]; readonly kept: number }>`
    UNWIND $contents AS content
    MERGE (v:FactVersion {key: content.key})
    ON CREATE SET v += content.properties, v.restatedAt = []
    SET v.isLocked = true
    REMOVE v.isLocked
    WITH v, [time IN content.times WHERE none(known IN v.restatedAt WHERE known STARTS WITH time.key) | time.text] AS times
    WHERE size(times) > 0
    SET v.restatedAt = (v.restatedAt + times)[-$kept..]`,
})

export async function keepRestatements(
  transaction: Transaction,
  restatements: readonly Restatement[],
  now: Date,
): Promise<void> {
  if (restatements.length === 0) return
  const byKey = Map.groupBy(restatements, ({ fact: { properties } }) => restatementKey(properties))
  const contents = [...byKey].map(([key, all]) => contentOf(key, all, now))
  await transaction.run(createRestatements, {
    contents: contents.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    kept: keptTimes,
  })
}

function restatementKey({ id, contentHash }: { readonly id: string; readonly contentHash: string }): string {
  return `${id}#restated#${contentHash}`
}

function contentOf(key: string, all: readonly Restatement[], now: Date): RestatedContent {
  const timeByKey = new Map(all.map((one) => [`${one.observedAt}/${one.sequence}/`, one]))
  const properties = all.slice(0, 1).map(({ fact, ...times }) => ({ ...fact.properties, ...times }))[0]
  return {
    key,
    properties: {
      factId: properties?.id,
      observedAt: properties?.observedAt,
      recordedAt: properties?.recordedAt,
      contentHash: properties?.contentHash,
      replacedAt: now.getTime(),
      fact: JSON.stringify(properties),
    },
    times: [...timeByKey].map(([timeKey, { arrival, recordedAt }]) => ({
      key: timeKey,
      text: `${timeKey}${arrival}/${recordedAt}`,
    })),
  }
}

/** A version as it was stated at each of the times that `restatedAt` holds, in their order; itself if it holds none. */
export function eachStatement<V extends { readonly restatedAt?: readonly string[] | null }>(version: V): readonly V[] {
  return version.restatedAt?.map((text) => ({ ...version, ...timesIn(text), restatedAt: null })) ?? [version]
}

function timesIn(text: string) {
  const [observedAt = 0, sequence = 0, arrival = 0, recordedAt = 0] = text.split('/').map(Number)
  return { observedAt, sequence, arrival, recordedAt }
}

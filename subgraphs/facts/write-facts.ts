import { command, cypher, type Statement, statement } from '../../graph/cypher.ts'
import { RetryWrite } from '../../graph/errors.ts'
import type { Graph, Transaction } from '../../graph/run.ts'
import { recordIdOf } from '../../resolution/records/record-id.ts'
import { keysToLookUp, type Version, versionKey } from '../../resolution/records/version-order.ts'
import { ensureRecords } from '../../resolution/write/ensure-records.ts'
import { hearRecords } from '../../resolution/write/write-queries.ts'
import type { SubgraphDeps, WrittenLines } from '../runtime/subgraph.ts'
import { factsOfOthers } from './fact-owners.ts'
import { type CurrentVersion, type Fact, type FactPlan, planFacts } from './fact-plan.ts'
import { keepRestatements } from './restatements.ts'

/** How one owner's facts are stored. Only labels differ. */
export interface FactStatements {
  /** The name of the write, for logs. */
  readonly name: string
  readonly stored: Statement<{ readonly ids: readonly string[] }, StoredVersion>
  readonly create: Statement<{ readonly facts: readonly NewFact[] }, void>
  /** Locks each node, replaces it if it still is the expected version, and returns what it was. */
  readonly replace: Statement<{ readonly facts: readonly ReplacingFact[] }, ReplacedFact>
  /** Keeps versions that are not, or no longer, the current one. `createVersions` if absent. */
  readonly keep?: Statement<{ readonly versions: readonly FactVersion[] }, void>
  /** Decisions are based on these facts: their records are marked, so that each is read for a decision. */
  readonly areDecisive?: true
  /**
   * A fact whose id belongs to another owner, under a new id, to be kept beside the other. Null if it is refused. Absent: all are refused.
   */
  readonly besides?: (fact: Fact) => Fact | null
}

export interface StoredVersion extends CurrentVersion {
  readonly id: string
  /** Its source's word for a state that is unknown here. Null if the state is known or absent. */
  readonly unknownState: string | null
  /** The owner. Null if facts of this kind belong to nobody. */
  readonly recordId: string | null
  readonly timesAhead: readonly string[] | null
}

export interface NewFact {
  readonly properties: Fact['properties']
  readonly labels: readonly string[]
}

export interface ReplacingFact extends NewFact {
  readonly id: string
  readonly expected: Version
}

export interface ReplacedFact {
  readonly id: string
  readonly properties: Fact['properties']
}

/** A row of `stored`. */
export const storedVersion: Statement<never, StoredVersion>['row'] = (r) => ({
  id: r.string('id'),
  observedAt: r.number('observedAt'),
  sequence: r.numberOrNull('sequence'),
  arrival: r.numberOrNull('arrival'),
  contentHash: r.string('contentHash'),
  unknownState: r.stringOrNull('unknownState'),
  recordId: r.stringOrNull('recordId'),
  timesAhead: r.value<readonly string[] | null>('timesAhead'),
  recordedAt: r.number('recordedAt'),
  validFrom: r.numberOrNull('validFrom'),
})

/** A row of `replace`. */
export const replacedFact: Statement<never, ReplacedFact>['row'] = (r) => ({
  id: r.string('id'),
  properties: r.value<Fact['properties']>('properties'),
})

/** Writes a batch in one transaction with a bounded number of statements: one if all of it is known already. */
export async function writeFacts(
  facts: readonly Fact[],
  statements: FactStatements,
  write: Graph['write'],
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<WrittenLines> {
  const { value, bookmarks } = await write(statements.name, (transaction) =>
    writeFactsIn(transaction, facts, statements, deps),
  )
  return { results: value.results, bookmarks }
}

export interface WrittenFacts {
  /** One per fact, in order. */
  readonly results: WrittenLines['results']
  /** What is in the graph now and was not before, and what it replaced. */
  readonly changed: readonly Fact['properties'][]
  /** Ids of facts whose state is or was unknown. */
  readonly doubtful: readonly string[]
}

/**
 * Like writeFacts, in the caller's transaction. A fact whose id names one of another owner is refused, or kept beside it: it must not take
 * that one away from its owner.
 */
export async function writeFactsIn(
  transaction: Transaction,
  facts: readonly Fact[],
  statements: FactStatements,
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<WrittenFacts> {
  // What is stated about an identifier alone concerns nobody's record.
  transaction.writeFor(facts.flatMap(({ owner }) => owner?.record?.source ?? []))
  const storedById = await readStored(transaction, facts, statements)
  const ownerById = new Map([...storedById].map(([id, { recordId }]) => [id, recordId]))
  const others = factsOfOthers(facts, ownerById)
  if (others.size === 0) return writeOwn(transaction, facts, storedById, statements, deps)
  const kept = facts.map((fact) => (others.has(fact) ? (statements.besides?.(fact) ?? null) : fact))
  const own = kept.filter((fact) => fact !== null)
  const written = await writeOwn(transaction, own, await readStored(transaction, own, statements), statements, deps)
  const results = written.results.values()
  return { ...written, results: kept.map((fact) => (fact === null ? idTaken : (results.next().value ?? idTaken))) }
}

const idTaken = {
  status: 'ID_TAKEN',
  message:
    'id: this source has already used the id for a fact about another record or identifier, which stays as it is. Send this fact under an id of its own.',
} as const

async function readStored(
  transaction: Transaction,
  facts: readonly Fact[],
  statements: FactStatements,
): Promise<ReadonlyMap<string, StoredVersion>> {
  const ids = [...new Set(facts.map(({ properties }) => properties.id))].sort()
  const stored = await transaction.run(statements.stored, { ids })
  return new Map(stored.map((version) => [version.id, version]))
}

async function writeOwn(
  transaction: Transaction,
  facts: readonly Fact[],
  storedById: ReadonlyMap<string, StoredVersion>,
  statements: FactStatements,
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<WrittenFacts> {
  const keys = keysToLookUp(
    facts.map(({ properties }) => properties),
    storedById,
  )
  const known = keys.length === 0 ? [] : await transaction.run(knownVersions, { keys })
  const plan = planFacts(facts, storedById, new Set(known))
  // Every writer locks customers before facts.
  await ensureOwners(transaction, plan, deps)
  if (plan.create.length > 0) await transaction.run(statements.create, { facts: plan.create })
  const replaced = await replace(transaction, plan, statements)
  const versions = [...replaced, ...plan.history.map(({ properties }) => properties)]
  await keepHistory(transaction, versions, statements.keep ?? createVersions, deps.now())
  await keepRestatements(transaction, plan.restatements, deps.now())
  if (statements.areDecisive) await hear(transaction, plan)
  const updated = plan.replace.flatMap(({ fact, keepsHistory }) => (keepsHistory ? [fact] : []))
  const written = [...plan.create, ...updated].map(({ properties }) => properties)
  const doubtful = [...storedById.values(), ...facts.map(({ properties }) => properties)].filter(
    ({ unknownState }) => unknownState,
  )
  return {
    results: plan.results,
    changed: [...written, ...replaced],
    doubtful: [...new Set(doubtful.map(({ id }) => id))].sort(),
  }
}

async function ensureOwners(
  transaction: Transaction,
  { create, replace }: FactPlan,
  deps: Pick<SubgraphDeps, 'now' | 'newId'>,
): Promise<void> {
  const written = [...create, ...replace.map(({ fact }) => fact)]
  const told = written.flatMap(({ owner, properties }) =>
    owner === null ? [] : [{ owner, toldBy: properties.source }],
  )
  if (told.length > 0) await ensureRecords(transaction, told, deps)
}

async function hear(transaction: Transaction, { create, replace, history }: FactPlan): Promise<void> {
  const facts = [...create, ...replace.map(({ fact }) => fact), ...history]
  const ids = [...new Set(facts.flatMap(({ owner }) => (owner === null ? [] : [recordIdOf(owner)])))].toSorted()
  if (ids.length > 0) await transaction.run(hearRecords, { ids })
}

async function replace(
  transaction: Transaction,
  plan: FactPlan,
  statements: FactStatements,
): Promise<readonly Fact['properties'][]> {
  if (plan.replace.length === 0) return []
  const facts = plan.replace.map(({ fact: { properties, labels }, expected }) => {
    const { observedAt, sequence, contentHash } = expected
    return { id: properties.id, properties, labels, expected: { observedAt, sequence: sequence ?? 0, contentHash } }
  })
  const replaced = await transaction.run(statements.replace, { facts })
  if (replaced.length < facts.length) throw new RetryWrite('another writer replaced one of these facts meanwhile')
  const kept = new Set(plan.replace.filter(({ keepsHistory }) => keepsHistory).map(({ fact }) => fact.properties.id))
  return replaced.filter(({ id }) => kept.has(id)).map(({ properties }) => properties)
}

async function keepHistory(
  transaction: Transaction,
  replaced: readonly Fact['properties'][],
  keep: NonNullable<FactStatements['keep']>,
  now: Date,
): Promise<void> {
  if (replaced.length === 0) return
  const versions = replaced.map((fact) => ({
    // The same old version may arrive any number of times.
    key: versionKey(fact.id, fact),
    properties: {
      factId: fact.id,
      observedAt: fact.observedAt,
      recordedAt: fact.recordedAt,
      contentHash: fact.contentHash,
      replacedAt: now.getTime(),
      fact: JSON.stringify(fact),
    },
    fact,
  }))
  await transaction.run(keep, { versions })
}

export interface FactVersion {
  readonly key: string
  readonly properties: Readonly<Record<string, unknown>>
  /** The version's own time. */
  readonly fact: Fact['properties']
}

/** Called only for versions that nothing else distinguishes from the current ones. */
export const knownVersions = statement({
  name: 'subgraphs.knownFactVersions',
  text: cypher<{ readonly keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (v:FactVersion {key: key})
    RETURN key`,
  row: (r) => r.string('key'),
})

export const createVersions = command({
  name: 'subgraphs.createFactVersions',
  text: cypher<{ readonly versions: readonly FactVersion[] }>`
    UNWIND $versions AS version
    MERGE (v:FactVersion {key: version.key})
    ON CREATE SET v += version.properties`,
})

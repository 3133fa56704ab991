import { cypher, statement } from '../graph/cypher.ts'
import type { Transaction } from '../graph/run.ts'
import { identifierSource, recordIdOf } from '../resolution/record-id.ts'
import type { Fact } from './fact-plan.ts'

/** Whom a record, or an identifier that no record stands for yet, is resolved to. */
export const subjectsOfOwners = statement({
  name: 'subgraphs.subjectsOfOwners',
  text: cypher<{ readonly owners: readonly { readonly recordId: string; readonly identifierKey: string }[] }>`
    UNWIND $owners AS owner
    OPTIONAL MATCH (:SourceRecord {id: owner.recordId})-[:RESOLVED_TO]->(byRecord)
    OPTIONAL MATCH (:Identifier {key: owner.identifierKey})-[:IDENTIFIES]->(byIdentifier)
    WITH owner.recordId AS recordId, coalesce(byRecord.id, byIdentifier.id) AS subjectId
    WHERE subjectId IS NOT NULL
    RETURN DISTINCT recordId, subjectId`,
  row: (r) => ({ recordId: r.string('recordId'), subjectId: r.string('subjectId') }),
})

/**
 * The facts whose id names a fact of somebody else, in the graph or earlier among these. Two records of one person are one owner: a source
 * may learn later whose an event was.
 */
export async function factsOfOthers(
  transaction: Pick<Transaction, 'run'>,
  facts: readonly Fact[],
  ownerById: ReadonlyMap<string, string | null>,
): Promise<ReadonlySet<Fact>> {
  const firstOwner = new Map(ownerById)
  const doubtful = facts.flatMap((fact) => {
    if (fact.owner === null) return []
    const owner = recordIdOf(fact.owner)
    const first = firstOwner.get(fact.properties.id) ?? owner
    firstOwner.set(fact.properties.id, first)
    return first === owner ? [] : [{ fact, owner, first }]
  })
  if (doubtful.length === 0) return new Set()
  const recordIds = [...new Set(doubtful.flatMap(({ owner, first }) => [owner, first]))]
  const owners = recordIds.map((recordId) => ({ recordId, identifierKey: identifierKeyOf(recordId) }))
  const rows = await transaction.run(subjectsOfOwners, { owners })
  const subjectByRecord = new Map(rows.map(({ recordId, subjectId }) => [recordId, subjectId]))
  return new Set(
    doubtful.flatMap(({ fact, owner, first }) => {
      const subject = subjectByRecord.get(owner)
      return subject !== undefined && subject === subjectByRecord.get(first) ? [] : [fact]
    }),
  )
}

function identifierKeyOf(recordId: string): string {
  return recordId.startsWith(`${identifierSource}:`) ? recordId.slice(identifierSource.length + 1) : ''
}

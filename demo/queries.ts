import { command, cypher, statement } from '../graph/cypher.ts'

/**
 * Claims the seeding if the graph contains no record, or if an earlier seeding stopped halfway and its holder has died. No row: the graph
 * contains records that no seeding wrote.
 */
export const claimSeed = statement({
  name: 'demo.claimSeed',
  text: cypher<{ holder: string; at: number; expiredBefore: number }>`
    OPTIONAL MATCH (known:IdempotencyKey {key: 'demo:seed'})
    WITH known, EXISTS { MATCH (r:SourceRecord) WHERE r.id > '' } AS hasRecords
    WHERE known IS NOT NULL OR NOT hasRecords
    MERGE (seed:IdempotencyKey {key: 'demo:seed'})
    ON CREATE SET seed.inputHash = $holder, seed.at = $at
    // Locks it before it is read: of two that take over at once, the second sees the first.
    SET seed.at = seed.at
    WITH seed, hasRecords, seed.result IS NOT NULL AS isFinished
    WITH seed, hasRecords AND isFinished AS isDone, isFinished OR seed.inputHash = $holder OR seed.at < $expiredBefore AS isFree
    WITH seed, CASE WHEN isDone THEN 'DONE' WHEN isFree THEN 'MINE' ELSE 'TAKEN' END AS claim
    FOREACH (mine IN CASE WHEN claim = 'MINE' THEN [seed] ELSE [] END |
      SET mine.inputHash = $holder, mine.at = $at, mine.result = null)
    RETURN claim`,
  row: (row) => ({ claim: row.value<'MINE' | 'DONE' | 'TAKEN'>('claim') }),
})

/** States that the holder of the seeding is alive; `at` 0: that it gave up. */
export const beatSeed = command({
  name: 'demo.beatSeed',
  text: cypher<{ holder: string; at: number }>`
    MATCH (seed:IdempotencyKey {key: 'demo:seed'})
    WHERE seed.inputHash = $holder AND seed.result IS NULL
    SET seed.at = $at`,
})

export const finishSeed = command({
  name: 'demo.finishSeed',
  text: cypher<{ holder: string; at: number; summary: string }>`
    MATCH (seed:IdempotencyKey {key: 'demo:seed'})
    WHERE seed.inputHash = $holder
    SET seed.at = $at, seed.result = $summary`,
})

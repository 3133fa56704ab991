import { command, cypher, statement } from '../graph/cypher.ts'

/**
 * Takes the seeding where there is neither data nor a seeding, or where its holder is gone. No row: the graph holds data
 * that no seeding brought.
 */
export const claimSeed = statement({
  name: 'demo.claimSeed',
  text: cypher<{ holder: string; at: number; expiredBefore: number }>`
    OPTIONAL MATCH (known:IdempotencyKey {key: 'demo:seed'})
    WITH known
    WHERE known IS NOT NULL OR NOT EXISTS { MATCH (:SourceRecord) }
    MERGE (seed:IdempotencyKey {key: 'demo:seed'})
    ON CREATE SET seed.inputHash = $holder, seed.at = $at
    WITH seed, seed.result IS NOT NULL AS isDone
    WITH seed, isDone, NOT isDone AND (seed.inputHash = $holder OR seed.at < $expiredBefore) AS isMine
    SET seed.inputHash = CASE WHEN isMine THEN $holder ELSE seed.inputHash END,
        seed.at = CASE WHEN isMine THEN $at ELSE seed.at END
    RETURN CASE WHEN isDone THEN 'DONE' WHEN isMine THEN 'MINE' ELSE 'TAKEN' END AS claim`,
  row: (row) => ({ claim: row.value<'MINE' | 'DONE' | 'TAKEN'>('claim') }),
})

/** Tells that the seeding's holder is alive. */
export const beatSeed = command({
  name: 'demo.beatSeed',
  text: cypher<{ holder: string; at: number }>`
    MATCH (seed:IdempotencyKey {key: 'demo:seed', inputHash: $holder})
    SET seed.at = $at`,
})

export const finishSeed = command({
  name: 'demo.finishSeed',
  text: cypher<{ holder: string; at: number; summary: string }>`
    MATCH (seed:IdempotencyKey {key: 'demo:seed', inputHash: $holder})
    SET seed.at = $at, seed.result = $summary`,
})

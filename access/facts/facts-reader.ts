import type { Reader } from '../../graph/reader.ts'
import { mayClaimLaws } from '../consent/minors.ts'
import { maySpeakInParts } from '../consent/parts.ts'
import { addressFactsByCustomerId, claimsOptOut, type ReadResidence, withResidences } from '../consent/residence.ts'
import { needsEachRecord } from '../known-records/known-records.ts'
import { policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import { eachRecordsFactsByCustomerId, linkedFactsByCustomerId, recordFactsByCustomerId } from './fact-queries.ts'
import { type RecordFacts, unheardOf } from './record-facts.ts'

export interface LoadedFacts {
  readonly facts: readonly RecordFacts[]
  /** False if it is already known that all entries speak for all records. */
  readonly mayHaveParts: boolean
}

/** Reads the facts of a request's subjects, and no more of them than decisions may be based on. */
export interface FactsReader {
  /** For the request's own purpose. */
  load(id: string): Promise<LoadedFacts>
  loadForAnyPurpose(id: string): Promise<LoadedFacts>
  /** The facts of every record, with what links it to others. */
  withLinks(id: string): Promise<readonly RecordFacts[]>
  clear(id: string): void
}

export interface FactsReaderDeps {
  readonly reader: Reader
  /** Absent if no residence is known. */
  readonly readResidence?: ReadResidence
}

export function createFactsReader(
  viewer: Viewer,
  purpose: PurposeKey,
  { reader, readResidence }: FactsReaderDeps,
): FactsReader {
  const factsById = viewer.customerId === null ? recordFactsByCustomerId : linkedFactsByCustomerId
  // Most requests need the first one only.
  const own = () => reader.rows(factsById, { withBirth: dependsOnAge(purpose) })
  const ofAnyPurpose = () => reader.rows(factsById, { withBirth: true })
  const ofEach = () => reader.rows(eachRecordsFactsByCustomerId, { withBirth: true })
  const withLinks = () => reader.rows(linkedFactsByCustomerId, { withBirth: true })
  const addresses = () => reader.rows(addressFactsByCustomerId, {})

  async function load(
    id: string,
    from: ReturnType<typeof own>,
    needsEach: (facts: readonly RecordFacts[]) => boolean,
  ): Promise<LoadedFacts> {
    const heard = await from.load(id)
    if (factsById === linkedFactsByCustomerId) return { facts: await withAddresses(id, heard), mayHaveParts: true }
    const mayHaveParts = maySpeakInParts(heard)
    if (mayHaveParts || mayClaimLaws(heard))
      return { facts: await withAddresses(id, await withLinks().load(id)), mayHaveParts }
    if (unheardOf(heard) > 0 && needsEach(heard))
      return { facts: await withAddresses(id, await ofEach().load(id)), mayHaveParts: true }
    return { facts: await withAddresses(id, heard), mayHaveParts: false }
  }

  function withAddresses(
    id: string,
    facts: readonly RecordFacts[],
  ): readonly RecordFacts[] | Promise<readonly RecordFacts[]> {
    if (readResidence === undefined || !claimsOptOut(facts)) return facts
    return addresses()
      .load(id)
      .then((found) => withResidences(facts, found, readResidence))
  }

  return {
    load: (id) => load(id, own(), (facts) => needsEachRecord(viewer, purpose, facts)),
    loadForAnyPurpose: (id) => load(id, ofAnyPurpose(), () => true),
    withLinks: (id) => withLinks().load(id),
    clear(id) {
      for (const loader of [own, ofAnyPurpose, ofEach, withLinks, addresses]) loader().clear(id)
    },
  }
}

/** Whether any cell of the purpose is closed to minors, so that birth dates have to be read. */
function dependsOnAge(purpose: PurposeKey): boolean {
  const { adultsOnly, cells } = policy.purposes[purpose]
  return adultsOnly === true || policy.profiling.some((category) => (cells[category]?.basis ?? 'L') !== 'L')
}

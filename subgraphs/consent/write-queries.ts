import { createHash } from 'node:crypto'
import { isRefusal } from '../../access/consent/consent-state.ts'
import type { ConsentStatus } from '../../access/consent/consent-status.ts'
import { command, cypher, fragment } from '../../graph/cypher.ts'
import { sortKey } from '../facts/fact.ts'
import type { Fact } from '../facts/fact-plan.ts'
import { factStatements } from '../facts/fact-statements.ts'
import type { FactStatements, FactVersion } from '../facts/write-facts.ts'

/** A version that another replaced stays in the ledger: it applied at its own time. */
export const keepConsentVersions = command({
  name: 'consent.keepConsentVersions',
  text: cypher<{ readonly versions: readonly FactVersion[] }>`
    UNWIND $versions AS version
    MERGE (v:FactVersion {key: version.key})
    ON CREATE SET v:ConsentEvent, v += version.fact, v += version.properties,
                  v.sk = version.fact.sk + '#' + version.fact.contentHash`,
})

export const consentStatements: FactStatements = {
  ...factStatements({ name: 'consent.Consents', key: fragment`:Entry`, labels: fragment`:Entry:ConsentEvent` }),
  keep: keepConsentVersions,
  areDecisive: true,
  besides: refusalBesides,
}

/** A refusal or withdrawal is kept even under an id that the source gave to somebody else before, because it only restricts. */
function refusalBesides(fact: Fact): Fact | null {
  const { id, status, recordId, occurredAt } = fact.properties
  if (!isRefusal(status as ConsentStatus)) return null
  const ownId = `${id}#${createHash('sha256').update(String(recordId)).digest('hex').slice(0, 16)}`
  return { ...fact, properties: { ...fact.properties, id: ownId, sk: sortKey(occurredAt, ownId) } }
}

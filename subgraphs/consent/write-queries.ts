import { command, cypher } from '../../graph/cypher.ts'
import { factStatements } from '../fact-statements.ts'
import type { FactStatements, FactVersion } from '../write-facts.ts'

/** A version that another took the place of stays in the ledger: what it said held at its own time. */
export const keepConsentVersions = command({
  name: 'consent.keepConsentVersions',
  text: cypher<{ readonly versions: readonly FactVersion[] }>`
    UNWIND $versions AS version
    MERGE (v:FactVersion {key: version.key})
    ON CREATE SET v:ConsentEvent, v += version.fact, v += version.properties,
                  v.sk = version.fact.sk + '#' + version.fact.contentHash`,
})

export const consentStatements: FactStatements = {
  ...factStatements({ name: 'consent.Consents', key: ':Entry', labels: ':Entry:ConsentEvent' }),
  keep: keepConsentVersions,
}

import { expect, it } from 'vitest'
import { residesWhere } from '../../../access/consent/residence.ts'
import type { RecordFacts } from '../../../access/facts/record-facts.ts'
import type { SourceRole } from '../../../access/known-records/source-roles.ts'

function record(role: SourceRole, ...residences: readonly string[]): RecordFacts {
  return {
    ...{ subject: `${role}:1`, source: role, role, isDeclared: true, isPlaceholder: false, endedAt: null },
    ...{ consents: [], isDevice: false, verified: [], residences },
  }
}

const isThere = (...facts: readonly RecordFacts[]) => residesWhere(facts, (place) => place === 'US-CA')

it('is where systems of record say, and no form opens or closes anything by an address', () => {
  const known = record('SYSTEM_OF_RECORD', 'US-CA')
  expect(isThere(known, record('TOUCHPOINT', 'DE'))).toBe(true)
  expect(isThere(record('SYSTEM_OF_RECORD'), record('TOUCHPOINT', 'US-CA'))).toBe(false)
  // The control: a system of record knows of a residence elsewhere.
  expect(isThere(known, record('SYSTEM_OF_RECORD', 'DE'))).toBe(false)
})

import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { matchRecord } from '../partition/match-record.ts'

type Attributes = Readonly<Record<string, unknown>>
export type Identifier = NonNullable<RecordWritten['identifiers']>[number]

export interface Side {
  readonly type?: 'PERSON' | 'ORGANISATION'
  readonly attributes: Attributes
  readonly identifiers?: readonly Identifier[]
}

/** Whether two records of two systems that are all there are become one. */
export function areOne(a: Side, b: Side): boolean {
  const records = [a, b].map((side, index) =>
    matchRecord({
      source: index === 0 ? 'crm' : 'shop',
      id: String(index),
      ...side,
      identifiers: [...(side.identifiers ?? [])],
      attributes: { ...side.attributes },
    }),
  )
  return partition(records, ruleSet).clusters.length === 1
}

/** A whole name, or the fields of one. */
export function nameOf(written: string | Attributes): Attributes {
  return typeof written === 'string' ? { fullName: written } : written
}

export const home = {
  addresses: [{ line1: '14 Chandlers Row', city: 'Ludlow', postalCode: 'SY8 1DJ', countryCode: 'GB' }],
}

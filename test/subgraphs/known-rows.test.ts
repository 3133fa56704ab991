import { expect, it } from 'vitest'
import type { Access } from '../../access/access.ts'
import { onKnownRecords } from '../../subgraphs/known-rows.ts'

const knownSources = { only: null, never: ['aml'], unlessStated: ['market'] }

/** Somebody of whom every record is known. */
function accessWith(of: typeof knownSources | null): Access {
  // The only question that is asked.
  return { knownRecords: () => ({ has: () => true, knownSources: of }) } as unknown as Access
}

const rows = ['crm', 'aml', 'market'].map((source) => ({ id: 'c', recordId: 'crm:1', source }))

it('keeps rows of several owners to those that a known source tells', async () => {
  const kept = await onKnownRecords([...rows, { id: 'c', recordId: 'crm:2' }], ({ id }) => id, accessWith(knownSources))
  expect(kept.map((row) => ('source' in row ? row.source : 'the record'))).toEqual(['crm', 'the record'])
})

it('keeps them all where everybody tells: the control', async () => {
  expect(await onKnownRecords(rows, ({ id }) => id, accessWith(null))).toEqual(rows)
})

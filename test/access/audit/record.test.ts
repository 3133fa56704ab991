import { describe, expect, it } from 'vitest'
import { chainLine, emptyChain, readEntries } from '../../../access/audit/record.ts'

const about = {
  at: 1,
  requestId: 'r',
  subject: 'ann',
  who: 'w',
  client: 'c',
  purpose: 'CustomerCare',
  policy: '4',
} as const
const nothing = { allowed: {}, refused: {}, written: [] }
/** What the former version had no words for. */
const none = { ...nothing, read: [], asked: [] }

describe('a line of the chain', () => {
  it('is read as an entry a subgraph', () => {
    const subgraphs = {
      identity: { allowed: { CONTACT: 'K' } },
      billing: { refused: { FINANCIAL: 'NO_CONSENT' } },
    } as const
    const { line } = chainLine(emptyChain, { ...about, subgraphs })
    expect(readEntries(line)).toMatchObject([
      { ...about, ...none, subgraph: 'identity', allowed: { CONTACT: 'K' } },
      { ...about, ...none, subgraph: 'billing', refused: { FINANCIAL: 'NO_CONSENT' } },
    ])
  })

  it('that holds one subgraph alone, as former versions wrote it, is still read', () => {
    const former = JSON.stringify({
      sequence: 2,
      ...about,
      ...nothing,
      subgraph: 'identity',
      allowed: { CONTACT: 'K' },
      previous: '',
      hash: '',
    })
    expect(readEntries(former)).toEqual([{ ...about, ...none, subgraph: 'identity', allowed: { CONTACT: 'K' } }])
  })
})

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { maskValue } from '../../../access/masks.ts'
import { policy } from '../../../access/policy.ts'
import { policyDiff } from '../../../access/policy-diff.ts'
import { outlineOf, policyVersions } from '../../../access/policy-history.ts'

describe('versions of the policy', () => {
  /** Of every version ever in force: a change of what it opens needs a version of its own. */
  const digests: Readonly<Record<string, string>> = {
    1: 'ab6153e6428a2fbd',
    2: '2f24ec3287644467',
    3: 'e9160b2ce5fa1f7d',
    4: 'aaf4697dfdaa6291',
    // Other ages for the same cells.
    5: 'aaf4697dfdaa6291',
    6: 'a34e24e1310d8fe4',
  }

  it('are never edited', () => {
    const found = policyVersions().map((outline) => {
      const cells = createHash('sha256').update(JSON.stringify(outline.cells)).digest('hex').slice(0, 16)
      return [outline.version, cells]
    })
    expect(Object.fromEntries(found)).toEqual(digests)
  })

  it('end with the one in force', () => {
    expect(policyVersions().at(-1)).toEqual(outlineOf(policy))
  })
})

describe('policyDiff', () => {
  const current = outlineOf(policy)
  const { Marketing } = current.cells

  function withMarketing(cells: NonNullable<typeof Marketing>) {
    return { version: 'next', cells: { ...current.cells, Marketing: cells } }
  }

  it('is empty between equal versions', () => {
    expect(policyDiff(current, current)).toEqual([])
  })

  it.each([
    ['a cell taken away', { CONTACT: null }, 'CLOSES', ['customers who consent']],
    [
      'a cell added',
      { FINANCIAL: { basis: 'I', masks: [], adultsOnly: true } },
      'OPENS',
      ['customers who have not objected'],
    ],
    [
      'a weaker ground',
      { CONTACT: { basis: 'I', masks: [], adultsOnly: true, minimumConfidence: 0.8 } },
      'OPENS',
      ['customers who consent before', 'customers who have not objected after'],
    ],
    [
      'the young let in',
      { CONTACT: { basis: 'C', masks: [], adultsOnly: false, minimumConfidence: 0.8 } },
      'OPENS',
      ['customers below the age of majority'],
    ],
    [
      'less certainty',
      { CONTACT: { basis: 'C', masks: [], adultsOnly: true } },
      'OPENS',
      ['records linked with a confidence from 0 to below 0.8'],
    ],
    [
      'a mask',
      { CONTACT: { basis: 'C', masks: ['EMAIL: EMAIL'], adultsOnly: true, minimumConfidence: 0.8 } },
      'CLOSES',
      ['shown in part: EMAIL: EMAIL'],
    ],
  ] as const)('names %s', (_, change, effect, forWhom) => {
    const entries = Object.entries({ ...Marketing, ...change }).filter(([, cell]) => cell !== null)
    const [found, ...others] = policyDiff(current, withMarketing(Object.fromEntries(entries)))
    expect(found).toMatchObject({ purpose: 'Marketing', effect, forWhom })
    expect(others).toEqual([])
  })
})

describe('masks', () => {
  it.each([
    ['EMAIL', 'ann.lee@x.io', 'a***@x.io'],
    ['EMAIL', 'no address', null],
    ['PHONE', '+447700900123', '+44***123'],
    ['PHONE', '12345', null],
    ['YEAR', '1980-01-31', '1980'],
    ['YEAR', '3/1/1970', '1970'],
    ['YEAR', '19121111', '1912'],
    ['YEAR', '24-May-11', null],
    ['LAST_FOUR', 'AB12345678', '***5678'],
    ['LAST_FOUR', '1234567', null],
  ] as const)('%s of %s', (mask, value, expected) => {
    expect(maskValue(mask, value)).toBe(expected)
  })
})

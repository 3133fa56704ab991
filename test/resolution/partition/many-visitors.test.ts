import { expect, it } from 'vitest'
import type { MatchRecord } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const sources = [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' as const, priority: 40 }]

/** How often the names of records are looked at to decide about `count` forms that name one customer's address under names like each other. */
function looksAmong(count: number): number {
  let looks = 0
  const forms = Array.from({ length: count }, (_, index) =>
    record(`web:${index}`, ['EMAIL:v@x.io', `COOKIE_ID:c${index}`], {
      givenName: `Mal${'abcdefghij'[index % 10]}`,
      familyName: `Lory${index}`,
    }),
  )
  const known = record('crm:v', ['EMAIL:v@x.io!'], { givenName: 'Vera', familyName: 'Vic' })
  const counted = [known, ...forms].map(matchRecordIn(sources)).map((match): MatchRecord => {
    const { signature, ...traits } = match.traits
    const get = () => {
      looks++
      return signature
    }
    return {
      ...match,
      traits: Object.defineProperty(traits, 'signature', { get, enumerable: true }) as typeof match.traits,
    }
  })
  partition(counted, ruleSet)
  return looks
}

it('many forms that name one address under names like each other are decided about in less than the third power of their number', () => {
  const [few, many] = [looksAmong(60), looksAmong(120)]
  // Were each edge to ask about each other one, they would be some forty times as many, and a hundred times as many to begin with.
  expect(many / few).toBeLessThan(10)
  expect(few).toBeLessThan(2 * 60 ** 3)
})

import { describe, expect, it } from 'vitest'
import { prepareIdentifiers } from '../../../resolution/records/prepare-record.ts'
import { undeclaredSource } from '../../../resolution/records/source.ts'

/** By key of what is verified, of an e-mail address that its source says it verified. */
function verified(value: string): readonly string[] {
  const written = [{ type: 'EMAIL' as const, value, verifiedAt: '2026-01-01' }]
  const { identifiers } = prepareIdentifiers(written, null, Date.parse('2026-06-01'), undeclaredSource('web'))
  return identifiers.flatMap(({ key, verifiedAt }) => (verifiedAt === null ? [] : [key]))
}

describe('a confirmed address', () => {
  it.each([
    [' Ann.Lee@Example.COM ', 'EMAIL:ann.lee@example.com'],
    ['Ann Lee <ann.lee@example.com>', 'EMAIL:ann.lee@example.com'],
    ['ann@bücher.example', 'EMAIL:ann@xn--bcher-kva.example'],
  ])('is verified: %s, the control', (value, key) => expect(verified(value)).toEqual([key]))

  it.each([
    'ann.l\u0131sa@example.com',
    '\uff41nn.lee@example.com',
    'ann\u200b.lee@example.com',
    '\u212aim@example.com',
    'ann.lee@GMA\u0130L.COM',
    'ANN.LEE@GMA\u0130L.COM',
  ])('is not where its letters are read as others: %s', (value) => expect(verified(value)).toEqual([]))

  it.each([
    ['ali@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com', 'EMAIL:ali@xn--mgba3gch31f.com'],
    ['ali@gmai\u0307l.com', 'EMAIL:ali@gmail.com'],
    ['ali@gma\u0130l.com', 'EMAIL:ali@gmail.com'],
  ])('confirms nothing of a domain that IDNA tells apart: %s', (value, other) =>
    expect(verified(value)).not.toContain(other))

  it.each([
    '"ann.lee@example.com" <mal@evil.example>',
    'ann.lee@example.com <mal@evil.example>',
  ])('confirms no address in the name of its owner: %s', (value) =>
    expect(verified(value)).not.toContain('EMAIL:ann.lee@example.com'))
})

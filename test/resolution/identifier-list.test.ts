import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../ingest/line.ts'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { identifiersIn } from '../../resolution/normalise/identifier-list.ts'
import type { IdentifierType } from '../../resolution/records/identifier-types.ts'
import { prepareIdentifiers } from '../../resolution/records/prepare-record.ts'
import { undeclaredSource } from '../../resolution/records/source.ts'

function keysOf(type: IdentifierType, value: string, country: string | null = null) {
  return identifiersIn({ type, value }, country).map((one) => normaliseIdentifier(one, country).value)
}

describe('a field with several identifiers', () => {
  it.each<[IdentifierType, string, readonly string[]]>([
    ['EMAIL', 'a@x.io; b@y.io', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io,b@y.io', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io | b@y.io |', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io\nb@y.io\n', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io / b@y.io', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io  b@y.io c@z.io', ['a@x.io', 'b@y.io', 'c@z.io']],
    ['EMAIL', 'Ann <a@x.io>; Bob <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', '"Lee, Ann" <a@x.io>, "Ray; Bob" <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io; Bob <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'Lee, Ann <a@x.io>; Ray, Bob <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'Lee, Ann <a@x.io>; Ray, Bob <b@y.io>;', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'Lee, Ann <a@x.io>, Ray, Bob <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'Lee, Ann <a@x.io>\nRay, Bob <b@y.io>', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io, b@y.io; c@z.io', ['a@x.io', 'b@y.io', 'c@z.io']],
    ['EMAIL', 'a@x.io\uff1bb@y.io\u3001c@z.io', ['a@x.io', 'b@y.io', 'c@z.io']],
    ['EMAIL', 'a@x.io & b@y.io', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io und b@y.io', ['a@x.io', 'b@y.io']],
    ['EMAIL', 'a@x.io, b@y.io and c@z.io', ['a@x.io', 'b@y.io', 'c@z.io']],
    ['EMAIL', 'a@x.io; n/a', ['a@x.io']],
    ['EMAIL', 'a@x.io and n/a', ['a@x.io']],
    ['EMAIL', 'a@x.io (work)', ['a@x.io']],
    ['EMAIL', 'a@x.io (work), b@y.io [home]', ['a@x.io', 'b@y.io']],
    // Within a name or an address these are no separators.
    ['EMAIL', 'Ann & Bob <a@x.io>', ['a@x.io']],
    ['EMAIL', 'a&b@x.io', ['a&b@x.io']],
    ['EMAIL', 'mailto:a@x.io,mailto:b@y.io', ['a@x.io', 'b@y.io']],
    ['PHONE', '+44 7700 900123; +44 7700 900456', ['+447700900123', '+447700900456']],
    ['PHONE', '+44 7700 900123 / +44 7700 900456', ['+447700900123', '+447700900456']],
    ['DOMAIN', 'acme.io, www.acme.com', ['acme.io', 'acme.com']],
  ])('%s %j', (type, value, expected) => {
    expect(keysOf(type, value)).toEqual(expected)
  })

  it('reads national numbers by the country of the record', () => {
    expect(keysOf('PHONE', '07700 900123, 07700 900456', 'GB')).toEqual(['+447700900123', '+447700900456'])
  })
})

describe('a confirmed field', () => {
  const verified = (type: IdentifierType, value: string) =>
    prepareIdentifiers([{ type, value, verifiedAt: '2026-01-01' }], 'GB', Date.parse('2026-02-01'), {
      ...undeclaredSource('web'),
      verifies: [type],
    }).identifiers.map(({ verifiedAt }) => verifiedAt !== null)

  it.each<[IdentifierType, string]>([
    ['EMAIL', 'victim@x.io <own@y.io>'],
    ['EMAIL', 'own@y.io/victim@x.io'],
    ['EMAIL', 'own@y.io victim@x.io'],
    ['EMAIL', 'own@y.io; victim@x.io'],
    ['EMAIL', 'own@y.io\nvictim@x.io'],
    ['PHONE', '+44 7700 900123 / +44 7700 900456'],
    ['DOMAIN', 'acme.io, www.acme.com'],
  ])('with several identifiers confirms none of them: %s %j', (type, value) => {
    expect(verified(type, value)).toEqual([false, false])
  })

  it.each<[IdentifierType, string]>([
    ['EMAIL', 'own@y.io'],
    ['EMAIL', 'own@y.io <Own@y.io>'],
    ['EMAIL', 'Own Name <own@y.io>;'],
    ['PHONE', '+44 7700 900123 / 07700 900123'],
  ])('with one identifier confirms it: %s %j, the control', (type, value) => {
    expect(verified(type, value)).toEqual([true])
  })
})

describe('a field with one identifier, the control', () => {
  it.each<[IdentifierType, string, string]>([
    ['EMAIL', '"Liste, Lars" <lars@x.io>', 'lars@x.io'],
    ['EMAIL', 'Liste, Lars <lars@x.io>', 'lars@x.io'],
    ['EMAIL', '"a@x.io; b@y.io" <c@z.io>', 'c@z.io'],
    ['EMAIL', 'a/b@x.io', 'a/b@x.io'],
    ['EMAIL', '"a,b"@x.io', '"a,b"@x.io'],
    ['EMAIL', 'a@x.io;', 'a@x.io'],
    ['EMAIL', ', a@x.io', 'a@x.io'],
    ['EMAIL', 'Lee, Ann <a@x.io>;', 'a@x.io'],
    ['EMAIL', 'a@x.io; unknown', 'a@x.io; unknown'],
    ['PHONE', '030/1234567', '+49301234567'],
    ['PHONE', '02151/123456', '+492151123456'],
    ['PHONE', '+49 30 1234567,12', '+49301234567'],
    ['USER_ID', 'a;b', 'a;b'],
    ['SOCIAL_HANDLE', 'a, b', 'a, b'],
  ])('%s %j', (type, value, expected) => {
    const keys = keysOf(type, value, 'DE')
    expect(keys).toHaveLength(1)
    if (type !== 'PHONE' || !value.includes(',')) expect(keys).toEqual([expected])
  })
})

it('is no owner of a fact, which has one', () => {
  const event = { kind: 'event', source: 'web', id: '1', name: 'x', channel: 'WEB', occurredAt: '2026-01-01' }
  const by = (value: string) => lineShapes.event.safeParse({ ...event, identifier: { type: 'EMAIL', value } })
  expect(by('a@x.io').success).toBe(true)
  expect(by('a@x.io; b@y.io').error?.issues[0]).toMatchObject({ path: ['identifier', 'value'] })
})

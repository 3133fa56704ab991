import { describe, expect, it } from 'vitest'
import type { IdentifierType } from '../../resolution/identifier-types.ts'
import { prepareIdentifiers } from '../../resolution/prepare-record.ts'
import { undeclaredSource } from '../../resolution/source.ts'

const now = Date.parse('2026-06-01T00:00:00Z')

/** By key of what is verified, of a value that its source says it verified. */
function verified(type: IdentifierType, value: string, verifiedAt?: string): readonly string[] {
  const written = [{ type, value, ...(verifiedAt !== undefined && { verifiedAt }) }]
  const { identifiers } = prepareIdentifiers(written, 'GB', now, undeclaredSource('web'))
  return identifiers.flatMap((identifier) => (identifier.verifiedAt === null ? [] : [identifier.key]))
}

describe('a value that its source verified', () => {
  it.each<readonly [IdentifierType, string, string]>([
    ['EMAIL', ' Ann.Lee@Example.COM ', 'EMAIL:ann.lee@example.com'],
    ['EMAIL', 'ann@bücher.example', 'EMAIL:ann@xn--bcher-kva.example'],
    ['PHONE', '+44 (20) 7946-0018', 'PHONE:+442079460018'],
    ['USER_ID', 'u 1', 'USER_ID:u 1'],
  ])('is verified where it is written as that alone: %s %s', (type, value, key) => {
    expect(verified(type, value, '2026-01-01')).toEqual([key])
    expect(verified(type, value)).toEqual([])
  })

  it.each<readonly [IdentifierType, string]>([
    ['EMAIL', 'ann.lee@example.com <mal@evil.example>'],
    ['EMAIL', 'Ann Lee <ann.lee@example.com>'],
    ['EMAIL', 'mal@evil.example; ann.lee@example.com'],
    ['EMAIL', 'mal@evil.example/ann.lee@example.com'],
    ['EMAIL', 'mal@evil.example ann.lee@example.com'],
    ['EMAIL', 'ann.lee@example.com; n/a'],
    ['EMAIL', 'mailto:ann.lee@example.com'],
    ['EMAIL', 'ann.l\u0131sa@example.com'],
    ['EMAIL', '\uff41nn.lee@example.com'],
    ['EMAIL', 'ann\u200b.lee@example.com'],
    ['EMAIL', '\u212aim@example.com'],
    ['PHONE', '+442079460018 / +12125550105'],
    ['PHONE', '\uff0b442079460018'],
    ['PHONE', '+442079460018 ext. 5'],
  ])('is not where the field holds more, or other letters: %s %s', (type, value) =>
    expect(verified(type, value, '2026-01-01')).toEqual([]))
})

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecrets, loadSecrets } from '../../access/secrets.ts'

const [first, second] = ['a first key of this deployment, long enough', 'a second key of this deployment, long enough']
const secrets = createSecrets([first])

describe('secrets of a deployment', () => {
  it('opens what it sealed, in the same context alone', () => {
    const sealed = secrets.seal('Customer.identifiers cus_1', 'ann.lee@example.com')
    expect(secrets.open('Customer.identifiers cus_1', sealed)).toBe('ann.lee@example.com')
    expect(secrets.open('Customer.identifiers cus_2', sealed)).toBeNull()
    expect(createSecrets([second]).open('Customer.identifiers cus_1', sealed)).toBeNull()
  })

  it('shows nothing of the text, and the same for the same text in the same context alone', () => {
    const sealed = secrets.seal('list', 'ann.lee@example.com')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('ann')
    expect(secrets.seal('list', 'ann.lee@example.com')).toBe(sealed)
    const [nonce, other] = [sealed, secrets.seal('lists', 'ann.lee@example.com')].map((text) => text.slice(0, 16))
    expect(other).not.toBe(nonce)
  })

  it('opens any text as it was, and is as long for a short one as for a longer one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), (text, context) => {
        expect(secrets.open(context, secrets.seal(context, text))).toBe(text)
      }),
      { numRuns: 50 },
    )
    for (const text of ['', 'x'.repeat(63), '\u0080'.repeat(9)])
      expect(secrets.seal('list', text)).toHaveLength(secrets.seal('list', 'a').length)
  })

  it('opens nothing that was changed or spelt differently', () => {
    const sealed = secrets.seal('list', 'some text')
    for (let index = 0; index < sealed.length; index++) {
      const other = sealed[index] === 'A' ? 'B' : 'A'
      expect(secrets.open('list', sealed.slice(0, index) + other + sealed.slice(index + 1))).toBeNull()
    }
    for (const forged of ['', ' ', `${sealed} `, `${sealed}=`, sealed.slice(1), sealed.slice(0, -1), 'k:ann'])
      expect(secrets.open('list', forged)).toBeNull()
  })

  it('opens what the former key sealed while the key is changed, and keeps its pseudonyms', () => {
    const changing = createSecrets([second, first])
    expect(changing.open('list', secrets.seal('list', 'text'))).toBe('text')
    expect(secrets.open('list', changing.seal('list', 'text'))).toBeNull()
    expect(changing.pseudonym('EMAIL', 'a@example.com')).toBe(secrets.pseudonym('EMAIL', 'a@example.com'))
  })

  it('derives pseudonyms that depend on key, context and value', () => {
    const pseudonyms = [
      secrets.pseudonym('EMAIL', 'a@example.com'),
      secrets.pseudonym('EMAIL', 'b@example.com'),
      secrets.pseudonym('PHONE', 'a@example.com'),
      createSecrets([second]).pseudonym('EMAIL', 'a@example.com'),
    ]
    expect(new Set(pseudonyms).size).toBe(4)
    expect(secrets.pseudonym('EMAIL', 'a@example.com')).toBe(pseudonyms[0])
  })

  it('refuses short keys', () => {
    expect(() => createSecrets(['short'])).toThrow('32 characters')
    expect(() => createSecrets([])).toThrow('32 characters')
  })

  it('keeps a key of its own in the data directory where none is configured', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'secrets-'))
    try {
      const here = await loadSecrets(null, dataDir)
      const again = await loadSecrets(null, dataDir)
      expect(again.open('list', here.seal('list', 'text'))).toBe('text')
      expect(statSync(join(dataDir, 'secret-key')).mode & 0o777).toBe(0o600)
      expect((await loadSecrets([first], dataDir)).open('list', here.seal('list', 'text'))).toBeNull()
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  })
})

import { describe, expect, it } from 'vitest'
import { type ConsentFact, type ConsentSubject, consentVerdict } from '../../access/consent-state.ts'

const now = 1_000

function fact(status: ConsentFact['status'], occurredAt: number, more: Partial<ConsentFact> = {}): ConsentFact {
  return { purpose: 'Marketing', status, channel: null, controller: null, occurredAt, expiresAt: null, ...more }
}

function subject(name: string, consents: readonly ConsentFact[], more: Partial<ConsentSubject> = {}): ConsentSubject {
  return { subject: name, isDevice: false, verified: [], consents, ...more }
}

function status(subjects: readonly ConsentSubject[], withoutDevices = false) {
  return consentVerdict(subjects, 'Marketing', now, { withoutDevices }).status
}

describe('one subject', () => {
  it.each([
    ['nothing said', [], 'UNKNOWN'],
    ['given', [fact('GIVEN', 10)], 'GIVEN'],
    ['withdrawn later', [fact('GIVEN', 10), fact('WITHDRAWN', 20)], 'WITHDRAWN'],
    ['given again', [fact('GIVEN', 10), fact('WITHDRAWN', 20), fact('GIVEN', 30)], 'GIVEN'],
    ['arrived in another order', [fact('GIVEN', 30), fact('WITHDRAWN', 20), fact('GIVEN', 10)], 'GIVEN'],
    ['a tie restricts', [fact('GIVEN', 20), fact('WITHDRAWN', 20)], 'WITHDRAWN'],
    ['asked only', [fact('REQUESTED', 10)], 'REQUESTED'],
    ['ran out', [fact('GIVEN', 10, { expiresAt: now })], 'EXPIRED'],
    ['has not run out', [fact('GIVEN', 10, { expiresAt: now + 1 })], 'GIVEN'],
    ['said in the future', [fact('GIVEN', now + 1)], 'UNKNOWN'],
    ['for another purpose', [fact('GIVEN', 10, { purpose: 'Personalisation' })], 'UNKNOWN'],
    [
      'all channels refused after one was given',
      [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('REFUSED', 20)],
      'REFUSED',
    ],
    [
      'one channel refused, another given',
      [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('REFUSED', 20, { channel: 'SMS' })],
      'GIVEN',
    ],
    [
      'another controller refused',
      [fact('GIVEN', 10, { controller: 'A' }), fact('REFUSED', 20, { controller: 'B' })],
      'GIVEN',
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(status([subject('crm:1', facts)])).toBe(expected)
  })
})

describe('several subjects of one customer', () => {
  const given = fact('GIVEN', 30)
  const withdrawn = fact('WITHDRAWN', 20)

  it('lets a refusal beat a later consent of another subject', () => {
    expect(status([subject('crm:1', [withdrawn]), subject('web:1', [given])])).toBe('WITHDRAWN')
  })
  it('lets a later consent reopen where both share a verified identifier', () => {
    const verified = ['EMAIL:a@x.io']
    expect(status([subject('crm:1', [withdrawn], { verified }), subject('web:1', [given], { verified })])).toBe('GIVEN')
  })
  it('does not let an earlier consent reopen, shared or not', () => {
    const verified = ['EMAIL:a@x.io']
    const earlier = subject('web:1', [fact('GIVEN', 10)], { verified })
    expect(status([subject('crm:1', [withdrawn], { verified }), earlier])).toBe('WITHDRAWN')
  })
  it('takes UNKNOWN and lapsed consents as neutral', () => {
    const lapsed = subject('web:1', [fact('GIVEN', 40, { expiresAt: 50 }), fact('UNKNOWN', 45, { channel: 'SMS' })])
    expect(status([subject('crm:1', [given]), lapsed])).toBe('GIVEN')
  })
  it('leaves out devices where asked to', () => {
    const device = subject('identifier:COOKIE_ID:c', [given], { isDevice: true })
    expect(status([device])).toBe('GIVEN')
    expect(status([device], true)).toBe('UNKNOWN')
  })
})

import { describe, expect, it } from 'vitest'
import {
  type ConsentFact,
  type ConsentSubject,
  currentStates,
  effectiveAt,
  isRestricted,
} from '../../../access/consent/consent-state.ts'
import {
  type ConsentScope,
  closedPeriods,
  consentVerdict,
  createConsentReader,
} from '../../../access/consent/consent-verdict.ts'

const now = 1_000

function fact(status: ConsentFact['status'], occurredAt: number, more: Partial<ConsentFact> = {}): ConsentFact {
  return { purpose: 'Marketing', status, channel: null, controller: null, occurredAt, expiresAt: null, ...more }
}

function subject(name: string, consents: readonly ConsentFact[], more: Partial<ConsentSubject> = {}): ConsentSubject {
  return { subject: name, isDevice: false, verified: [], consents, ...more }
}

function status(subjects: readonly ConsentSubject[], scope: ConsentScope = { withoutDevices: false }) {
  return consentVerdict(subjects, 'Marketing', now, scope).status
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
    ['asked again after a refusal', [fact('REFUSED', 10), fact('REQUESTED', 20)], 'REFUSED'],
    ['asked again after a consent', [fact('GIVEN', 10), fact('REQUESTED', 20)], 'GIVEN'],
    ['objected, then asked', [fact('REFUSED', 10, { act: 'OBJECTION' }), fact('REQUESTED', 20)], 'REFUSED'],
    ['asked again for one channel', [fact('GIVEN', 10), fact('REQUESTED', 20, { channel: 'EMAIL' })], 'GIVEN'],
    ['asked again for all', [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('REQUESTED', 20)], 'GIVEN'],
    ['asked again at the same moment', [fact('GIVEN', 10), fact('REQUESTED', 10)], 'GIVEN'],
    [
      'asked again in a row of the source that is written over',
      [fact('GIVEN', 10, { lineId: 'a', observedAt: 1 }), fact('REQUESTED', 20, { lineId: 'a', observedAt: 2 })],
      'GIVEN',
    ],
    [
      'a source that takes back that it was given',
      [fact('GIVEN', 10, { lineId: 'a', observedAt: 1 }), fact('REQUESTED', 10, { lineId: 'a', observedAt: 2 })],
      'REQUESTED',
    ],
    [
      'a source that takes back in this way that it was refused',
      [fact('REFUSED', 10, { lineId: 'a', observedAt: 1 }), fact('REQUESTED', 10, { lineId: 'a', observedAt: 2 })],
      'REFUSED',
    ],
    ['refused, then a signal that says nothing', [fact('REFUSED', 10), fact('UNKNOWN', 20)], 'REFUSED'],
    ['given, then a string that says nothing', [fact('GIVEN', 10), fact('UNKNOWN', 20, { isSilent: true })], 'GIVEN'],
    [
      'refused, then a string that says nothing',
      [fact('REFUSED', 10), fact('UNKNOWN', 20, { isSilent: true })],
      'REFUSED',
    ],
    [
      'a string that says nothing for every channel after a consent for one',
      [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('UNKNOWN', 20, { isSilent: true })],
      'GIVEN',
    ],
    ['refused, then stated to have expired', [fact('REFUSED', 10), fact('EXPIRED', 20)], 'REFUSED'],
    ['given, then stated to have expired', [fact('GIVEN', 10), fact('EXPIRED', 20)], 'EXPIRED'],
    ['given, then a signal that says nothing', [fact('GIVEN', 10), fact('UNKNOWN', 20)], 'UNKNOWN'],
    ['refused, then a signal that cannot be read', [fact('REFUSED', 10), fact('INVALIDATED', 20)], 'REFUSED'],
    ['given, then a signal that cannot be read', [fact('GIVEN', 10), fact('INVALIDATED', 20)], 'INVALIDATED'],
    [
      'given again after a refusal, and ran out',
      [fact('REFUSED', 10), fact('GIVEN', 20, { expiresAt: 30 })],
      'REFUSED',
    ],
    [
      'given again after a refusal, renewed, and ran out',
      [fact('REFUSED', 10), fact('GIVEN', 20), fact('GIVEN', 30, { expiresAt: 40 })],
      'EXPIRED',
    ],
    [
      'a refusal of every channel, asked again, does not bring back what was given before it for one',
      [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('REFUSED', 20), fact('REQUESTED', 30)],
      'REFUSED',
    ],
    [
      'nor does a consent for every channel that ran out since',
      [fact('GIVEN', 10, { channel: 'EMAIL' }), fact('REFUSED', 20), fact('GIVEN', 30, { expiresAt: 40 })],
      'REFUSED',
    ],
    [
      'an objection that was lifted',
      [fact('REFUSED', 10, { act: 'OBJECTION' }), fact('UNKNOWN', 20, { act: 'OBJECTION' })],
      'UNKNOWN',
    ],
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
      'the strictest of several controllers, where it is not known whose the use is',
      [fact('GIVEN', 10, { controller: 'A' }), fact('REFUSED', 20, { controller: 'B' })],
      'REFUSED',
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(status([subject('crm:1', facts)])).toBe(expected)
    // In whatever order they arrived.
    expect(status([subject('crm:1', facts.toReversed())])).toBe(expected)
  })
})

describe('a use whose controller is not known', () => {
  const given = [fact('GIVEN', 10, { controller: 'Other Ltd' })]

  it('does not rest on what was given to somebody else than who holds the relationship', () => {
    expect(status([subject('crm:1', given, { controller: 'Shop' })])).toBe('UNKNOWN')
    expect(status([subject('crm:1', [], { controller: 'Shop' }), subject('web:1', given)])).toBe('UNKNOWN')
  })

  it('rests on what was given to the holder, however its name is written, or to nobody in particular', () => {
    expect(status([subject('crm:1', given, { controller: 'OTHER  ltd' })])).toBe('GIVEN')
    expect(status([subject('crm:1', [fact('GIVEN', 10)], { controller: 'Shop' })])).toBe('GIVEN')
    // The control: nobody is known to hold a relationship.
    expect(status([subject('crm:1', given)])).toBe('GIVEN')
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
  it.each([
    ['verified it', ['EMAIL:ada@x.example'], 'GIVEN'],
    ['states it only', [], 'WITHDRAWN'],
    ['verified another one', ['EMAIL:other@x.example'], 'WITHDRAWN'],
  ])('a refusal about an identifier alone ends when a record consents that %s', (_, verified, status_) => {
    const alone = subject('identifier:EMAIL:ada@x.example', [fact('WITHDRAWN', 10)])
    expect(status([alone, subject('crm:1', [fact('GIVEN', 20)], { verified })])).toBe(status_)
    // A consent before the refusal ends nothing.
    expect(status([alone, subject('crm:1', [fact('GIVEN', 5)], { verified })])).toBe('WITHDRAWN')
  })

  it('takes UNKNOWN and lapsed consents as neutral', () => {
    const lapsed = subject('web:1', [fact('GIVEN', 40, { expiresAt: 50 }), fact('UNKNOWN', 45, { channel: 'SMS' })])
    expect(status([subject('crm:1', [given]), lapsed])).toBe('GIVEN')
  })
  it('takes what was only asked for as neutral', () => {
    expect(status([subject('crm:1', [given]), subject('identifier:EMAIL:a@x.io', [fact('REQUESTED', 45)])])).toBe(
      'GIVEN',
    )
  })
  it('leaves out what a device opens where asked to', () => {
    const device = subject('identifier:COOKIE_ID:c', [given], { isDevice: true })
    expect(status([device])).toBe('GIVEN')
    expect(status([device], { withoutDevices: true })).toBe('UNKNOWN')
  })
  it.each([
    ['nothing given', [], [fact('REFUSED', 20)], 'REFUSED'],
    ['given before', [fact('GIVEN', 10)], [fact('REFUSED', 20)], 'REFUSED'],
    ['given after', [fact('GIVEN', 30)], [fact('REFUSED', 20)], 'GIVEN'],
    ['given before, and objected to', [fact('GIVEN', 10)], [fact('REFUSED', 20, { act: 'OBJECTION' })], 'REFUSED'],
    ['given before, and on the device after', [fact('GIVEN', 10)], [fact('REFUSED', 20), fact('GIVEN', 30)], 'GIVEN'],
    ['given after for every channel', [fact('GIVEN', 30)], [fact('REFUSED', 20, { channel: 'EMAIL' })], 'REFUSED'],
  ] as const)('hears what a device refuses, devices left out or not: %s', (_, onRecord, onDevice, expected) => {
    const device = subject('identifier:COOKIE_ID:c', onDevice, { isDevice: true })
    expect(status([subject('crm:1', onRecord), device], { withoutDevices: true, channels: ['EMAIL'] })).toBe(expected)
  })
})

describe.each([
  'INVALIDATED',
  'EXPIRED',
  'UNKNOWN',
] as const)('a consent that its record later states to be %s', (end) => {
  const reached = (channel: string, ...facts: readonly ConsentFact[]) =>
    consentVerdict([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: true, channels: [channel] }).status
  const email = { channel: 'EMAIL' } as const

  it('ends on the channel that it states, and on no other', () => {
    const facts = [fact('GIVEN', 10), fact(end, 20, email)]
    expect(reached('EMAIL', ...facts)).toBe(end)
    expect(reached('SMS', ...facts)).toBe('GIVEN')
    expect(status([subject('crm:1', facts)])).toBe('GIVEN')
    // Until it is given again, for this channel or for all.
    expect(reached('EMAIL', ...facts, fact('GIVEN', 30))).toBe('GIVEN')
    expect(reached('EMAIL', ...facts, fact('GIVEN', 30, email))).toBe('GIVEN')
  })

  it('ends on every channel if it states none', () => {
    const facts = [fact('GIVEN', 10, email), fact(end, 20)]
    expect(reached('EMAIL', ...facts)).toBe(end)
    expect(status([subject('crm:1', facts)])).toBe(end)
    expect(closedPeriods([subject('crm:1', facts)], 'Marketing', 100, { withoutDevices: false })).toEqual(
      end === 'UNKNOWN' ? [] : [{ from: 20, until: Number.POSITIVE_INFINITY }],
    )
    // The controls: an earlier one, and one of another record.
    expect(reached('EMAIL', fact(end, 5), fact('GIVEN', 10, email))).toBe('GIVEN')
    expect(status([subject('crm:1', facts.slice(0, 1)), subject('web:1', facts.slice(1))])).toBe('GIVEN')
  })

  it('ends whoever it was given to if it names no controller', () => {
    const facts = [fact('GIVEN', 10, { controller: 'Shop' }), fact(end, 20)]
    expect(status([subject('crm:1', facts)], { withoutDevices: false, controllers: ['Shop'] })).toBe(end)
    const toOther = [fact('GIVEN', 10, { controller: 'Shop' }), fact(end, 20, { controller: 'Bank' })]
    expect(status([subject('crm:1', toOther)], { withoutDevices: false, controllers: ['Shop'] })).toBe('GIVEN')
  })

  it('does not end because an objection is lifted', () => {
    const lifted = fact('UNKNOWN', 20, { act: 'OBJECTION' })
    expect(reached('EMAIL', fact('GIVEN', 10, email), lifted)).toBe('GIVEN')
  })
})

describe('another version of a line', () => {
  const first = { lineId: 'a', observedAt: 1 }
  const second = { lineId: 'a', observedAt: 2 }
  const reached = (channel: string, ...facts: readonly ConsentFact[]) =>
    consentVerdict([subject('crm:1', facts)], 'Marketing', now, {
      ...{ withoutDevices: true, category: 'CONTACT', channels: [channel], controllers: ['Shop'] },
    }).status
  const given = (at: number, more: Partial<ConsentFact>) => fact('GIVEN', at, more)

  it.each<readonly [string, ConsentFact, ConsentFact]>([
    ['purpose', given(10, first), given(10, { ...second, purpose: 'Personalisation' })],
    ['purpose, later', given(10, first), given(20, { ...second, purpose: 'Personalisation' })],
    ['channel', given(10, { ...first, channel: 'EMAIL' }), given(10, { ...second, channel: 'SMS' })],
    ['channel, later', given(10, { ...first, channel: 'EMAIL' }), given(20, { ...second, channel: 'SMS' })],
    ['one channel instead of all', given(10, first), given(10, { ...second, channel: 'SMS' })],
    ['controller', given(10, { ...first, controller: 'Shop' }), given(10, { ...second, controller: 'Bank' })],
    ['earlier refusal', given(20, first), fact('REFUSED', 10, second)],
    ['earlier invalidity', given(20, first), fact('INVALIDATED', 10, second)],
    ['earlier time, expired', given(20, first), given(10, { ...second, expiresAt: 15 })],
    ['earlier time, other categories', given(20, first), given(10, { ...second, categories: ['IDENTIFYING'] })],
    [
      'other categories',
      given(10, { ...first, categories: ['CONTACT'] }),
      given(10, { ...second, categories: ['IDENTIFYING'] }),
    ],
    [
      'other categories, later',
      given(10, { ...first, categories: ['CONTACT'] }),
      given(20, { ...second, categories: ['IDENTIFYING'] }),
    ],
  ])('ends what the line gave before: %s', (_, before, after) => {
    for (const facts of [
      [before, after],
      [after, before],
    ])
      expect(reached('EMAIL', ...facts)).not.toBe('GIVEN')
    // The controls: the version alone, the same as two lines, and a version that the source knew before.
    expect(reached('EMAIL', before)).toBe('GIVEN')
    if (after.status === 'GIVEN' && after.expiresAt === null && after.categories === undefined)
      expect(reached('EMAIL', before, { ...after, lineId: 'b' })).toBe('GIVEN')
    expect(reached('EMAIL', before, { ...after, observedAt: 0 })).toBe(
      effectiveAt(after) <= effectiveAt(before) ? 'GIVEN' : reached('EMAIL', before, { ...after, lineId: 'b' }),
    )
  })

  it('does not end a refusal about something else that applied until then', () => {
    const before = fact('REFUSED', 10, { ...first, channel: 'EMAIL' })
    const all = fact('GIVEN', 5, { lineId: 'b' })
    expect(reached('EMAIL', all, before, fact('REFUSED', 20, { ...second, channel: 'SMS' }))).toBe('REFUSED')
    // The control: the source was wrong about the channel.
    expect(reached('EMAIL', all, before, fact('REFUSED', 10, { ...second, channel: 'SMS' }))).toBe('GIVEN')
  })

  it('that was itself corrected ends nothing', () => {
    const wrong = fact('GIVEN', 30, { ...second, purpose: 'Personalisation' })
    const right = fact('GIVEN', 20, { lineId: 'a', observedAt: 3 })
    const facts = [fact('GIVEN', 10, first), wrong, right]
    expect(reached('EMAIL', ...facts)).toBe('GIVEN')
    const states = currentStates(subject('crm:1', facts), now).map((state) => `${state.purpose} ${state.status}`)
    expect(states).toEqual(['Marketing GIVEN'])
    // The control: nobody corrected it.
    expect(reached('EMAIL', ...facts.slice(0, 2))).toBe('INVALIDATED')
  })

  it('that says nothing, or only asks, ends no refusal', () => {
    const before = fact('REFUSED', 10, first)
    for (const end of ['UNKNOWN', 'INVALIDATED', 'EXPIRED', 'REQUESTED'] as const)
      expect(reached('EMAIL', before, fact(end, 10, { ...second, channel: 'SMS' }))).toBe('REFUSED')
  })
})

describe('a consent of an unknown time', () => {
  const timesAhead = ['occurredAt 2099-01-01']
  const arrived = (at: number) => ({ recordedAt: at, observedAt: at })

  it('gives way to a refusal that arrives with it, whatever its date', () => {
    const given = fact('GIVEN', 100, { ...arrived(100), timesAhead, lineId: 'a' })
    const withdrawn = fact('WITHDRAWN', 50, { ...arrived(100), lineId: 'b' })
    for (const facts of [
      [given, withdrawn],
      [withdrawn, given],
    ])
      expect(status([subject('crm:1', facts)])).toBe('WITHDRAWN')
    // The controls: a known time, and a refusal that arrived before.
    expect(status([subject('crm:1', [{ ...given, timesAhead: null }, withdrawn])])).toBe('GIVEN')
    expect(status([subject('crm:1', [given, { ...withdrawn, recordedAt: 60 }])])).toBe('GIVEN')
  })
})

describe('channels', () => {
  const on = (channels: readonly string[], ...facts: readonly ConsentFact[]) =>
    consentVerdict([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: true, category: 'CONTACT', channels })
      .status
  const email = fact('GIVEN', 10, { channel: 'EMAIL' })
  const general = fact('GIVEN', 10)

  it.each([
    ['an e-mail consent opens the e-mail', ['EMAIL'], [email], 'GIVEN'],
    ['and not the phone', ['SMS', 'CALL'], [email], 'UNKNOWN'],
    ['nor what is reached by nothing known', [], [email], 'UNKNOWN'],
    ['one for calls opens the phone', ['SMS', 'CALL'], [fact('GIVEN', 10, { channel: 'CALL' })], 'GIVEN'],
    ['one for every channel opens each', ['EMAIL'], [general], 'GIVEN'],
    ['and what is reached by nothing known', [], [general], 'GIVEN'],
    ['a refusal of a channel closes it', ['EMAIL'], [general, fact('REFUSED', 5, { channel: 'EMAIL' })], 'REFUSED'],
    ['and no other', ['POST'], [general, fact('REFUSED', 20, { channel: 'EMAIL' })], 'GIVEN'],
    ['a refusal of all closes what was given before', ['EMAIL'], [email, fact('REFUSED', 20)], 'REFUSED'],
    ['and not what was given for the channel after', ['EMAIL'], [fact('REFUSED', 5), email], 'GIVEN'],
    [
      'one of the two closed, the phone stays open',
      ['SMS', 'CALL'],
      [general, fact('REFUSED', 20, { channel: 'SMS' })],
      'GIVEN',
    ],
  ] as const)('%s', (_, channels, facts, expected) => {
    expect(on(channels, ...facts)).toBe(expected)
  })
})

describe('kinds of data', () => {
  const about = (category: 'CONTACT' | 'INFERRED', ...facts: readonly ConsentFact[]) =>
    consentVerdict([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: false, category }).status

  it('keep a consent to themselves, and a refusal', () => {
    const limited = fact('GIVEN', 10, { categories: ['INFERRED'] })
    expect([about('INFERRED', limited), about('CONTACT', limited)]).toEqual(['GIVEN', 'UNKNOWN'])
    const refused = fact('REFUSED', 20, { categories: ['INFERRED'] })
    expect([about('INFERRED', fact('GIVEN', 10), refused), about('CONTACT', fact('GIVEN', 10), refused)]).toEqual([
      'REFUSED',
      'GIVEN',
    ])
  })
  it('do not bound an objection', () => {
    const objection = fact('REFUSED', 20, { act: 'OBJECTION', categories: ['INFERRED'] })
    expect(about('CONTACT', fact('GIVEN', 10), objection)).toBe('REFUSED')
  })
})

describe('a person who confirmed', () => {
  const refused = subject('crm:1', [fact('REFUSED', 20)])
  const confirmed = (at: number, confirmedFor: readonly string[]) =>
    subject('web:1', [fact('GIVEN', at, { confirmedFor })])

  it('reopens for the records they had before them, later only', () => {
    const both = ['crm:1', 'web:1']
    expect([status([refused, confirmed(30, both)]), status([refused, confirmed(10, both)])]).toEqual([
      'GIVEN',
      'REFUSED',
    ])
  })

  it('takes back no refusal of a record that joined later', () => {
    expect(status([refused, confirmed(30, ['web:1'])])).toBe('REFUSED')
  })
})

describe('whose consent', () => {
  const by = (controllers: readonly string[] | undefined, ...facts: readonly ConsentFact[]) =>
    consentVerdict([subject('crm:1', facts)], 'Marketing', now, {
      withoutDevices: false,
      ...(controllers && { controllers }),
    })
  const ours = (status: ConsentFact['status'], at: number) => fact(status, at, { controller: 'Ours' })
  const theirs = (status: ConsentFact['status'], at: number) => fact(status, at, { controller: 'Theirs' })

  it.each([
    ['a consent to another opens nothing', ['Ours'], [theirs('GIVEN', 10)], 'UNKNOWN'],
    ['nor after ours was withdrawn', ['Ours'], [ours('WITHDRAWN', 10), theirs('GIVEN', 20)], 'WITHDRAWN'],
    ['a withdrawal from another closes nothing', ['Ours'], [ours('GIVEN', 10), theirs('WITHDRAWN', 20)], 'GIVEN'],
    ['one to whoever it is opens', ['Ours'], [fact('GIVEN', 10)], 'GIVEN'],
    ['one from whoever it is closes', ['Ours'], [ours('GIVEN', 10), fact('WITHDRAWN', 20)], 'WITHDRAWN'],
    [
      'however the name is written',
      ['Ours'],
      [ours('GIVEN', 10), fact('WITHDRAWN', 20, { controller: ' OURS' })],
      'WITHDRAWN',
    ],
    ['of two each has to agree', ['Ours', 'Theirs'], [ours('GIVEN', 10)], 'UNKNOWN'],
    ['and both do', ['Ours', 'Theirs'], [ours('GIVEN', 10), theirs('GIVEN', 20)], 'GIVEN'],
    ['nobody known: the strictest', undefined, [ours('GIVEN', 10), theirs('WITHDRAWN', 20)], 'WITHDRAWN'],
    ['nobody known, and another only asked', undefined, [ours('GIVEN', 10), theirs('REQUESTED', 20)], 'GIVEN'],
    ['nobody known, and only asked', undefined, [ours('REQUESTED', 10)], 'REQUESTED'],
    ['nobody known and one named', undefined, [ours('GIVEN', 10)], 'GIVEN'],
  ] as const)('%s', (_, controllers, facts, expected) => {
    expect(by(controllers, ...facts).status).toBe(expected)
  })

  it('ends with the first of several to end', () => {
    const facts = [ours('GIVEN', 10), fact('GIVEN', 10, { controller: 'Theirs', expiresAt: now + 5 })]
    expect(by(undefined, ...facts)).toEqual({ status: 'GIVEN', until: now + 5 })
    expect(by(['Ours'], ...facts)).toEqual({ status: 'GIVEN', until: null })
  })
})

describe('an objection', () => {
  it('beats the consent of another controller, which a refusal does not', () => {
    const given = fact('GIVEN', 10, { controller: 'A' })
    const refused = fact('REFUSED', 20, { controller: 'B' })
    const statusFor = (...facts: readonly ConsentFact[]) =>
      consentVerdict([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: false, controllers: ['A'] }).status
    expect(statusFor(given, refused)).toBe('GIVEN')
    expect(statusFor(given, { ...refused, act: 'OBJECTION' })).toBe('REFUSED')
  })
})

describe('a time that a clock made wrong', () => {
  const arrived = (
    status: ConsentFact['status'],
    occurredAt: number,
    recordedAt: number,
    more: Partial<ConsentFact> = {},
  ) => fact(status, occurredAt, { recordedAt, ...more })
  const poison = Date.UTC(9999, 11, 31)
  const timesAhead = ['occurredAt 9999-12-31']

  it.each([
    [
      'a consent ahead loses against a later withdrawal',
      [arrived('GIVEN', 35, 10), arrived('WITHDRAWN', 20, 20)],
      'WITHDRAWN',
    ],
    ['at one moment the withdrawal holds', [arrived('GIVEN', 35, 20), arrived('WITHDRAWN', 20, 20)], 'WITHDRAWN'],
    ['a withdrawal ahead acts at once', [arrived('GIVEN', 10, 10), arrived('WITHDRAWN', now + 3_600, 20)], 'WITHDRAWN'],
    [
      'one that our clock has not reached yet, too',
      [arrived('GIVEN', 10, 10), arrived('WITHDRAWN', now + 2, now + 2)],
      'WITHDRAWN',
    ],
    ['and no poison stays for ever', [arrived('GIVEN', poison, 10), arrived('WITHDRAWN', 20, 20)], 'WITHDRAWN'],
    [
      'in a version of one line neither',
      [
        arrived('GIVEN', 10, 10, { lineId: 'a', observedAt: poison }),
        arrived('WITHDRAWN', 10, 20, { lineId: 'a', observedAt: 20 }),
      ],
      'WITHDRAWN',
    ],
    [
      'a consent ahead loses against a withdrawal that arrives after it with an earlier date',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('WITHDRAWN', 40, 60)],
      'WITHDRAWN',
    ],
    [
      'and against one for all channels',
      [arrived('GIVEN', 50, 50, { timesAhead, channel: 'EMAIL' }), arrived('WITHDRAWN', 40, 60)],
      'WITHDRAWN',
    ],
    [
      'and against an objection',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('REFUSED', 40, 60, { act: 'OBJECTION' })],
      'REFUSED',
    ],
    [
      'and against a signal that cannot be read',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('INVALIDATED', 40, 60)],
      'INVALIDATED',
    ],
    [
      'a line that is written again with its right time, before a withdrawal',
      [
        arrived('GIVEN', 50, 50, { timesAhead, lineId: 'a', observedAt: 50 }),
        arrived('WITHDRAWN', 40, 45),
        arrived('GIVEN', 30, 60, { lineId: 'a', observedAt: 60 }),
      ],
      'WITHDRAWN',
    ],
    [
      'a line of which the source takes back that it was given',
      [
        arrived('GIVEN', 50, 50, { timesAhead, lineId: 'a', observedAt: 50 }),
        arrived('REQUESTED', 60, 60, { timesAhead, lineId: 'a', observedAt: 60 }),
      ],
      'REQUESTED',
    ],
    // The negative controls: what comes in the order of its times is unchanged.
    [
      'a consent of a known time outlives a withdrawal that arrives late',
      [arrived('GIVEN', 50, 50), arrived('WITHDRAWN', 40, 60)],
      'GIVEN',
    ],
    [
      'so does one of which only the time of knowledge was ahead',
      [arrived('GIVEN', 50, 50, { timesAhead: ['observedAt 9999-12-31'] }), arrived('WITHDRAWN', 40, 60)],
      'GIVEN',
    ],
    [
      'a consent ahead that arrives after a withdrawal opens',
      [arrived('WITHDRAWN', 40, 45), arrived('GIVEN', 50, 50, { timesAhead })],
      'GIVEN',
    ],
    [
      'a consent of a known time after the late withdrawal opens, whatever was ahead',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('WITHDRAWN', 30, 60), arrived('GIVEN', 40, 70)],
      'GIVEN',
    ],
    [
      'a request does not end a consent ahead',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('REQUESTED', 40, 60)],
      'GIVEN',
    ],
    [
      'nor does an old consent that has expired',
      [arrived('GIVEN', 50, 50, { timesAhead }), arrived('GIVEN', 20, 60, { expiresAt: 30 })],
      'GIVEN',
    ],
    [
      'a withdrawal ahead holds against what arrives after it with an earlier date',
      [arrived('WITHDRAWN', 50, 50, { timesAhead }), arrived('GIVEN', 40, 60)],
      'WITHDRAWN',
    ],
    ['a consent after a withdrawal opens', [arrived('WITHDRAWN', 10, 50), arrived('GIVEN', 20, 50)], 'GIVEN'],
    [
      'a withdrawal ahead gives way to a later consent',
      [arrived('WITHDRAWN', 90, 20), arrived('GIVEN', 30, 30)],
      'GIVEN',
    ],
  ] as const)('%s', (_, facts, expected) => {
    for (const order of [facts, facts.toReversed()])
      expect(
        createConsentReader([subject('crm:1', order)], now).verdict('Marketing', { withoutDevices: false }).status,
      ).toBe(expected)
  })

  it('would win if only what its source wrote counted', () => {
    const facts = [arrived('GIVEN', 35, 10), arrived('WITHDRAWN', 20, 20)]
    expect(
      status([
        subject(
          'crm:1',
          facts.map(({ recordedAt: _, ...as }) => as),
        ),
      ]),
    ).toBe('GIVEN')
  })

  it('closes from its receipt, and lifts a restriction no later', () => {
    const facts = [arrived('GIVEN', 10, 10), arrived('WITHDRAWN', 90, 20), arrived('GIVEN', 40, 40)]
    expect(closedPeriods([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: false })).toEqual([
      { from: 20, until: 40 },
    ])
    const restriction = arrived('REFUSED', now + 3_600, now + 1, { act: 'RESTRICTION', purpose: null })
    expect(isRestricted([subject('crm:1', [restriction])], now)).toBe(true)
  })
})

describe('preferences and restrictions', () => {
  it('are lanes of their own', () => {
    const wish = fact('REFUSED', 30, { act: 'PREFERENCE', channel: 'EMAIL', purpose: null })
    const restriction = fact('REFUSED', 30, { act: 'RESTRICTION', purpose: null })
    const all = [subject('crm:1', [fact('GIVEN', 10, { channel: 'EMAIL' }), wish, restriction])]
    expect(status(all)).toBe('GIVEN')
    expect(isRestricted(all, now)).toBe(true)
    expect(
      isRestricted([subject('crm:1', [restriction, { ...restriction, status: 'UNKNOWN', occurredAt: 40 }])], now),
    ).toBe(false)
  })
})

describe('the time of collection', () => {
  const periods = (...facts: readonly ConsentFact[]) =>
    closedPeriods([subject('crm:1', facts)], 'Marketing', now, { withoutDevices: false }).map(({ from, until }) => [
      from,
      until,
    ])

  it.each([
    ['given once: nothing is closed', [fact('GIVEN', 10)], []],
    ['asked first: nothing is closed', [fact('REQUESTED', 5), fact('GIVEN', 10)], []],
    ['a gap', [fact('GIVEN', 10), fact('WITHDRAWN', 20), fact('GIVEN', 30)], [[20, 30]]],
    ['a lapse', [fact('GIVEN', 10, { expiresAt: 15 }), fact('GIVEN', 30)], [[15, 30]]],
    ['refused before it was given', [fact('REFUSED', 5), fact('GIVEN', 30)], [[5, 30]]],
    [
      'two gaps',
      [fact('WITHDRAWN', 1), fact('GIVEN', 2), fact('WITHDRAWN', 3), fact('GIVEN', 4)],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['still refused', [fact('GIVEN', 10), fact('WITHDRAWN', 20)], [[20, Number.POSITIVE_INFINITY]]],
    ['of another purpose', [fact('GIVEN', 10), fact('WITHDRAWN', 20, { purpose: 'Personalisation' })], []],
  ] as const)('%s', (_, facts, expected) => {
    expect(periods(...facts)).toEqual(expected)
  })
})

describe('a past time', () => {
  it('has the state of then', () => {
    const one = subject('crm:1', [fact('GIVEN', 10, { expiresAt: 40 }), fact('WITHDRAWN', 20), fact('GIVEN', 30)])
    const at = (time: number) => currentStates(one, time).map((state) => state.status)
    expect([at(5), at(10), at(25), at(30)]).toEqual([[], ['GIVEN'], ['WITHDRAWN'], ['GIVEN']])
  })
  it('takes the later version of one line for one moment, whichever is stricter', () => {
    const wrong = fact('WITHDRAWN', 10, { lineId: 'a', observedAt: 1 })
    const right = fact('GIVEN', 10, { lineId: 'a', observedAt: 2 })
    for (const facts of [
      [wrong, right],
      [right, wrong],
    ])
      expect(status([subject('crm:1', facts)])).toBe('GIVEN')
    expect(status([subject('crm:1', [wrong, { ...right, lineId: 'b' }])])).toBe('WITHDRAWN')
  })
})

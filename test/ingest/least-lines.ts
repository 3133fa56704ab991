const at = '2026-01-02T03:04:05Z'

/** A line of each kind but `source`, without an id and with no more than it needs, of the record's source and about the record. */
export function leastLines<S extends string>(record: { readonly source: S; readonly id: string }) {
  const { source } = record
  const fact = { source, record, occurredAt: at }
  return {
    record: { kind: 'record', source, observedAt: at },
    account: { kind: 'account', source, observedAt: at },
    event: { kind: 'event', ...fact, name: 'lead_created', channel: 'WEB' },
    feedback: { kind: 'feedback', ...fact, type: 'REVIEW' },
    billing: { kind: 'billing', ...fact, type: 'INVOICE', amountMinor: 100, currency: 'EUR' },
    fx: { kind: 'fx', source, occurredAt: at, base: 'EUR', quote: 'USD', rate: '1.5' },
    external: {
      kind: 'external',
      ...fact,
      type: 'REPORT',
      provider: 'p',
      licence: 'l',
      permittedPurposes: ['CustomerCare'],
      values: {},
    },
    consent: { kind: 'consent', ...fact, purpose: 'Marketing', status: 'REFUSED' },
    objection: { kind: 'objection', ...fact, purpose: 'Marketing' },
    restriction: { kind: 'restriction', ...fact },
    preference: { kind: 'preference', ...fact, channel: 'EMAIL' },
  } as const
}

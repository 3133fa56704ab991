import type { PurposeKey } from '../purposes.ts'

/** What a demo token of this kind may do. */
export interface Persona {
  readonly scopes: readonly string[]
  readonly purposes: readonly PurposeKey[]
}

/** The callers as whom the demo, the playground and the tests act. The first purpose is the playground's. */
export const personas = {
  frontend: {
    scopes: ['customer:read', 'engagement:read', 'billing:read', 'consent:read'],
    purposes: ['ServiceProvision', 'Personalisation'],
  },
  support: {
    scopes: ['customer:read', 'engagement:read', 'engagement:write', 'billing:read', 'consent:read', 'consent:write'],
    purposes: ['CustomerCare', 'ServiceProvision'],
  },
  partner: { scopes: ['customer:read', 'engagement:read'], purposes: ['ServiceProvision', 'Marketing'] },
  analyst: {
    scopes: ['engagement:read', 'billing:read', 'audience:read', 'portfolio:read'],
    purposes: ['ServiceOptimisation'],
  },
  /** Figures of money about many customers, and no data of a single one. */
  finance: { scopes: ['billing:read', 'portfolio:read'], purposes: ['LegalCompliance'] },
  marketing: {
    scopes: ['customer:read', 'engagement:read', 'audience:read', 'audience:write'],
    purposes: ['Marketing', 'Personalisation'],
  },
  steward: {
    scopes: ['customer:read', 'identity:steward', 'engagement:read', 'billing:read', 'consent:read'],
    purposes: ['ServiceProvision', 'CustomerCare'],
  },
  fraud: {
    scopes: ['customer:read', 'engagement:read', 'billing:read'],
    purposes: ['FraudPreventionAndDetection'],
  },
  'privacy-officer': {
    scopes: ['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'privacy:manage', 'audit:read'],
    purposes: ['RightsFulfilment', 'LegalCompliance'],
  },
  customer: { scopes: ['self'], purposes: ['RightsFulfilment', 'ServiceProvision'] },
  ingest: { scopes: ['ingest:write'], purposes: ['ServiceProvision'] },
  admin: { scopes: ['ops:manage', 'schema:read'], purposes: ['ServiceOptimisation'] },
} as const satisfies Record<string, Persona>

export type PersonaName = keyof typeof personas

export function isPersonaName(name: string): name is PersonaName {
  return Object.hasOwn(personas, name)
}

import type { Clock } from '../clock.ts'
import type { AccountLine, Relation } from '../line.ts'
import { acme } from './cast-acme.ts'

/** The companies above and below Acme, as sales knows them. Neither buys anything. */
export function acmeGroup(clock: Clock): readonly AccountLine[] {
  const to = { source: 'crm', id: acme.id }
  const company = (id: string, name: string, registration: string, relation: Relation): AccountLine => ({
    kind: 'account',
    source: 'crm',
    id,
    observedAt: clock.ago(420, 32_400),
    name,
    identifiers: [
      { type: 'DOMAIN', value: `${id}.example` },
      { type: 'COMPANY_REGISTRATION', value: registration, country: 'GB' },
    ],
    attributes: { industry: acme.industry },
    relations: [relation],
  })
  return [
    company('acme-holdings', 'Acme Holdings plc', '99000002', { role: 'OWNS', to, share: 0.8, from: clock.ago(700) }),
    company('acme-robotics', 'Acme Robotics Ltd', '99000003', { role: 'PARENT', to, from: clock.ago(600) }),
  ]
}

import type { SourceLine } from './line.ts'

/** The business of the demo: a coffee roaster that supplies homes and offices. */
export const controller = 'Fernhill'

const system = {
  kind: 'source',
  controller,
  defaultCountry: 'GB',
  dateOrder: 'DMY',
} as const

/** What people confirm by a link or a code, in every system. */
const verifies = ['EMAIL', 'PHONE']

/** The systems of the demo. Only two have customers. The others meet people, known or not, and the last one sells data about companies. */
export const sourceLines: readonly SourceLine[] = [
  { ...system, source: 'crm', role: 'SYSTEM_OF_RECORD', priority: 10, uniqueIds: true },
  { ...system, source: 'erp', role: 'SYSTEM_OF_RECORD', priority: 20, uniqueIds: false },
  { ...system, source: 'desk', role: 'TOUCHPOINT', priority: 30, uniqueIds: false, verifies },
  { ...system, source: 'web', role: 'TOUCHPOINT', priority: 40, uniqueIds: false, verifies },
  {
    ...system,
    source: 'cmp',
    role: 'TOUCHPOINT',
    priority: 50,
    uniqueIds: false,
    mayRecordConsentFor: ['crm', 'web', 'identifier'],
  },
  { ...system, source: 'market', role: 'REFERENCE', priority: 90, uniqueIds: false },
]

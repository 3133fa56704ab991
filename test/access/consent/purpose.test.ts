import { describe, expect, it } from 'vitest'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { purposeOf, type Viewer } from '../../../access/viewer.ts'
import { codeOf } from '../../../errors.ts'

function viewer(...purposes: readonly PurposeKey[]): Viewer {
  return { subject: 's', clientId: 'c', scopes: new Set(), purposes, sources: null, customerId: null }
}

function codeFor(header: string | null, who: Viewer): unknown {
  try {
    return purposeOf(who, header)
  } catch (error) {
    return codeOf(error)
  }
}

const two = viewer('ServiceProvision', 'CustomerCare')

describe('the purpose of a request', () => {
  it('is the one the header names, when the token lists it', () => {
    expect(purposeKeys.map((key) => codeFor(key, viewer(...purposeKeys)))).toEqual([...purposeKeys])
  })
  it('needs no header where the token has one purpose', () => {
    expect(codeFor(null, viewer('Marketing'))).toBe('Marketing')
  })
  it.each([[two], [viewer()]])('is required otherwise', (who) => {
    expect(codeFor(null, who)).toBe('PURPOSE_REQUIRED')
  })

  const raised = [
    ...purposeKeys.filter((key) => !two.purposes.includes(key)),
    ...['', ' ', '*', 'serviceprovision', 'SERVICEPROVISION', ' ServiceProvision', 'ServiceProvision,Marketing'],
    ...['ServiceProvision, ServiceProvision', 'https://w3id.org/dpv#Marketing', 'dpv:ServiceProvision', 'constructor'],
    ...['__proto__', 'null', 'undefined'],
  ]
  it.each(raised)('is never raised by %j', (header) => {
    expect(codeFor(header, two)).toBe('FORBIDDEN')
  })
  it('was tried to be raised in 20 ways', () => {
    expect(raised.length).toBeGreaterThanOrEqual(20)
  })
})

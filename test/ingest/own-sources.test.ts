import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownSources } from '../../access/known-records/own-sources.ts'
import { lineShapes } from '../../ingest/line.ts'
import { validateLine } from '../../ingest/validate.ts'
import { modulesOf } from '../harness/all-statements.ts'

const occurredAt = '2026-01-02T03:04:05Z'
const fact = { id: '1', record: { source: 'crm', id: '1' }, occurredAt }
const consent = { ...fact, kind: 'consent', purpose: 'CustomerCare', status: 'GIVEN' }

/** Lines of each kind of writer, with a source and with the record that they are about. */
const lines: Readonly<Record<string, (source: string) => object>> = {
  source: (source) => ({ kind: 'source', source }),
  record: (source) => ({ kind: 'record', source, id: '1', observedAt: occurredAt }),
  consent: (source) => ({ ...consent, source }),
  'a consent about a record of it': (source) => ({ ...consent, source: 'crm', record: { source, id: '1' } }),
  event: (source) => ({ ...fact, kind: 'event', source, name: 'page_viewed', channel: 'WEB' }),
}

function faultOf(line: object): string | null {
  const checked = validateLine(JSON.stringify(line), lineShapes)
  return checked.isValid ? null : checked.fault.message
}

describe.each(Object.entries(lines))('a %s line', (_, lineWith) => {
  it.each([...ownSources.keys()])('cannot pass for %s', (name) => {
    expect(faultOf(lineWith(name))).toContain(`must not be \`${name}\`, which stands for ${ownSources.get(name)}`)
  })

  it('names any other source: the control', () => {
    expect(faultOf(lineWith('consent-api-2'))).toBeNull()
  })
})

it('knows every name under which the product writes by itself', () => {
  const literals = ['access', 'resolution', 'subgraphs']
    .flatMap(modulesOf)
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bsource: ("|')([\w.-]+)\1/g)].map(([, , name]) => name),
    )
  expect(literals.filter((name) => name !== undefined && !ownSources.has(name))).toEqual([])
})

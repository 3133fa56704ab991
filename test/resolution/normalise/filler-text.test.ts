import { describe, expect, it } from 'vitest'
import { isFillerText } from '../../../resolution/normalise/fillers/filler-text.ts'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { identifierTypes } from '../../../resolution/records/identifier-types.ts'

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: templates that nobody filled.
const fillers = [
  ...['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#BEZUG!', '#NV', '####', '\\N'],
  ...[
    '{{user.id}}',
    '{{ contact.email }}',
    '${id}',
    '%{id}',
    '<%= id %>',
    '[[id]]',
    '%%id%%',
    '*|EMAIL|*',
    '{user_id}',
    '%s',
  ],
  ...[
    '1.00235E+11',
    '1,00235E+11',
    '4E+15',
    '<no value>',
    '<nil>',
    '[object Object]',
    '[object Undefined]',
    'undefined',
  ],
  ...['N.A.', 'n/a', 'None', '(not set)', 'null null', 'Unknown Unknown', 'NaN', '-', '--', '  '],
  ...[
    'keine',
    'k. A.',
    'unbekannt',
    'aucun',
    'inconnu',
    'ninguno',
    'sconosciuto',
    'n.v.t.',
    'ok\u00e4nd',
    'brak',
    'yok',
  ],
  ...['\u043d\u0435\u0442', '\u4e0d\u660e', '\u200bnull\u200b', '\uff2e\uff0f\uff21'],
]

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: templates that nobody filled.

describe('values that say nothing', () => {
  it.each(fillers)('%j is one, on every type of identifier', (value) => {
    expect(isFillerText(value)).toBe(true)
    for (const type of identifierTypes)
      expect([type, normaliseIdentifier({ type, value }).isFiller]).toEqual([type, true])
  })

  const values = [
    ...['{6f9619ff-8b86-d011-b42d-00c04fc964ff}', 'NA-2044', '100235000000', '5E10', '12E5', '7e3', '#4711', 'Null-5'],
    ...['nina', 'none-such', 'u-1', 'K-30418', 'undefined-17', '1.5', '$100', '100%'],
  ]
  it.each(values)('%j says something, however like a filler it looks', (value) => {
    expect(isFillerText(value)).toBe(false)
    expect(normaliseIdentifier({ type: 'CRM_ID', value }).isFiller).toBe(false)
  })
})

import { readFileSync } from 'node:fs'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'

export interface FebrlRecords {
  readonly records: readonly Traits[]
  /** The number in `rec_id`, by record. */
  readonly truth: readonly string[]
}

/** Reads a Febrl file as the records of one source. Without `hasIds` the social security numbers are left out. */
export function readFebrl(file: string | URL, source: string, hasIds: boolean): FebrlRecords {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const columns = split(head)
  const rows = lines.map((line) => {
    const values = split(line)
    return new Map(columns.map((column, index) => [column, values[index] ?? '']))
  })
  return {
    records: rows.map((row) => toTraits(row, source, hasIds)),
    truth: rows.map((row) => row.get('rec_id')?.split('-')[1] ?? ''),
  }
}

function toTraits(row: ReadonlyMap<string, string>, source: string, hasIds: boolean): Traits {
  const value = (column: string) => row.get(column) ?? ''
  const id = value('soc_sec_id')
  return traitsOf(
    {
      source,
      sourceId: value('rec_id'),
      type: 'PERSON',
      identifiers: hasIds && id !== '' ? [{ type: 'NATIONAL_ID', value: id, country: 'AU' }] : [],
      relations: [],
      attributes: {
        givenName: value('given_name'),
        familyName: value('surname'),
        birthDate: value('date_of_birth'),
        addresses: [
          {
            line1: `${value('street_number')} ${value('address_1')}`.trim(),
            line2: value('address_2'),
            city: value('suburb'),
            region: value('state'),
            postalCode: value('postcode'),
            countryCode: 'AU',
          },
        ],
      },
    },
    { defaultCountry: 'AU' },
  )
}

function split(line: string): readonly string[] {
  return line.split(',').map((value) => value.trim())
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ingest lines with the truth about them. */
export interface LabelledSet {
  /** As in an ingest file. */
  readonly lines: readonly LabelledLine[]
  /** `source:id` -> label. Equal labels are one subject. */
  readonly truth: ReadonlyMap<string, string>
}

/** Whatever other keys a line has: ingest validates it. */
export type LabelledLine = { readonly kind: string } & Readonly<Record<string, unknown>>

/** A folder with `records.jsonl`, ingest lines, and `truth.csv` with the columns source, id, cluster. */
export function readLabelledSet(folder: string): LabelledSet {
  const lines = readFileSync(join(folder, 'records.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
  const rows = readCsv(join(folder, 'truth.csv'))
  return {
    lines,
    truth: new Map(rows.map((row) => [`${row.get('source')}:${row.get('id')}`, row.get('cluster') ?? ''])),
  }
}

export interface FebrlSet {
  /** Febrl 1: originals and copies in one file. Febrl 4: originals in one, copies in the other, as two systems. */
  readonly dataset: 'febrl1' | 'febrl4'
  readonly folder: string
  /** Whether records have their national id. */
  readonly hasIds: boolean
}

export function readFebrl({ dataset, folder, hasIds }: FebrlSet): LabelledSet {
  const files = dataset === 'febrl1' ? ['dataset1'] : ['dataset4a', 'dataset4b']
  const rows = files.flatMap((file) =>
    readCsv(join(folder, `${file}.csv`)).map((row) => ({ row, source: file.replace('dataset', 'febrl') })),
  )
  return {
    lines: rows.map(({ row, source }) => febrlLine(row, source, hasIds)),
    truth: new Map(
      rows.map(({ row, source }) => {
        const id = row.get('rec_id') ?? ''
        return [`${source}:${id}`, id.split('-')[1] ?? '']
      }),
    ),
  }
}

function febrlLine(row: ReadonlyMap<string, string>, source: string, hasIds: boolean): LabelledLine {
  const value = (column: string) => row.get(column) ?? ''
  const nationalId = value('soc_sec_id')
  return {
    kind: 'record',
    source,
    id: value('rec_id'),
    observedAt: '2026-01-01T00:00:00Z',
    identifiers: hasIds && nationalId !== '' ? [{ type: 'NATIONAL_ID', value: nationalId, country: 'AU' }] : [],
    attributes: written({
      givenName: value('given_name'),
      familyName: value('surname'),
      birthDate: value('date_of_birth'),
      addresses: [
        written({
          line1: `${value('street_number')} ${value('address_1')}`.trim(),
          line2: value('address_2'),
          city: value('suburb'),
          region: value('state'),
          postalCode: value('postcode'),
          countryCode: 'AU',
        }),
      ],
    }),
  }
}

function written(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** Values without quotes, as these files have them. */
function readCsv(file: string): readonly ReadonlyMap<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',').map((column) => column.trim())
  return lines.map((line) => {
    const values = line.split(',').map((value) => value.trim())
    return new Map(columns.map((column, index) => [column, values[index] ?? '']))
  })
}

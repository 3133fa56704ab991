import { CompressedBase64UrlEncoder, FibonacciIntegerEncoder, GppModel, Sections } from '@iabgpp/cmpapi'
import { vendorsAt, withoutVendors } from './tcf-core.ts'
import { isWholeTcf } from './whole-tcf.ts'

/** The content of one section of a GPP string, by the field names of the specification. */
export interface GppSection {
  /** Such as `usca`; `section 99` for one that is unknown here. */
  readonly name: string
  /** Null: the section cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | null
  /** Whether all of it could be read. If not, what could be read only restricts. */
  readonly isWhole: boolean
}

/**
 * The sections of a GPP string, in order. Null if the text is not a GPP string. A section that the decoder does not know, or of which it
 * would omit a part, counts as one that cannot be read: the decoder itself silently skips both.
 */
export function gppSections(text: string): readonly GppSection[] | null {
  // Browsers may return a TCF string in place of the header.
  if (text.startsWith('C')) return [readSection('tcfeuv2', text)]
  const [header = '', ...sections] = text.split('~')
  const ids = sectionIds(header, sections.length)
  if (ids === null || ids.length === 0 || ids.length !== sections.length) return null
  return sections.map((section, index) => {
    const id = ids[index] ?? 0
    const name = Sections.SECTION_ID_NAME_MAP.get(id)
    return name === undefined ? { ...unreadable, name: `section ${id}` } : readSection(name, section)
  })
}

function readSection(name: string, text: string): GppSection {
  try {
    const isTcf = name === 'tcfeuv2' || name === 'tcfcav1'
    if (text === '') return { ...unreadable, name }
    const model = new GppModel()
    model.decodeSection(name, isTcf ? withoutVendors(text, vendorsAt[name]) : text)
    const fields = plain(model.toObject())[name] ?? {}
    const versionField = 'Version' in fields ? 'Version' : 'MspaVersion'
    const version = fields[versionField]
    if (!(versions[name] ?? [1]).some((known) => known === version)) return { ...unreadable, name }
    if (isTcf) return { name, fields, isWhole: isWholeTcf(text, name) }
    // It writes out a segment as it understood it once a field of it was set, and until then repeats the text.
    const known = text.includes('.') ? Object.entries(fields) : [[versionField, version] as const]
    for (const [field, value] of known) model.setFieldValue(name, field, value)
    return { name, fields, isWhole: isSameShape(text.split('.'), model.encodeSection(name).split('.')) }
  } catch {
    return { ...unreadable, name }
  }
}

const unreadable = { fields: null, isWhole: false } as const

/** The same number of segments, and none with more than what fills it up to a group of four characters. */
function isSameShape(segments: readonly string[], encoded: readonly string[]): boolean {
  return (
    segments.length === encoded.length &&
    segments.every((segment, index) => /^A{0,3}$/.test(segment.slice(encoded[index]?.length)))
  )
}

/** The versions whose layout the decoder knows. It reads any other as if it were one of these. */
const versions: Readonly<Record<string, readonly number[]>> = { tcfeuv2: [2], usnat: [1, 2] }

const headerStart = '000011' + '000001'
const countBits = 12

/**
 * The ids that the header states. Null if it is not a header, or states more than `most`. Read here, because the decoder expands ranges
 * before it compares their length with the sections, and a header of a few characters may state billions.
 */
function sectionIds(header: string, most: number): readonly number[] | null {
  try {
    const bits = CompressedBase64UrlEncoder.getInstance().decode(header)
    if (!bits.startsWith(headerStart)) return null
    let at = headerStart.length
    const groups = Number.parseInt(bits.slice(at, at + countBits), 2)
    at += countBits
    const next = () => {
      const end = bits.indexOf('11', at) + 2
      const value = FibonacciIntegerEncoder.decode(bits.slice(at, end))
      at = end
      return value
    }
    const ids: number[] = []
    for (let group = 0; group < groups; group++) {
      const isRange = bits[at++] === '1'
      const first = (ids.at(-1) ?? 0) + next()
      const last = isRange ? first + next() : first
      if (last - first >= most - ids.length) return null
      for (let id = first; id <= last; id++) ids.push(id)
    }
    return ids
  } catch {
    return null
  }
}

/** Dates as ISO text, as in JSON. */
function plain(sections: object): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return JSON.parse(JSON.stringify(sections))
}

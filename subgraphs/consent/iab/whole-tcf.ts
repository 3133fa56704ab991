import { CompressedBase64UrlEncoder } from '@iabgpp/cmpapi'
import { vendorsAt } from './tcf-core.ts'

type Framework = keyof typeof vendorsAt
type Part = (from: Reader) => void

/**
 * Whether every part of a TCF string is one that the framework knows, once at most and to its end. The decoders skip segments that they do not
 * know and read missing bits as zeros. Nothing is expanded here, see `withoutVendors`.
 */
export function isWholeTcf(text: string, framework: Framework): boolean {
  const [core = '', ...segments] = text.split('.')
  const types = segments.map(typeOf)
  return (
    new Set(types).size === types.length &&
    encodings[framework].some((ids) => {
      const parts = partsOf(framework, ids)
      return (
        isWhole(core, parts.core) &&
        segments.every((segment, index) => {
          const part = parts.segments[types[index] ?? 0]
          return part !== undefined && isWhole(segment, part)
        })
      )
    })
  )
}

/** The type of a segment after the core. Null: it has none. */
function typeOf(segment: string): number | null {
  try {
    return read(segment).take(typeBits)
  } catch {
    return null
  }
}

const typeBits = 3

/** How ids of vendors are written. Canada began with the encoding of the EU, and strings of that time are still sent. */
type Ids = 'fixed' | 'Fibonacci'
const encodings: Readonly<Record<Framework, readonly Ids[]>> = { tcfeuv2: ['fixed'], tcfcav1: ['Fibonacci', 'fixed'] }

/** The core, and by their types the segments: 1 vendors disclosed, 2 vendors allowed, which only the EU has, 3 purposes of the publisher. */
function partsOf(
  framework: Framework,
  ids: Ids,
): { readonly core: Part; readonly segments: Readonly<Record<number, Part>> } {
  const list = vendors(ids)
  const core: Part = (from) => {
    from.skip(vendorsAt[framework])
    list(from)
    list(from)
    restrictions(ids)(from)
  }
  const typed =
    (part: Part): Part =>
    (from) => {
      from.skip(typeBits)
      part(from)
    }
  const ofEu = framework === 'tcfeuv2' ? { 2: typed(list) } : {}
  return { core, segments: { 1: typed(list), ...ofEu, 3: typed(publisherPurposes) } }
}

function isWhole(text: string, part: Part): boolean {
  const from = read(text)
  try {
    part(from)
  } catch {
    return false
  }
  return from.isAtEnd()
}

/** Two lists of 24 purposes, and two of as many as the publisher added. */
const publisherPurposes: Part = (from) => {
  from.skip(24 + 24)
  const added = from.take(6)
  from.skip(2 * added)
}

function vendors(ids: Ids): Part {
  return (from) => {
    const highest = from.take(16)
    if (from.take(1) === 1) ranges(ids)(from)
    else from.skip(highest)
  }
}

function ranges(ids: Ids): Part {
  return (from) => {
    const count = from.take(12)
    for (let index = 0; index < count; index++) {
      const isRange = from.take(1) === 1
      if (ids === 'Fibonacci') {
        from.skipCode()
        if (isRange) from.skipCode()
        continue
      }
      const first = from.take(16)
      if (isRange && from.take(16) < first) throw new RangeError('The range ends before it begins.')
    }
  }
}

/** A purpose and what is restricted, with the vendors. */
function restrictions(ids: Ids): Part {
  const ofVendors = ids === 'Fibonacci' ? vendors(ids) : ranges(ids)
  return (from) => {
    const count = from.take(12)
    for (let index = 0; index < count; index++) {
      from.skip(6 + 2)
      ofVendors(from)
    }
  }
}

/** Reads bits in their order. Throws where there are none. */
type Reader = ReturnType<typeof read>

function read(text: string) {
  const bits = base64.decode(text)
  let at = 0

  function skip(count: number): void {
    at += count
    if (at > bits.length) throw new RangeError('The string was cut off.')
  }

  return {
    skip,
    /** As a number. */
    take(count: number): number {
      skip(count)
      return Number.parseInt(bits.slice(at - count, at), 2)
    },
    /** A number in Fibonacci coding, which ends with the first two ones. */
    skipCode(): void {
      const end = bits.indexOf('11', at)
      if (end < 0) throw new RangeError('The string was cut off.')
      at = end + 2
    },
    /** What follows only fills up bytes, or groups of four characters. */
    isAtEnd: () => bits.length - at < 24 && !bits.includes('1', at),
  }
}

const base64 = CompressedBase64UrlEncoder.getInstance()

import { CompressedBase64UrlEncoder } from '@iabgpp/cmpapi'

const base64 = CompressedBase64UrlEncoder.getInstance()
/** Two empty lists of vendors and no publisher restriction, in each of the encodings that the frameworks use. */
const noVendors = '0'.repeat(2 * (16 + 1) + 12)

/**
 * The core segment of a TCF string with empty lists of vendors. No decision needs the vendors, and the decoders expand such a list: a range
 * of a few characters may name so many that they would use up the memory of the process. Throws for text that is not base64url or shorter
 * than `bitsBeforeVendors`.
 */
export function withoutVendors(text: string, bitsBeforeVendors: number): string {
  const [core = ''] = text.split('.')
  const bits = base64.decode(core)
  if (bits.length < bitsBeforeVendors) throw new RangeError('The string ends before its lists of vendors.')
  return base64.encode(bits.slice(0, bitsBeforeVendors) + noVendors)
}

/** Where the lists of vendors begin: TCF of the EU version 2, TCF Canada version 1. */
export const vendorsAt = { tcfeuv2: 213, tcfcav1: 199 } as const

/** How a value is shown if a purpose needs only a part of it. */
export type Mask = 'EMAIL' | 'PHONE' | 'YEAR' | 'LAST_FOUR'

/** `a***@x.io`, `+44***123`, `1980`, `***1234`. Null if the value has no such part. */
export function maskValue(mask: Mask, value: string): string | null {
  switch (mask) {
    case 'EMAIL': {
      const at = value.lastIndexOf('@')
      return at < 1 ? null : `${[...value][0] ?? ''}***${value.slice(at)}`
    }
    case 'PHONE':
      return value.length < 9 ? null : `${value.slice(0, 3)}***${value.slice(-3)}`
    case 'YEAR':
      return /(?<!\d)(?:1[89]|20)\d\d(?=\D|$|\d{4}$)/.exec(value)?.[0] ?? null
    case 'LAST_FOUR':
      return value.length < 8 ? null : `***${value.slice(-4)}`
    default:
      return mask satisfies never
  }
}

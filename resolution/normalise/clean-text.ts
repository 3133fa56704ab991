/**
 * A value without side effects of copying and typing: invisible characters, full-width forms, dashes of other widths and surrounding
 * blanks. A letter of another script stays a different letter, however similar the two look.
 */
export function cleanText(written: string): string {
  if (isPlain.test(written)) return written
  return written
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Most values are printable ASCII with single blanks inside. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/

/** Zero-width characters, direction marks, variation selectors, invisible fillers, and control characters. */
const invisible = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\ufe00-\ufe0f]|(?!\s)\p{Cc}/gu

/** Lower case in which the Turkish letters with and without a dot are the same: `\u0130REM` is `irem`. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  // The letter with a dot becomes one with this mark, which hardly occurs in other texts.
  if (!lower.includes('\u0307')) return lower
  return text
    .replace(/\u0130/g, 'i')
    .toLowerCase()
    .replace(/i\u0307/g, 'i')
}

import anyAscii from 'any-ascii'

/** Letters and digits in lower-case ASCII, words apart by one blank: L-stroke, sharp s and Cyrillic become Latin letters. */
export function fold(text: string): string {
  return anyAscii(text.normalize('NFKC').replace(/['\u2019`\u00b4]/g, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

export function words(text: string): readonly string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

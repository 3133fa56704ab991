import { describe, expect, it } from 'vitest'
import { decodeText, textLines } from '../text/text-file.ts'

const text = 'Name;Stadt\nJ\u00f6rg M\u00fc\u00dfig;K\u00f6ln\nTh\u00e9r\u00e8se;Li\u00e8ge\n'
const utf8 = Buffer.from(text)
const latin1 = Buffer.from(text, 'latin1')
const withMark = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const utf32 = Buffer.from(
  [0xfeff, ...text].flatMap((letter) => {
    const code = typeof letter === 'number' ? letter : (letter.codePointAt(0) ?? 0)
    return [code & 0xff, code >> 8, 0, 0]
  }),
)
const utf16be = Buffer.from(utf16).swap16()
/** The middle line in UTF-8, the last in Windows-1252. */
const mixed = Buffer.concat([utf8.subarray(0, utf8.indexOf('Th')), Buffer.from('Th\u00e9r\u00e8se\n', 'latin1')])

describe('the text of a file', () => {
  it.each([
    ['UTF-8', utf8, undefined],
    ['UTF-8 with a byte order mark', withMark, undefined],
    ['UTF-16 with a byte order mark', utf16, undefined],
    ['big-endian UTF-16 with a byte order mark', utf16be, undefined],
    ['UTF-16 without one, where that is stated', utf16.subarray(2), 'utf-16le'],
    ['Windows-1252, where that is stated', latin1, 'windows-1252'],
    ['Latin-1, where that is stated', latin1, 'ISO-8859-1'],
    ['UTF-8, where that is stated', utf8, 'utf8'],
    ['big-endian UTF-16 without a byte order mark, where that is stated', utf16be.subarray(2), 'utf-16be'],
  ] as const)('is read from %s', (_, bytes, encoding) => {
    expect(decodeText(bytes, encoding)).toBe(text)
  })

  it('is read from an encoding whose letters have several bytes, also where these look like UTF-8', () => {
    expect(decodeText(Buffer.from([0x83, 0x65, 0x83, 0x58, 0x0a, 0xc3, 0xb1]), 'shift_jis')).toBe(
      '\u30c6\u30b9\n\uff83\uff71',
    )
    expect(decodeText(Buffer.from([0xb0, 0xa1, 0x0a, 0x41]), 'euc-kr')).toBe('\uac00\nA')
  })

  it('has the letters that Windows-1252 alone has', () => {
    expect(decodeText(Buffer.from([0x80, 0x92, 0x9f]), 'windows-1252')).toBe('\u20ac\u2019\u0178')
  })

  it.each([
    ['Windows-1252 that nobody states', latin1, undefined, /line 2 is not UTF-8.*windows-1252/],
    ['UTF-8 with a line of Windows-1252', mixed, undefined, /line 3 is not UTF-8/],
    ['the same, stated to be Windows-1252', mixed, 'windows-1252', /line 2 is UTF-8, but "encoding" says windows-1252/],
    ['UTF-8, stated to be Windows-1252', utf8, 'windows-1252', /line 2 is UTF-8/],
    ['UTF-16 without a byte order mark', utf16.subarray(2), undefined, /line 1 holds a NUL/],
    ['UTF-32 with a byte order mark', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), undefined, /is UTF-32/],
    ['half of UTF-16', utf16.subarray(0, 21), undefined, /not utf-16le throughout/],
    ['a byte that Windows-1252 does not have', Buffer.from([0x41, 0x0a, 0x81]), 'windows-1252', /line 2 holds a byte/],
    ['UTF-16 that is stated to be UTF-8', utf16, 'utf-8', /byte order mark of utf-16le/],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0, 0]), undefined, /is compressed.*gunzip -c/],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\0'), undefined, /is a ZIP archive/],
    ['UTF-32', utf32, undefined, /is UTF-32: convert it/],
    [
      'big-endian UTF-16, stated to be little-endian',
      Buffer.from('a\nb', 'utf16le').swap16(),
      'utf-16le',
      /not in the order of utf-16le/,
    ],
    ['a NUL within Windows-1252', Buffer.from('a\n\0'), 'windows-1252', /line 2 holds a byte/],
    ['half a letter of Shift-JIS', Buffer.from([0x83, 0x0a, 0x41]), 'shift_jis', /line 1 holds a byte/],
    ['Shift-JIS that nobody states', Buffer.from([0x83, 0x65]), undefined, /line 1 is not UTF-8/],
    ['what has no letters', Buffer.from([0xe9]), 'x-user-defined', /line 1 holds a byte/],
    ['an encoding that nobody knows', utf8, 'ansi-german', /"encoding" is ansi-german, which is unknown/],
  ] as const)('is not made up from %s', (_, bytes, encoding, message) => {
    expect(() => decodeText(bytes, encoding)).toThrow(message)
  })

  it('comes line by line, however the bytes are cut', async () => {
    for (const size of [1, 2, 3, 7, 1_000]) {
      const lines = await Array.fromAsync(textLines(inParts(Buffer.from('a\r\n\u00f6\u00df\u20ac\n\nend'), size)))
      expect(lines).toEqual(['a', '\u00f6\u00df\u20ac', '', 'end'])
    }
    await expect(Array.fromAsync(textLines(inParts(latin1, 5)))).rejects.toThrow(/line 2 is not UTF-8/)
    // Only callers of decodeText can be told an encoding.
    await expect(Array.fromAsync(textLines(inParts(latin1, 5)))).rejects.toThrow(/FILE > NEW`\)$/)
    expect(() => decodeText(latin1)).toThrow(/"encoding"/)
    for (const [bytes, message] of [
      [utf16, /is UTF-16: convert it/],
      [Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), /is UTF-32: convert it/],
      [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), /is compressed.*zstd/],
    ] as const)
      await expect(Array.fromAsync(textLines(inParts(bytes, 5)))).rejects.toThrow(message)
  })
})

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

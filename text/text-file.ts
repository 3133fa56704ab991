import { packedFormatOf } from './packed-format.ts'

const newline = 0x0a

/** The remedy for callers of `decodeText`, who may be told an encoding. */
const orState = ', or state its "encoding"'

/**
 * The text of a file's bytes: UTF-8, or UTF-16 with a byte order mark, or the encoding that `encoding` names, such as `windows-1252`.
 * Nothing is guessed: encodings with one byte per letter cannot be distinguished, and a wrong one turns letters into others. Throws
 * SyntaxError with the line at which the bytes do not fit, and the remedy.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): string {
  refusePacked(bytes)
  refuseUtf32(bytes)
  const marked = encodingByMark(bytes)
  if (marked !== null && encoding === undefined) return decodeAll(bytes, marked)
  const declared = encoding === undefined ? 'utf-8' : labelOf(encoding)
  if (marked !== null && declared !== marked)
    throw new SyntaxError(`the file begins with the byte order mark of ${marked}, but "encoding" says ${declared}`)
  return declared.startsWith('utf-') ? decodeAll(bytes, declared) : decodeInLines(bytes, declared)
}

/** Throws SyntaxError for a file that has to be unpacked first, for which no remedy for an encoding helps. */
function refusePacked(start: Uint8Array): void {
  const format = packedFormatOf(start)
  if (format !== undefined)
    throw new SyntaxError(`the file is ${format.what}: unpack it first, for example with \`${format.command} > NEW\``)
}

/** Its little-endian mark begins like that of UTF-16. */
function refuseUtf32(start: Uint8Array): void {
  const mark = Buffer.from(start.subarray(0, 4)).toString('hex')
  if (mark === 'fffe0000' || mark === '0000feff')
    throw new SyntaxError('the file is UTF-32: convert it, for example with `iconv -f UTF-32 -t UTF-8 FILE > NEW`')
}

function encodingByMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** The name in the Encoding Standard. */
function labelOf(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding
  } catch {
    throw new SyntaxError(
      `"encoding" is ${encoding}, which is unknown: write utf-8, utf-16le or windows-1252, for example`,
    )
  }
}

function decodeAll(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8')
    return linesOf(bytes)
      .map((line, index) => decodeLine(line, index, orState))
      .join('\n')
  const text = decodeUtf16(bytes, encoding)
  // What a line end becomes in the other byte order, which is not a character.
  if (text.includes('\u0a00'))
    throw new SyntaxError(
      `the bytes of the file are not in the order of ${encoding}: state the other one as "encoding"`,
    )
  if (text.includes('\0'))
    throw new SyntaxError(`the file holds a NUL, as UTF-32 does where it is taken for ${encoding}: save it as UTF-8`)
  return text
}

function decodeUtf16(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new SyntaxError(`the file is not ${encoding} throughout: it ends within a character, or holds half of one`)
  }
}

/** In an encoding with several bytes per letter, text may look like UTF-8 by chance. */
const oneByteALetter = /^(?:windows-(?!31j)|iso-8859-|koi8-|ibm|macintosh|x-mac-)/

/** A file that contains two encodings would end up with broken letters in one of them. */
function decodeInLines(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding)
  return linesOf(bytes)
    .map((line, index) => {
      const text = decoder.decode(line)
      // No C1 control is a letter: there, the encoding does not have the byte. The same holds for the replacement of bytes without a
      // meaning.
      if (/[\0\u0080-\u009f\uf780-\uf7ff\ufffd]/.test(text))
        throw new SyntaxError(`line ${index + 1} holds a byte that ${encoding} does not have: state another "encoding"`)
      if (oneByteALetter.test(encoding) && isBeyondAscii(line) && isUtf8(line))
        throw new SyntaxError(
          `line ${index + 1} is UTF-8, but "encoding" says ${encoding}: save the file in one encoding`,
        )
      return text
    })
    .join('\n')
}

/** Decodes one line of UTF-8. `index` counts from 0. Throws SyntaxError naming the line; `orElse` is a further remedy. */
function decodeLine(line: Uint8Array, index: number, orElse = ''): string {
  if (line.includes(0))
    throw new SyntaxError(
      `line ${index + 1} holds a NUL, as UTF-16 without a byte order mark does: save the file as UTF-8${orElse}`,
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line)
  } catch {
    throw new SyntaxError(
      `line ${index + 1} is not UTF-8: save the file as UTF-8 (for example with \`iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW\`)${orElse}${orElse && ', such as windows-1252'}`,
    )
  }
}

/** Decoded lines of a stream of UTF-8, without their ends, in constant memory. Throws SyntaxError with the line and the remedy. */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array()
  let index = 0
  let isStart = true
  for await (const chunk of chunks) {
    if (isStart && chunk.length > 0) {
      isStart = false
      refusePacked(chunk)
      refuseUtf32(chunk)
      if (encodingByMark(chunk) !== null)
        throw new SyntaxError('the file is UTF-16: convert it, for example with `iconv -f UTF-16 -t UTF-8 FILE > NEW`')
    }
    let bytes: Uint8Array = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline)) {
      yield decodeLine(bytes.subarray(0, end), index++).replace(/\r$/, '')
      bytes = bytes.subarray(end + 1)
    }
    rest = bytes
  }
  if (rest.length > 0) yield decodeLine(rest, index)
}

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  lines.push(bytes.subarray(start))
  return lines
}

function isBeyondAscii(line: Uint8Array): boolean {
  return line.some((byte) => byte > 0x7f)
}

function isUtf8(line: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line)
    return true
  } catch {
    return false
  }
}

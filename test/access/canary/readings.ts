/** Decoded once more at most so often: a value may be packed into JSON, into base64, into a URL. */
const maxDepth = 4
/** What is shorter holds no value worth looking for. */
const shortest = 8

/**
 * The text and whatever it says in another spelling: base64, base64url, hex, percent-encoding and JSON strings, each also inside the others.
 * A cursor or a header that carries a value shows it here.
 */
export function readings(text: string): string {
  const found = new Set([text])
  let latest: readonly string[] = [text]
  for (let depth = 0; depth < maxDepth && latest.length > 0; depth++) {
    const next = latest.flatMap(decodings).filter((reading) => reading.length >= shortest && !found.has(reading))
    for (const reading of next) found.add(reading)
    latest = next
  }
  return [...found].join('\n')
}

function decodings(text: string): readonly string[] {
  return [
    ...tokens(text, /[A-Za-z0-9+/]{11,}={0,2}/g).flatMap((token) => everyOffset(token, 'base64')),
    ...tokens(text, /[\w-]{11,}/g).flatMap((token) => everyOffset(token, 'base64url')),
    ...tokens(text, /(?:[0-9a-fA-F]{2}){8,}/g).map((token) => Buffer.from(token, 'hex').toString('latin1')),
    ...(/%[0-9a-fA-F]{2}/.test(text) ? [text.replace(/(?:%[0-9a-fA-F]{2})+/g, percentDecoded)] : []),
    ...(/\\[u"\\/]/.test(text) ? [text.replace(/\\u([0-9a-fA-F]{4})|\\(["\\/])/g, jsonDecoded)] : []),
  ]
}

function tokens(text: string, pattern: RegExp): readonly string[] {
  return [...new Set(text.match(pattern))]
}

/** A token may begin before the encoded part does. Bytes that are no text cannot hold a value. */
function everyOffset(token: string, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2, 3].flatMap((offset) => {
    const decoded = Buffer.from(token.slice(offset), encoding).toString('latin1')
    const printable = decoded.match(/[\x20-\x7e\xa0-\xff]{8,}/g)
    return printable ?? []
  })
}

function percentDecoded(escapes: string): string {
  return Buffer.from(escapes.replace(/%/g, ''), 'hex').toString('utf8')
}

function jsonDecoded(_: string, code: string | undefined, plain: string | undefined): string {
  return code === undefined ? (plain ?? '') : String.fromCharCode(Number.parseInt(code, 16))
}

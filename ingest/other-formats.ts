import { codedError } from '../errors.ts'
import { packedFormatOf } from '../text/packed-format.ts'
import { mark } from './quarantine/quarantine-mark.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
/** Control characters that do not occur in text. */
const binary = /(?!\s)\p{Cc}/u
/** If none of this many lines begins an object, the input has another format. */
const linesLookedAt = 20

/**
 * Throws BAD_USER_INPUT, with the remedy, for an input that is not JSONL at all: each of its lines would be quarantined, and the first of
 * them would not show why. `start`: the first bytes.
 */
export function refuseOtherFormats(start: Uint8Array): void {
  const format = packedFormatOf(start)
  if (format !== undefined)
    throw refusal(`is ${format.what}: pipe it in, for example with \`${format.command} | npm run ingest -- -\``)
  const [first, second] = start
  // Without a byte order mark, every other byte of ASCII text is a NUL.
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0)
    throw refusal('is UTF-16: convert it, for example with `iconv -f UTF-16 -t UTF-8 FILE > NEW`')
  const text = new TextDecoder().decode(start.subarray(0, 64 * 1024))
  if (/^\s*\[\s*(\{|$)/.test(text.slice(0, 64)))
    throw refusal("is one JSON array: write its items as lines, for example with `jq -c '.[]' FILE`")
  if (!start.includes(lineFeed) && start.includes(carriageReturn) && /\}[ \t]*\r\s*\{/.test(text))
    throw refusal("ends its lines with CR alone: convert it, for example with `tr '\\r' '\\n' < FILE > NEW`")
  refuseWithoutObjects(text)
}

function refuseWithoutObjects(text: string): void {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith(mark))
    .slice(0, linesLookedAt)
  const [first = '', next] = lines
  if (first.startsWith('<') && !lines.some((line) => line.startsWith('{')))
    throw refusal('looks like XML: convert it to lines with one JSON object each')
  if (next === undefined) return
  if (first === '{' && !next.startsWith('{'))
    throw refusal(
      'is one JSON object over several lines: write one object on each line, for example with `jq -c . FILE`',
    )
  if (lines.some((line) => line.startsWith('{'))) return
  const delimiter = [',', ';', '\t', '|'].find((mark) => first.includes(mark) && next.includes(mark))
  if (delimiter !== undefined || first.startsWith('sep='))
    throw refusal(
      'looks like CSV: map its rows to lines, for example with `npm run --silent lines:map -- FILE --mapping MAP.json > NEW` (subgraphs/billing/README.md describes the mapping)',
    )
  if (binary.test(text)) throw refusal('is not text: name a file with one JSON object on each line')
}

function refusal(what: string): Error {
  return codedError('BAD_USER_INPUT', `The input ${what}.`)
}

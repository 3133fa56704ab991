import type { JsonPath } from './json-path.ts'

/** JSON in which an object states a key twice. */
export class DuplicateKeyError extends SyntaxError {
  readonly path: JsonPath
  /** The value as parsed, with the last value of such a key. */
  readonly value: unknown

  constructor(path: JsonPath, value: unknown) {
    super(`the key ${shown(path)} is stated more than once: keep one of them`)
    this.path = path
    this.value = value
  }
}

function shown(path: JsonPath): string {
  const text = path.join('.')
  return text.length > 100 ? `${text.slice(0, 100).toWellFormed()}...` : text.toWellFormed()
}

/** An object or a list that is open at a position of the text. */
interface Open {
  /** Null for a list. */
  readonly keys: Set<string> | null
  /** What is being read in it. */
  at: string | number
  isBeforeKey: boolean
}

/**
 * The first key that an object of a JSON text states a second time. Null if there is none. JSON.parse silently takes the last one, and
 * other readers the first. `text` is known to be JSON. Works without recursion at any depth.
 */
export function duplicateKey(text: string): JsonPath | null {
  const open: Open[] = []
  let top: Open | undefined
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote: {
        const end = endOfText(text, at)
        if (top?.keys && top.isBeforeKey) {
          const key = keyOf(text, at, end)
          top.at = key
          if (top.keys.has(key)) return open.map((each) => each.at)
          top.keys.add(key)
          top.isBeforeKey = false
        }
        at = end
        break
      }
      case openBrace:
        top = { keys: new Set(), at: '', isBeforeKey: true }
        open.push(top)
        break
      case openBracket:
        top = { keys: null, at: 0, isBeforeKey: false }
        open.push(top)
        break
      case closeBrace:
      case closeBracket:
        open.pop()
        top = open.at(-1)
        break
      case comma:
        if (top === undefined) break
        if (typeof top.at === 'number') top.at++
        else top.isBeforeKey = true
    }
  }
  return null
}

const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** The position of the quotation mark that ends the text which begins at `start`. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === backslash) before--
  return (at - before) % 2 === 0
}

/** The same key may be written in several ways: `\u0061` is `a`. */
function keyOf(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end)
  return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written
}

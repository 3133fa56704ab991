/**
 * Characters that a terminal, or a reader of a log in one, would obey instead of showing: control characters (escape sequences begin with
 * one), marks that change the direction of writing, further line ends, invisible tags, and halves of characters. Line feed and tab stay.
 */
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** Foreign text in a printable form: `\u001b` for what a terminal would obey, which means the same as before inside JSON. */
export function plainText(text: string): string {
  return text.replace(obeyed, escaped)
}

/** The same for one value inside a line, which cannot begin another line. */
export function plainValue(text: string): string {
  return plainText(text).replace(/[\n\t]/g, escaped)
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}

/** Standard output or standard error, for example. */
export interface Output {
  write(text: string): unknown
}

/** The only way to print: quoted text cannot command the terminal. */
export function print(output: Output, text: string): void {
  output.write(plainText(text))
}

export function printLine(output: Output, text: string): void {
  print(output, `${text}\n`)
}

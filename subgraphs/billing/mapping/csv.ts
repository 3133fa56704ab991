export interface CsvRow {
  readonly fields: readonly string[]
  /** The line of the file, from 1, in which the row begins. */
  readonly line: number
}

/**
 * Rows of RFC 4180: quoted fields may contain delimiters, line ends and doubled quotes. Throws SyntaxError for a quote left open, and for
 * text after a closing quote. Not csv-parse: if it refuses text after a closing quote, it also refuses a quote within an unquoted field,
 * and it reports the line in which a row ends.
 */
export function* parseCsv(text: string, delimiter = ','): Generator<CsvRow> {
  let line = 1
  let begin = 1
  let isClosed = false
  let row: string[] = []
  let field = ''
  let isQuoted = false
  let hasFields = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isQuoted) {
      if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) line++
      if (character !== '"') field += character
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else {
        isQuoted = false
        isClosed = true
      }
    } else if (character === '"' && field === '' && !isClosed) isQuoted = true
    else if (character === delimiter) {
      row.push(field)
      field = ''
      isClosed = false
      hasFields = true
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++
      if (hasFields || isClosed || field !== '') yield { fields: [...row, field], line: begin }
      row = []
      field = ''
      hasFields = false
      isClosed = false
      begin = ++line
    } else if (!isClosed) field += character
    else if (character?.trim() !== '')
      throw new SyntaxError(
        `line ${line}: ${character} follows a closing quote: double the quotes within a field, and quote it as a whole`,
      )
  }
  if (isQuoted) throw new SyntaxError(`line ${begin}: the file ends within a quoted field that begins in this row`)
  if (hasFields || isClosed || field !== '') yield { fields: [...row, field], line: begin }
}

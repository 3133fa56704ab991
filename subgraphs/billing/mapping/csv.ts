/** Rows of RFC 4180: quoted fields may hold delimiters, line ends and doubled quotes. Throws SyntaxError for a quote left open. */
export function* parseCsv(text: string, delimiter = ','): Generator<readonly string[]> {
  let row: string[] = []
  let field = ''
  let isQuoted = false
  let hasFields = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (isQuoted) {
      if (character !== '"') field += character
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else isQuoted = false
    } else if (character === '"' && field === '') isQuoted = true
    else if (character === delimiter) {
      row.push(field)
      field = ''
      hasFields = true
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at++
      if (hasFields || field !== '') yield [...row, field]
      row = []
      field = ''
      hasFields = false
    } else field += character
  }
  if (isQuoted) throw new SyntaxError('the file ends within a quoted field')
  if (hasFields || field !== '') yield [...row, field]
}

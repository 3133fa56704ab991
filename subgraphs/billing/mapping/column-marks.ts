import { type DecimalMark, decimalMarkOf, plainDigits, takeApart } from './written-number.ts'

/** A number of a column: its position, and the number of decimals of its currency, which is null for a plain number. */
export interface ColumnValue {
  readonly row: number
  readonly text: string
  readonly decimals: number | null
}

const remedy = 'State it in the mapping: "$decimal": "," or "$decimal": "." beside'

/**
 * The decimal mark of a column, derived from all of its values together, because `1.000` alone may be one or a thousand. Throws SyntaxError
 * if the values contradict each other, or if none of them decides and it matters.
 */
export function decimalMarkOfColumn(column: string, values: Iterable<ColumnValue>): DecimalMark {
  const proof = new Map<DecimalMark, ColumnValue>()
  let doubtful: ColumnValue | null = null
  for (const value of values) {
    const mark = markOf(value)
    if (mark === null) doubtful ??= value
    else if (mark !== 'NONE' && !proof.has(mark)) proof.set(mark, value)
  }
  const [comma, point] = [proof.get(','), proof.get('.')]
  if (comma !== undefined && point !== undefined)
    throw new SyntaxError(
      `${column}: the decimal mark is a comma in row ${comma.row} (${comma.text}) and a point in row ${point.row} (${point.text}). Make the column uniform.`,
    )
  if (comma !== undefined) return ','
  if (point === undefined && doubtful !== null)
    throw new SyntaxError(
      `${column}: ${doubtful.text} in row ${doubtful.row} may have a decimal mark or one between thousands, and no other value of the column decides. ${remedy} ${column}.`,
    )
  return '.'
}

/** A value that is not a number, such as `0.1.5`, proves nothing. It is reported with its row when it is mapped. */
function markOf({ text, decimals }: ColumnValue): ReturnType<typeof decimalMarkOf> {
  try {
    const number = takeApart(text)
    const mark = decimalMarkOf(number, decimals)
    if (mark !== null && mark !== 'NONE') plainDigits(number, mark)
    return mark
  } catch {
    return 'NONE'
  }
}

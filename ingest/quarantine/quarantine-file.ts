import { plainValue } from '../../process/terminal.ts'
import type { QuarantinedLine } from '../queries.ts'
import type { RawLine } from '../raw-line.ts'
import { mark } from './quarantine-mark.ts'

const refusal = /^#quarantined ([0-9a-f]{32}) /

export const fileHeader = `${mark} lines, each below its reason. Correct a line and leave its reason in place, then ingest this file: the corrected line replaces the refused one.`

/** A refused line below its reason, to be edited and sent again. A line that was kept only in part has only its reason. */
export function quarantineEntry({ id, rule, message, line }: QuarantinedLine, isWhole: boolean): string {
  const reason = `${mark} ${id} ${rule} ${plainValue(message)}`
  return isWhole
    ? `${reason}\n${line}`
    : `${reason} (only a part was kept: send it by its own file, then discard ${id})`
}

/** The lines of a file, each with the refused one that it corrects if a reason precedes it. */
export async function* readCorrections(lines: AsyncIterable<RawLine>): AsyncGenerator<RawLine> {
  let quarantineId: string | undefined
  for await (const line of lines) {
    if (line.text.startsWith(mark)) {
      quarantineId = refusal.exec(line.text)?.[1]
      continue
    }
    yield quarantineId === undefined ? line : { ...line, quarantineId }
    quarantineId = undefined
  }
}

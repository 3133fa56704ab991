import { codedError } from '../../../errors.ts'
import type { Purchase } from './purchase-histories.ts'

const linePattern = /^\s*\S+\s+(\S+)\s+(\d{4})(\d{2})(\d{2})\s+\d+\s+(\d+)\.(\d{2})\s*$/

/**
 * Purchases of a file in the CDNOW layout: master id, sample id, date yyyymmdd, units, amount with two decimals, separated by blanks. The
 * customer is the sample id. Throws BAD_USER_INPUT with the number of a line that does not have this layout.
 */
export function parseCdnow(text: string, currency: string): readonly Purchase[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const [, customerId = '', year, month, day, whole = '', cents = ''] = linePattern.exec(line) ?? []
    const date = `${year}-${month}-${day}`
    const at = Date.parse(`${date}T00:00:00Z`)
    // Date.parse takes 30 February for 1 or 2 March.
    if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) {
      throw codedError(
        'BAD_USER_INPUT',
        `Line ${index + 1} is not "master id, sample id, yyyymmdd, units, amount": ${line}`,
      )
    }
    const amountMinor = Number(whole + cents)
    return [{ customerId, at, amountMinor, refundedMinor: 0, currency, isRecurring: false }]
  })
}

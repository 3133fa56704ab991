/** A date that a program wrote as a moment. */
export interface Moment {
  /** UTC milliseconds of the stated day. */
  readonly day: number
  /** Minutes since midnight. */
  readonly minutes: number
  /** Whether the time is stated as local time, so that the day is as written. */
  readonly isLocal: boolean
}

/**
 * `1984-12-31T23:00:00.000Z`, `Mon, 31 Dec 1984 23:00:00 GMT`, and milliseconds or seconds since 1970. Null for a date alone. Lower case.
 */
export function momentOf(text: string): Moment | null {
  const iso = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/.exec(
    text,
  )
  if (iso !== null) {
    const [, date = '', hours, minutes, zone = 'z'] = iso
    const day = Date.parse(`${date}T00:00:00Z`)
    return checked({ day, minutes: Number(hours) * 60 + Number(minutes), isLocal: !isUtc(zone) })
  }
  if (/^-?\d{9,13}$/.test(text)) {
    const at = Number(text) * (text.replace('-', '').length > 10 ? 1 : 1000)
    const day = Math.floor(at / dayMs) * dayMs
    return checked({ day, minutes: Math.floor((at - day) / 60_000), isLocal: false })
  }
  // As written by JavaScript and in e-mails.
  const words =
    /^[a-z]{3},? (?:([a-z]{3}) (\d{1,2})|(\d{1,2}) ([a-z]{3})) (\d{4}) (\d{2}):(\d{2})(?::\d{2})? ?(utc|gmt|z)?([+-]\d{4})?( \(.*\))?$/.exec(
      text,
    )
  if (words === null) return null
  const [, monthFirst, dayAfter, dayFirst, monthAfter, year, hours, minutes, , offset = '+0000'] = words
  const day = Date.parse(`${dayAfter ?? dayFirst} ${monthFirst ?? monthAfter} ${year} 00:00 GMT`)
  return checked({ day, minutes: Number(hours) * 60 + Number(minutes), isLocal: !isUtc(offset) })
}

/** Null for a moment that does not exist in any calendar or clock. */
function checked(moment: Moment): Moment | null {
  return Number.isNaN(moment.day) || moment.minutes >= 1440 ? null : moment
}

function isUtc(zone: string): boolean {
  return /^(z|utc|gmt|[+-]00:?00)$/.test(zone)
}

const dayMs = 86_400_000

/**
 * The days, such as `1985-01-01`, on which it was midnight somewhere at that moment: from noon on east of Greenwich, where the next day
 * began; before noon west of it, where the same day did. In the two hours that both sides reach, `country` decides; if it is unknown, both
 * days are possible. Noon itself is written by programs that avoid midnight.
 */
export function daysBegun({ day, minutes, isLocal }: Moment, country: string | null): readonly string[] {
  const [same, next] = [isoDay(day), isoDay(day + dayMs)]
  if (isLocal || minutes < 10 * 60) return [same]
  if (minutes > 12 * 60) return [next]
  if (country !== null) return farEast.has(country) ? [next] : [same]
  return minutes === 12 * 60 ? [same] : [same, next]
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Ten hours or more behind Greenwich. */
const farEast: ReadonlySet<string> = new Set('AU NZ PG FJ SB VU NC NF WF TV TK TO WS KI NR MH FM GU MP RU'.split(' '))

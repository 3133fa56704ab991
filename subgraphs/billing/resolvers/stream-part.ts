import { openPage, type Page, type PageArguments, type TimeArguments, withinTime } from '../../keyset-page.ts'
import type { StreamPart } from '../queries.ts'

export interface OpenStream {
  readonly page: Page
  readonly part: StreamPart
}

/** A page of a stream within a span of time. */
export function openStream(args: PageArguments & TimeArguments): OpenStream {
  const page = openPage(args)
  const { above, below, limit } = withinTime(page, args)
  return { page, part: { above, below, limit } }
}

import { openPage, type Page, type PageArguments } from '../../keyset-page.ts'
import type { StreamPart } from '../queries.ts'

export interface StreamArguments extends PageArguments {
  readonly since?: Date | string | number | null | undefined
  readonly until?: Date | string | number | null | undefined
}

export interface OpenStream {
  readonly page: Page
  readonly part: StreamPart
}

/** A page of a stream within a span of time: sort keys begin with the time, so that both are bounds of one seek. */
export function openStream({ since, until, ...page }: StreamArguments): OpenStream {
  const opened = openPage(page)
  const from = since ? isoOf(since) : ''
  const to = until ? isoOf(until) : null
  const below = to !== null && to < opened.below ? to : opened.below
  return { page: opened, part: { above: from, below, limit: opened.limit } }
}

function isoOf(time: Date | string | number): string {
  return new Date(time).toISOString()
}

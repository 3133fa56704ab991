import { isIPv6 } from 'node:net'

/** Host and port as in a URL or a Host header. */
export interface Authority {
  /** Lower case, without brackets and without a trailing dot. */
  readonly host: string
  /** Null: not stated. */
  readonly port: number | null
}

const shape = /^(?:\[(?<address>[0-9a-f:.]+)\]|(?<name>[a-z0-9_.-]+))(?::(?<port>\d{1,5}))?$/

/** Null for a text that is neither `name`, `name:port`, `[address]` nor `[address]:port`. */
export function parseAuthority(text: string): Authority | null {
  const { address, name, port } = shape.exec(text.toLowerCase())?.groups ?? {}
  const host = address ?? name?.replace(/\.$/, '')
  if (host === undefined || host === '' || (address !== undefined && !isIPv6(address))) return null
  return { host, port: port === undefined ? null : Number(port) }
}

/** As written in a URL. */
export function formatAuthority(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`
}

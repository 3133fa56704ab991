import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Whether a name or address reaches only this machine. An address counts by its value: `::ffff:127.0.0.1` is loopback as well. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true
  const version = isIP(host)
  return version !== 0 && loopback.check(host, version === 4 ? 'ipv4' : 'ipv6')
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * Whether a server can listen on it: an address in its usual notation, or a name. What a resolver reads as an address although it does not
 * look like one (`127.1`, `0x7f.1`, `0`, `127.999.0.1`) is neither.
 */
export function isListenable(host: string): boolean {
  if (isIP(host) !== 0) return true
  const labels = host.split('.')
  return (
    host.length <= 253 && labels.every((part) => label.test(part)) && !/^(?:\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')
  )
}

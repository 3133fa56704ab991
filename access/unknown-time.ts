/** Whether the time at which something happened was in the future when it arrived: nobody knows when it really was. */
export function isOfUnknownTime({ timesAhead }: { readonly timesAhead?: readonly string[] | null }): boolean {
  return timesAhead?.some((time) => time.startsWith('occurredAt ')) ?? false
}

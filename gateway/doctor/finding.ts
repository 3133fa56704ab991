/** The result of one check. `fix` states what to do if the check failed; a warning states it in `found`. */
export interface Finding {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped'
  readonly found: string
  readonly fix?: string
}

export function ok(name: string, found: string): Finding {
  return { name, state: 'ok', found }
}

export function skipped(name: string, found: string): Finding {
  return { name, state: 'skipped', found }
}

export function warning(name: string, found: string): Finding {
  return { name, state: 'warning', found }
}

export function failed(name: string, found: string, fix: string): Finding {
  return { name, state: 'failed', found, fix }
}

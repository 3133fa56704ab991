/** Faults of the embedded server. Each message names its remedy. */
export type EmbeddedNeo4jFailure =
  | 'JARS_MISSING'
  | 'JAVA_MISSING'
  | 'DISK_FULL'
  | 'DATA_DIR_UNUSABLE'
  | 'PORT_BUSY'
  | 'OUT_OF_MEMORY'
  | 'STORE_LOCKED'
  | 'STORE_BROKEN'
  | 'PASSWORD_LOST'
  | 'START_TIMEOUT'
  | 'IN_USE'
  | 'BAD_DUMP'
  | 'CRASHED'

export class EmbeddedNeo4jError extends Error {
  override readonly name = 'EmbeddedNeo4jError'
  readonly code: EmbeddedNeo4jFailure

  constructor(code: EmbeddedNeo4jFailure, message: string) {
    super(message)
    this.code = code
  }
}

const signs: readonly { readonly code: EmbeddedNeo4jFailure; readonly sign: RegExp; readonly remedy: string }[] = [
  {
    code: 'DISK_FULL',
    sign: /No space left on device|not enough space|Disk quota exceeded/i,
    remedy: 'The disk of DATA_DIR is full: free space there or set DATA_DIR to a folder on another disk.',
  },
  {
    code: 'PORT_BUSY',
    sign: /Address already in use|BindException/i,
    remedy: 'Its port was taken by another program: start again, another free port is chosen.',
  },
  {
    code: 'STORE_LOCKED',
    sign: /store_lock|lock file has been locked|FileLockException/i,
    remedy: 'Another Neo4j process still uses this DATA_DIR: stop it, or set DATA_DIR to another folder.',
  },
  {
    code: 'OUT_OF_MEMORY',
    sign: /OutOfMemoryError|Cannot allocate memory|Could not reserve enough space|insufficient memory/i,
    remedy: 'There is too little free memory for it: close other programs or give the machine more.',
  },
  {
    code: 'JAVA_MISSING',
    sign: /UnsupportedClassVersionError|Unrecognized VM option|unsupported version of the Java/i,
    remedy: 'It needs a JDK 17 or 21: install one and run `node setup.mjs`.',
  },
]

/** The failure that Neo4j's own last lines describe, with those lines. `fallback` if they describe no known one. */
export function failureFromLog(
  log: string,
  fallback: { readonly code: EmbeddedNeo4jFailure; readonly remedy: string },
  what = 'The embedded Neo4j did not start.',
): EmbeddedNeo4jError {
  const { code, remedy } = signs.find(({ sign }) => sign.test(log)) ?? fallback
  const lastLines = log
    .trimEnd()
    .split('\n')
    .filter((line) => !/^\s+at |^\s*\.\.\. \d+ more|^Files: \d|^$/.test(line))
    .slice(-8)
    .map((line) => `  | ${line.slice(0, 300)}`)
    .join('\n')
  return new EmbeddedNeo4jError(code, `${what} ${remedy}${lastLines === '' ? '' : `\nIts last lines:\n${lastLines}`}`)
}

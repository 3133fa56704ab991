import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { statusByCode } from '../errors.ts'

const root = new URL('../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')
const scripts: Record<string, string> = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).scripts

describe('README', () => {
  it('names every error code', () => {
    for (const code of Object.keys(statusByCode)) expect(readme).toContain(code)
  })

  it('names only scripts that exist, and every script a user needs', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const missing = Object.keys(scripts).filter(
      (name) => !internal.has(name) && !named.includes(name) && !readme.includes(`npm ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('has servers take the place of the shell that starts them: else a signal to npm ends the shell alone', () => {
    for (const name of ['start', 'subgraph']) expect(scripts[name]).toMatch(/&& exec \S+\/node [^&]+$/)
  })
})

/** Scripts for people who change the project: CONTRIBUTING names them. */
const internal = new Set(['setup', 'lint', 'typecheck', 'test:long', 'test:zones'])

import { describe, expect, it } from 'vitest'
import { readings } from './readings.ts'

const value = 'zq1a2b3c4d5e6f'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')
const hex = (text: string) => Buffer.from(text).toString('hex')
const escaped = [...value].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

describe('the readings of a text', () => {
  it.each([
    ['plain text', value],
    ['base64', `"endCursor":"${base64(`k:EMAIL:${value}@x.io`)}"`],
    ['base64url', `"endCursor":"${base64url(`k:EMAIL:${value}@x.io??`)}"`],
    ['base64 behind other letters', `cursor${base64url(`EMAIL:${value}`)}`],
    ['hex', hex(`EMAIL ${value}`)],
    ['percent-encoding', `after=${[...value].map((letter) => `%${hex(letter)}`).join('')}`],
    ['JSON escapes', `{"text":"${escaped}"}`],
    ['JSON in JSON', JSON.stringify({ inner: JSON.stringify({ value: `"${value}"` }) })],
    ['base64 in base64 in a URL', encodeURIComponent(base64(base64(JSON.stringify({ key: value }))))],
    ['hex in base64', base64(hex(value))],
  ])('show a value in %s', (_, text) => {
    expect(readings(text)).toContain(value)
  })

  it('show no value that is not there', () => {
    expect(readings(base64('k:EMAIL:somebody.else@x.io'))).not.toContain(value)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RawLine, readRawLines } from '../../ingest/raw-line.ts'

async function read(chunks: Iterable<string | Uint8Array>, maxLineBytes?: number): Promise<readonly RawLine[]> {
  async function* bytes() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }
  const lines: RawLine[] = []
  for await (const line of readRawLines(bytes(), maxLineBytes === undefined ? {} : { maxLineBytes })) lines.push(line)
  return lines
}

describe('readRawLines', () => {
  it('reads LF, CRLF, a byte order mark, empty lines and a last line without an end', async () => {
    const lines = await read(['\uFEFF{"a":1}\r\n\r\n{"b":2}\n   \n\n{"c":3}'])
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, '{"a":1}'],
      [3, '{"b":2}'],
      [6, '{"c":3}'],
    ])
  })

  it('reads nothing from nothing', async () => {
    expect(await read([])).toEqual([])
    expect(await read(['\uFEFF\r\n', ''])).toEqual([])
  })

  it('reads the same however the bytes are cut', async () => {
    const bytes = Buffer.from('{"name":"Gon\u00e7alves"}\r\n\n{"name":"\u{1F600}"}\n{"x":1}')
    const whole = await read([bytes])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
        expect(await read(chunks)).toEqual(whole)
      }),
    )
  })

  it('keeps the beginning of a line that is too long and goes on after it', async () => {
    const long = 'x'.repeat(50_000)
    const [first, huge, last] = await read(['{}\n', long, long, '\n{"z":1}\n'], 60_000)
    expect(first?.fault).toBeUndefined()
    expect(huge).toMatchObject({ number: 2, bytes: 100_001, fault: { rule: 'TOO_LONG' } })
    expect(huge?.text).toBe('x'.repeat(16 * 1024))
    expect(last).toEqual({ number: 3, text: '{"z":1}', bytes: 8 })
  })

  it('takes a line of exactly the length allowed', async () => {
    expect((await read([`${'x'.repeat(100)}\n`], 100))[0]?.fault).toBeUndefined()
    expect((await read([`${'x'.repeat(101)}\n`], 100))[0]?.fault?.rule).toBe('TOO_LONG')
  })

  it('marks bytes that are no UTF-8 instead of guessing', async () => {
    const [latin, good] = await read([Buffer.from('{"n":"Gon\xe7alves"}\n', 'latin1'), '{}'])
    expect(latin?.fault?.rule).toBe('NOT_UTF8')
    expect(good).toMatchObject({ number: 2, text: '{}' })
  })

  it.each([
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['compressed', Buffer.from('BZh91AY&SY')],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004')],
    ['looks like CSV', Buffer.from('id,name\n1,Ann\n')],
    ['looks like CSV', Buffer.from('\uFEFF"id";"name"\r\n"1";"{Ann}"\r\n')],
    ['looks like CSV', Buffer.from('id\tname\r1\tAnn\r')],
    ['looks like CSV', Buffer.from('sep=;\nid;name\n1;Gon\xe7alves\n', 'latin1')],
    ['looks like XML', Buffer.from('<?xml version="1.0"?>\n<a>\n</a>\n')],
    ['looks like XML', Buffer.from('<customers><customer/></customers>')],
    ['is not text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x01, 0x0a, 0x02])],
    ['is not text', Buffer.from('%PDF-1.7\n%\u0001\u0002\n1 0 obj\n')],
    ['one JSON object over several lines', Buffer.from('{\n  "kind": "record"\n}\n')],
    ['CR alone', Buffer.from('{"kind":"a"}\r{"kind":"b"}\r')],
    ['UTF-16', Buffer.from('\uFEFF{"kind":1}', 'utf16le')],
    ['one JSON array', Buffer.from('[\n  {"kind":"record"}\n]')],
  ])('refuses an input that is no JSONL: %s', async (what, bytes) => {
    await expect(read([bytes])).rejects.toMatchObject({
      message: expect.stringContaining(what),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
  it.each([
    ['a first line that is broken', 'a, b\n{"kind":"a"}\n'],
    ['several of them', `${'no, data\n'.repeat(10)}{"kind":"a"}\n`],
    ['one line that is nothing', 'nothing, really'],
    ['text without delimiters', 'one\ntwo\n'],
    ['a CR within a line', '{"kind":\r"a"}\n{"kind":"b"}\n'],
    ['CRLF', '{"kind":"a"}\r\n{"kind":"b"}\r\n'],
    ['one object', '{"kind":"a"}'],
    ['lines of a quarantine file', '#quarantined lines, each\n#quarantined 1, x\n{"kind":"a"}\n'],
    ['an object that is cut', '{\n{"kind":"a"}\n'],
  ])('takes %s line by line: a control', async (_, text) => {
    expect((await read([text])).length).toBeGreaterThan(0)
  })
})

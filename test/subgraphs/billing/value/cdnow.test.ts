import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCdnow } from '../../../../subgraphs/billing/value/cdnow-file.ts'
import { fitPortfolio, type PortfolioFit } from '../../../../subgraphs/billing/value/fit/fit-portfolio.ts'
import { expectedSpend } from '../../../../subgraphs/billing/value/gamma-gamma.ts'
import { dateOf, dayOf, purchaseHistories } from '../../../../subgraphs/billing/value/purchase-histories.ts'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'

const run = promisify(execFile)
const data = fileURLToPath(new URL('../../../data/cdnow/CDNOW_sample.txt', import.meta.url))
const cli = fileURLToPath(new URL('../../../../commands/value-fit.ts', import.meta.url))

function isNear(actual: number, published: number): void {
  expect(Math.abs(actual / published - 1), `${actual} against ${published}`).toBeLessThan(0.01)
}

async function fitCdnow(calibrationEnd?: string): Promise<PortfolioFit> {
  const histories = purchaseHistories(parseCdnow(await readFile(data, 'utf8'), 'USD'))
  if (isRefusal(histories)) throw new Error(histories.missing)
  const fit = fitPortfolio(histories, calibrationEnd === undefined ? undefined : dayOf(calibrationEnd))
  if (isRefusal(fit)) throw new Error(fit.missing)
  return fit
}

describe('a fit of the CDNOW sample', async () => {
  const fit = await fitCdnow('1997-09-30')

  it('has the customers of Fader, Hardie and Lee (2005)', () => {
    expect(fit.customers).toHaveLength(2357)
    // Their table of the holdout: 1,411 customers without repeats in the calibration, 439 with one.
    expect(fit.customers.filter(({ frequency }) => frequency === 0)).toHaveLength(1411)
    expect(fit.customers.filter(({ frequency }) => frequency === 1)).toHaveLength(439)
    // Customer 0001 of the authors' spreadsheet.
    const first = fit.customers.find(({ customerId }) => customerId === '0001')
    expect(first).toMatchObject({ frequency: 2 })
    expect(first?.recency).toBeCloseTo(30.43, 2)
    expect(first?.age).toBeCloseTo(38.86, 2)
  })

  it('gives their BG/NBD parameters', () => {
    isNear(fit.bgNbd.r, 0.243)
    isNear(fit.bgNbd.alpha, 4.414)
    isNear(fit.bgNbd.a, 0.793)
    isNear(fit.bgNbd.b, 2.426)
    expect(fit.bgNbd.logLikelihood).toBeCloseTo(-9582.4, 1)
    expect(fit.bgNbd.converged).toBe(true)
  })

  it('gives the Gamma-Gamma parameters of Fader and Hardie (2013), in cents', () => {
    if (isRefusal(fit.gammaGamma)) throw new Error(fit.gammaGamma.missing)
    isNear(fit.gammaGamma.p, 6.25)
    isNear(fit.gammaGamma.q, 3.74)
    isNear(fit.gammaGamma.gamma, 1544)
    expect(fit.gammaGamma.correlation).toBeCloseTo(0.11, 2)
    expect(fit.gammaGamma.customers).toBe(946)
    expect(fit.gammaGamma.converged).toBe(true)
  })

  it('expects the spend of their spreadsheet, for its first customers', () => {
    const { gammaGamma } = fit
    if (isRefusal(gammaGamma)) throw new Error(gammaGamma.missing)
    const dollars = fit.customers.slice(0, 10).map((customer) => expectedSpend(gammaGamma, customer) / 100)
    const published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    dollars.forEach((spend, i) => {
      isNear(spend, published[i] ?? Number.NaN)
    })
  })

  it('forecasts the holdout as far off as they found: 4 % below at week 78', () => {
    const last = fit.weeks.at(-1)
    expect(last).toMatchObject({ week: 78, day: dayOf('1998-06-30') })
    expect(Math.round(100 * ((last?.expected ?? 0) / (last?.actual ?? 1) - 1))).toBe(-4)
    expect(fit.holdout?.weeks).toBe(39)
    // All bought in the file but the first of each customer: the last running total.
    const learnt = fit.customers.reduce((sum, { frequency }) => sum + frequency, 0)
    expect(learnt + (fit.holdout?.actualPurchases ?? 0)).toBe(last?.actual)
    // Customers who had not come back by the end of the calibration: 0.237 came, 0.225 expected.
    expect(fit.holdout?.byFrequency[0]?.actual).toBeCloseTo(0.237, 3)
    expect(fit.holdout?.byFrequency[0]?.expected).toBeCloseTo(0.225, 2)
  })

  it('learns from the first half of the days unless told', async () => {
    const { calibrationEndDay } = await fitCdnow()
    expect(dateOf(calibrationEndDay)).toBe('1997-09-30')
  })

  it('has no holdout when it learns from everything', async () => {
    const all = await fitCdnow('1998-06-30')
    expect(all.holdout).toBeNull()
    expect(all.bgNbd.converged).toBe(true)
  })
})

describe('the file', () => {
  it('is read to the cent, with free purchases', () => {
    expect(parseCdnow(' 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  1    0.00\r\n', 'USD')).toMatchObject([
      { customerId: '0001', at: Date.UTC(1997, 0, 1), amountMinor: 2933 },
      { customerId: '0001', at: Date.UTC(1997, 0, 18), amountMinor: 0 },
    ])
  })

  it.each([
    '1 1 19970230 1 5.00',
    '1 1 1997-01-01 1 5.00',
    '1 1 19970101 1 5',
    'a;b;c',
  ])('is refused with %s', (line) => {
    expect(() => parseCdnow(`00004 0001 19970101  2   29.33\n${line}\n`, 'USD')).toThrow(/^Line 2 /)
  })
})

describe('value:fit', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'value-fit-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('prints the figures as JSON and nothing else', async () => {
    const { stdout, stderr } = await run(process.execPath, [cli, '--data', data, '--json'])
    const figures = JSON.parse(stdout)
    expect(stderr).toBe('')
    expect(Object.keys(figures.bgnbd)).toEqual(['r', 'alpha', 'a', 'b', 'logLikelihood'])
    expect(Object.keys(figures.gammaGamma)).toEqual(['p', 'q', 'gamma'])
    isNear(figures.bgnbd.alpha, 4.414)
    isNear(figures.gammaGamma.gamma, 15.44)
    expect(figures.calibration).toMatchObject({ start: '1997-01-01', end: '1997-09-30', weeks: 39 })
    expect(figures.holdout.totalError).toBeCloseTo(-0.12, 2)
  })

  it('prints a report and draws both curves', async () => {
    const plot = join(folder, 'fit.svg')
    const { stdout } = await run(process.execPath, [cli, '--data', data, '--plot', plot])
    expect(stdout).toContain('log-likelihood -9582.4, converged')
    expect(stdout).toContain('Forecast error: 1653.4 purchases expected, 1882 came (-12.1 %)')
    const svg = await readFile(plot, 'utf8')
    const curves = [...svg.matchAll(/<polyline id="(\w+)" points="([^"]+)"/g)]
    // The start and 78 weeks.
    expect(curves.map(([, id, points]) => [id, points?.split(' ').length])).toEqual([
      ['actual', 79],
      ['expected', 79],
    ])
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  it('tells what is wrong in a sentence on stderr', async () => {
    const once = join(folder, 'once.txt')
    await writeFile(once, '1 1 19970101 1 5.00\n2 2 19970102 1 5.00\n')
    const cases = [
      { args: ['--data', once], says: 'BG/NBD needs customers who bought on two days or more' },
      { args: ['--data', join(folder, 'none.txt')], says: 'does not exist' },
      { args: ['--data', data, '--calibration-end', 'May'], says: "argument 'May' is invalid", code: 2, lines: 2 },
      { args: ['--data', data, '--calibration-end', '1996-12-31'], says: 'Nobody had bought' },
    ]
    for (const { args, says, code = 1, lines = 1 } of cases) {
      const failure = await run(process.execPath, [cli, ...args, '--json']).catch((error) => error)
      expect(failure).toMatchObject({ code, stdout: '' })
      expect(failure.stderr).toContain(says)
      expect(failure.stderr.trim().split('\n')).toHaveLength(lines)
    }
  })
})

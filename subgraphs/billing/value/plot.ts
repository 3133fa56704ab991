import { dateOf } from './purchase-histories.ts'
import type { WeekTotal } from './weekly-purchases.ts'

const [width, height] = [860, 480]
const frame = { left: 70, right: 840, top: 50, bottom: 425 }

/** SVG of the running totals of repeat purchases, as bought and as the model expects them; a line marks the end of the calibration. */
export function plotPurchases(weeks: readonly WeekTotal[], calibrationEndDay: number): string {
  const last = weeks.at(-1)?.week ?? 1
  const { top, step } = scale(Math.max(1, ...weeks.flatMap(({ actual, expected }) => [actual, expected])))
  const x = (week: number): number => frame.left + (week / last) * (frame.right - frame.left)
  const y = (count: number): number => frame.bottom - (count / top) * (frame.bottom - frame.top)
  const line = (of: (total: WeekTotal) => number): string =>
    [`${x(0)},${y(0)}`, ...weeks.map((total) => `${x(total.week).toFixed(1)},${y(of(total)).toFixed(1)}`)].join(' ')
  const calibrated = weeks.filter(({ day }) => day <= calibrationEndDay).length
  const marks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step)
  const weekStep = Math.max(1, Math.round(last / 6))
  const weekMarks = Array.from({ length: Math.floor(last / weekStep) + 1 }, (_, i) => i * weekStep)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="12">`,
    '<title>Repeat purchases by week: actual and expected</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    '<text x="70" y="28" font-size="16">Repeat purchases since the first day, all customers</text>',
    ...marks.flatMap((mark) => [
      `<line x1="${frame.left}" x2="${frame.right}" y1="${y(mark)}" y2="${y(mark)}" stroke="#ddd"/>`,
      `<text x="${frame.left - 8}" y="${y(mark) + 4}" text-anchor="end">${mark}</text>`,
    ]),
    ...weekMarks.map(
      (mark) => `<text x="${x(mark).toFixed(1)}" y="${frame.bottom + 18}" text-anchor="middle">${mark}</text>`,
    ),
    `<text x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 38}" text-anchor="middle">Week</text>`,
    ...(calibrated < weeks.length
      ? [
          `<line x1="${x(calibrated)}" x2="${x(calibrated)}" y1="${frame.top}" y2="${frame.bottom}" stroke="#777" stroke-dasharray="2 3"/>`,
          `<text x="${x(calibrated) + 6}" y="${frame.bottom - 8}" fill="#555">fitted up to ${dateOf(calibrationEndDay)}</text>`,
        ]
      : []),
    `<polyline id="actual" points="${line(({ actual }) => actual)}" fill="none" stroke="#1b4f8f" stroke-width="2"/>`,
    `<polyline id="expected" points="${line(({ expected }) => expected)}" fill="none" stroke="#c2410c" stroke-width="2" stroke-dasharray="7 4"/>`,
    ...legend(),
    '</svg>',
  ].join('\n')}\n`
}

function legend(): readonly string[] {
  return [
    { label: 'actual', y: 70, stroke: 'stroke="#1b4f8f"' },
    { label: 'expected by BG/NBD', y: 90, stroke: 'stroke="#c2410c" stroke-dasharray="7 4"' },
  ].flatMap(({ label, y, stroke }) => [
    `<line x1="90" x2="125" y1="${y}" y2="${y}" ${stroke} stroke-width="2"/>`,
    `<text x="133" y="${y + 4}">${label}</text>`,
  ])
}

/** A round top above `most`, and the distance of four to ten marks below it. */
function scale(most: number): { readonly top: number; readonly step: number } {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [0.2, 0.5, 1].map((part) => part * power).find((candidate) => most / candidate <= 9) ?? 2 * power
  const whole = Math.max(1, step)
  return { top: Math.ceil(most / whole) * whole, step: whole }
}

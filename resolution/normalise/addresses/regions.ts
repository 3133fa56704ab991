import { latinWords } from '../transliterate.ts'

export function regionOf(written: string): string {
  const folded = latinWords(written).join(' ')
  return codeByRegion.get(folded) ?? folded.replace(/ /g, '')
}

const regions =
  `al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|fl florida|ga georgia
hi hawaii|id idaho|il illinois|in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan
mn minnesota|ms mississippi|mo missouri|mt montana|ne nebraska|nv nevada|nh new hampshire|nj new jersey|nm new mexico|ny new york
nc north carolina|nd north dakota|oh ohio|ok oklahoma|or oregon|pa pennsylvania|ri rhode island|sc south carolina|sd south dakota
tn tennessee|tx texas|ut utah|vt vermont|va virginia|wa washington|wv west virginia|wi wisconsin|wy wyoming|dc district of columbia
nsw new south wales|vic victoria|qld queensland|sa south australia|tas tasmania|act australian capital territory|nt northern territory
on ontario|qc quebec|bc british columbia|ab alberta|mb manitoba|sk saskatchewan|ns nova scotia|nb new brunswick|nl newfoundland and labrador|pe prince edward island`
    .split(/[|\n]/)
    .map((line) => {
      const at = line.indexOf(' ')
      return [line.slice(0, at), line.slice(at + 1)] as const
    })

export const regionCodes: ReadonlySet<string> = new Set(regions.map(([code]) => code))
export const codeByRegion: ReadonlyMap<string, string> = new Map(regions.map(([code, name]) => [name, code]))

/** `st` at the beginning means saint. */
export function inFull(word: string, index: number, count: number): string {
  if (word === 'st' && index === 0 && count > 1) return 'saint'
  return abbreviations.get(word) ?? word
}

export function inFullCity(word: string): string {
  return cityAbbreviations[word] ?? word
}

export const numberSigns: ReadonlySet<string> = new Set(
  'no nr nro num numero number numer nummer n hausnummer hausnr cislo'.split(' '),
)

export const unitWords: ReadonlySet<string> = new Set(
  'apt apartment unit flat suite ste room rm floor fl level lvl app appt wohnung whg piso depto'.split(' '),
)

const abbreviations: ReadonlyMap<string, string> = new Map(
  `st street|str strasse|rd road|ave avenue|av avenue|aven avenue|blvd boulevard|boul boulevard|bd boulevard|dr drive|drv drive
ln lane|ct court|crt court|cir circuit|cct circuit|circ circuit|circle circuit|cres crescent|cr crescent|crs crescent|pl place|plc place
sq square|tce terrace|ter terrace|terr terrace|pde parade|hwy highway|pkwy parkway|pky parkway|cl close|gr grove|gve grove
grv grove|gdns gardens|gdn garden|mt mount|mnt mount|ft fort|n north|s south|e east|w west|ne northeast|nw northwest
se southeast|sw southwest|esp esplanade|trl trail|xing crossing|expy expressway|fwy freeway|pza plaza
plz platz|c calle|avda avenida|pto puerto|ul ulica|ctr center|centre center|hts heights|jct junction|mnr manor
ests estates|est estate|bldg building|vlg village|vlge village|rte route|r rue`
    .split(/[|\n]/)
    .map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
)

export const streetWords: ReadonlySet<string> = new Set(
  'st street rd road ave avenue blvd boulevard dr drive ln lane ct court cir circle pl place sq square ter terrace pkwy parkway hwy highway way close crescent'.split(
    ' ',
  ),
)

const cityAbbreviations: Readonly<Record<string, string>> = { st: 'saint', ft: 'fort', mt: 'mount', ste: 'sainte' }

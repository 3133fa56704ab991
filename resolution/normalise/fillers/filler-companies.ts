import { isFillerText } from './filler-text.ts'
import { foldedWords, isMadeOf, wordSet } from './filler-words.ts'

/**
 * True for what stands for a company or an employer if there is none: `n/a Inc.`, `keine Firma`, `Private Individual`, `self-employed`,
 * `Rentner`.
 */
export function isFillerCompany(written: string): boolean {
  const words = foldedWords(written)
  // `n/a Inc.`
  const bare = smallWords.has(words.at(-1) ?? '') ? written.replace(/[\s,]+\S+\s*$/, '') : written
  return isFillerText(bare) || isMadeOf(words, wordsForNone, smallWords)
}

const wordsForNone = wordSet(`
individual private person self employed selfemployed freelance freelancer retired pensioner unemployed student homemaker housewife test dummy sample personal customer
privat privatperson privatkunde privathaushalt selbststandig selbstandig freiberufler rentner rentnerin pensionar arbeitslos schuler hausfrau hausmann musterfirma testfirma firmenname
particulier independant retraite retraitee etudiant etudiante chomage chomeur
particular autonomo autonoma jubilado jubilada desempleado desempleada estudiante freelancer
privato libero professionista pensionato pensionata disoccupato disoccupata studente studentessa casalinga
aposentado aposentada desempregado estudante consumidor final fisica
zzp zelfstandig gepensioneerd werkloos
emeryt emerytka bezrobotny bezrobotna prywatna prywatny fizyczna
privatperson pensionist arbetslos studerande elakelainen tyoton opiskelija
no not none independent ohne keine kein sans sin sem senza zonder bez utan`)

/** Beside those words, and before a legal form, they say nothing either. */
const smallWords = wordSet(`
company business employer firm organisation organization name the a of firma unternehmen arbeitgeber als empresa compania trabajo entreprise societe emploi employeur azienda ditta lavoro bedrijf werkgever emprego trabalho
osoba persona pessoa foretag yritys own account ltd limited inc llc gmbh ag sa sl srl spa sas sarl bv nv ab oy plc corp co`)

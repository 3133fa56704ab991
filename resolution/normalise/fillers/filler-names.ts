import { isFillerText } from './filler-text.ts'
import { foldedWords, isMadeOf, wordSet } from './filler-words.ts'

/**
 * True for what stands in place of a whole name if nobody is named: `Unknown Unknown`, `Walk-in Customer`, `Consumidor Final`, `see notes`,
 * `123`, and for a sample that says so, such as `Ivan Ivanov Test`.
 */
export function isFillerName(written: string): boolean {
  if (isFillerText(written) || !/\p{L}/u.test(written)) return true
  const words = foldedWords(written)
  if (wholeNames.has(words.join(' ')) || isMadeOf(words.map(withoutTest), wordsForNobody, smallWords)) return true
  if (words.some((word) => samplePeople.has(word))) return true
  const ends = written.trim().toLowerCase().split(/\s+/)
  return ends.length > 2 && (wordsForTests.has(ends[0] ?? '') || wordsForTests.has(ends.at(-1) ?? ''))
}

/** What forms, tills and testers write in place of a name, if the name contains no other word. */
const wordsForNobody = wordSet(`
test tester testing asdf qwerty xx customer client guest user admin administrator name firstname lastname surname forename givenname familyname given family
walk in walkin cash sale sales counter house account deleted first last full default dummy sample example fake new temp temporary generic various sundry misc retail checkout
occupant occupier householder homeowner resident tenant recipient addressee consumer shopper visitor individual person people public buyer purchaser payer use delete ignore duplicate trade valued holder prospect patron donor manager staff employee
kunde kundin gast vorname nachname herr frau familie benutzer musterkunde neukunde testkunde barkunde laufkunde laufkundschaft barverkauf barzahler endkunde privatkunde privatperson verbraucher
unbekannter unbekannte bewohner empfanger empfaenger einzelkunde sammelkunde divers diverse kasse geehrte geehrter
prenom nom monsieur madame passage comptoir particulier destinataire occasionnel divers anonyme comptant
cliente clientes invitado invitada nombre apellido apellidos senor senora usuario mostrador consumidor final publico general varios contado ocasional anonimo anonima venta ventas
nome cognome sobrenome signor signora ospite generico occasionale privato consumatore finale banco utente balcao avulso diverso diversos identificado
klant voornaam achternaam heer mevrouw contante kassa losse consument particuliere medewerker bezoeker winkel passant onbekende
klient klientka imie nazwisko detaliczny anonimowy konsument gosc
kund kunden fornamn efternamn fornavn etternavn efternavn kontantkund kontant gjest gaest asiakas etunimi sukunimi
zakaznik jmeno prijmeni vevo vasarlo ugyfel musteri misafir perakende soyad kullanici
isimsiz adsiz namen navn namn namnlos navnlos nimeton nevtelen bezimenny naamloos namenlos mustermann musterfrau musterfamilie beispielkunde fulano fulana mengano mengana zutano zutana perengano
\u0442\u0435\u0441\u0442 \u0442\u0435\u0441\u0442\u043e\u0432 \u0442\u0435\u0441\u0442\u043e\u0432\u0430 \u0442\u0435\u0441\u0442\u043e\u0432\u044b\u0438 \u043f\u0440\u043e\u0431\u0430 \u0438\u043c\u044f \u0444\u0430\u043c\u0438\u043b\u0438\u044f \u043a\u043b\u0438\u0435\u043d\u0442 \u043f\u043e\u043a\u0443\u043f\u0430\u0442\u0435\u043b\u044c \u6d4b\u8bd5 \u6e2c\u8a66 \u6d4b\u8bd5\u7528\u6237 \u30c6\u30b9\u30c8 \ud14c\uc2a4\ud2b8 \u65e0\u540d \u7121\u540d \u540d\u7121\u3057 \u6c0f\u540d\u4e0d\u8a73`)

/** Beside those words they say nothing either. */
const smallWords = wordSet(
  'mr mrs ms mx sir madam dear nao non niet nicht sehr pan pani bar ad the a of for no not do and or our this und der die das de du des le la les el los y e et di da do dos van n x sans sin sem senza ohne without bez uten utan uden zonder ilman kein keine keinen aucun',
)

/** `testfirst`, `dummyuser2`: a tester's variations of a filler word. */
function withoutTest(word: string): string {
  const rest = /^(?:test|dummy|fake|demo)(\p{L}{3,})\d*$/u.exec(word)?.[1]
  return rest !== undefined && wordsForNobody.has(rest) ? rest : word
}

/** Family names of samples: any given name beside one is part of the sample. */
const samplePeople = wordSet('mustermann musterfrau musterfamilie meikalainen medelsvensson')

/** Before or after a name, they say that it is not one. A family name after a hyphen is one word. */
const wordsForTests = wordSet('test testing tester dummy prueba pruebas prova teste probe proef testowy testowa essai')

/** Names known from samples. */
const wholeNames: ReadonlySet<string> = new Set(
  'john doe|jane doe|joe bloggs|john q public|max mustermann|erika mustermann|maria mustermann|jan modaal|fulano de tal|juan sin nombre|pinco pallino|monsieur x|madame x|n n|nn|foo bar|lorem ipsum|abc abc|abc def|abc xyz|xyz xyz|xyz abc|max muster|hans muster|petra muster|ola nordmann|kari nordmann|vasya pupkin|tizio caio|ze ninguem'.split(
    '|',
  ),
)

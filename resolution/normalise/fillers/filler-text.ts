import { cleanText, lowerCase } from '../clean-text.ts'

/** True for what people and programs write if nothing is known, in any field: `N/A`, `#REF!`, `{{user.id}}`, `unbekannt`. */
export function isFillerText(written: string): boolean {
  if (written.length > longestFiller) return written.trim() === ''
  const text = lowerCase(cleanText(written))
  return text === '' || isProgramText(text) || isWordForNothing(text)
}

/** `text` in lower case. An unfilled template, a spreadsheet's error or rounded number, or a program's word for nothing. */
export function isProgramText(text: string): boolean {
  return text.length <= longestFiller && mayBeProgramText.test(text) && programTexts.some((form) => form.test(text))
}

/** A longer text states something, whatever is in it. Some of the forms take the square of the length to check. */
const longestFiller = 1_000

/** Decided without checking every form. */
const mayBeProgramText = /[#{$%<[*_\\(]|^[@:]|\de[+-]?\d|^[+-]?(?:nan|inf)|^system\./

const programTexts: readonly RegExp[] = [
  // `#N/A`, `#REF!`, `#BEZUG!`, `#NAME?`, `#DIV/0!` and the hashes of a column that is too narrow.
  /^#\u00a1?[\p{L}\d/_ ]{1,20}[!?]$/u,
  /^#(n\/?[adv]|n\.[ad]\.|nv|nd|i\/t|\u043d\/\u0434|hiv|brak|yok|getting_data|error)$/,
  /^#+$/,
  // `1.00235E+11`: the digits that distinguished one number from the next are lost.
  /^[+-]?\d+[.,]\d+e[+-]?\d{1,3}$/,
  /^[+-]?\d+e\+\d{1,3}$/,
  // Templates: `{{user.id}}`, `${id}`, `%{id}`, `<%= id %>`, `[[id]]`, `%%id%%`, `*|ID|*`, `__ID__`, `{user_id}`, `{0}`, `$(id)`, `%s`
  /\{\{.*\}\}|\$\{.*\}|%\{.*\}|<%.*%>|\[\[.*\]\]|%%[^%]+%%|\*\|.*\|\*/,
  /^__[a-z_]+__$/,
  /^\{(\$?[a-z_]+([._ -][a-z_]+)*|\d{1,2})\}$/,
  /^\{![^{}]*\}$/,
  /^\{%.*%\}$|^#\{[^{}]*\}$/,
  /^\[[a-z]+([_ .-][a-z]+)+\]$/,
  /^[@:](user|customer|contact|client|account|member|lead|subscriber|person)[_-]?(id|key|no|number)$/,
  /^\$\([^)]*\)$/,
  /^\$[a-z_]{2,}$/,
  /^%([sdif]|[a-z_]{2,}%)$/,
  // `%7B%7Bid%7D%7D`: a template in a URL.
  /^(?:%7b){1,2}.*(?:%7d){1,2}$/,
  // `<no value>`, `<nil>`, `[object Object]`, `\N`
  /^<[^<>@]*>$/,
  /^\[object \w+\]$/,
  /^\\n$/,
  /^[+-]?(infinity|inf|nan)$/,
  /^(system\.[a-z.]+|function ?\(.*)$/,
]

/** Also with brackets around it, with dots between its letters, and if each of its parts is one: `undefined null`. */
function isWordForNothing(text: string): boolean {
  if (/[\d@]/.test(text) || text.length > 60) return false
  const bare = text.replace(/^[(<[{"'*]+|[)>\]}"'*]+$/g, '')
  const joined = bare.replace(/[\s._/\\-]/g, '')
  if (/^\p{P}*$/u.test(joined)) return true
  if (wordsForNothing.has(foldOf(joined))) return true
  const parts = bare.split(/[\s._/\\-]+/).filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => wordsForNothing.has(foldOf(part)))
}

/** Without accents. */
export function foldOf(text: string): string {
  if (isUnaccented.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\u0131/g, 'i')
}

/** Printable ASCII, as most texts are. */
const isUnaccented = /^[ -~]*$/

/** Without accents, blanks and dots. None of them is somebody's name by itself and in both fields. */
const wordsForNothing: ReadonlySet<string> = new Set(
  `na nan nil none null nul undefined undef unknown unk unnamed notavailable notapplicable notknown notprovided notset notspecified unspecified
notdefined notentered notgiven notauthenticated novalue nodata nothing tba tbd tbc tobeadded tobedefined tobedetermined empty blank void placeholder missing
seenote seenotes seecomment seecomments tobeconfirmed tobeannounced tobeadvised tobedecided siehenotiz siehenotizen siehebemerkung voirnotes aconfirmer aconfirmar vernotas zubestatigen
xx xxx xxxx xxxxx anon anonymous deleted removed withheld redacted declined
keine keiner kein keines keineangabe ka unbekannt nichtbekannt nichtvorhanden nichtangegeben entfallt nv leer
aucun aucune inconnu inconnue nonrenseigne nonrenseignee nondisponible nonconnu nc vide neant
ninguno ninguna ningun sindato nosabe noinformado desconocido desconocida nodisponible nodefinido sindatos sininformacion sinespecificar vacio noaplica
nessuno nessuna sconosciuto sconosciuta nondisponibile nonspecificato nonapplicabile vuoto
nenhum nenhuma desconhecido desconhecida naoinformado naodisponivel naoseaplica vazio semdados
geen nietingevuld nietopgegeven onbekend nietbekend nietvantoepassing nvt leeg
ingen inget ukendt ukjent okant okand saknas finnsinte
tuntematon eiole eitiedossa puuttuu
brak brakdanych brakinformacji nieustalono bezudaje nincsadat keinedaten keineinformation aucunedonnee nessundato senzadati geengegevens veriyok bilgiyok
ingauppgifter ingendata eitietoa nieznany nieznana niedotyczy niepodano neznamy neznama nezname zadny neuvedeno ismeretlen nincs necunoscut necunoscuta
bilinmiyor yok bos belirsiz belirtilmemis
\u043d\u0435\u0442 \u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u043e \u043d\u0435\u0442\u0434\u0430\u043d\u043d\u044b\u0445 \u043d\u0435\u0443\u043a\u0430\u0437\u0430\u043d\u043e \u043e\u0442\u0441\u0443\u0442\u0441\u0442\u0432\u0443\u0435\u0442 \u03b1\u03b3\u03bd\u03c9\u03c3\u03c4\u03bf
\u306a\u3057 \u4e0d\u660e \u7121\u3057 \u65e0 \u7121 \u672a\u77e5 \u4e0d\u8be6 \u4e0d\u8a73 \uc5c6\uc74c \ubbf8\uc0c1 \ud574\ub2f9\uc5c6\uc74c \uc54c\uc218\uc5c6\uc74c \ubbf8\uc785\ub825 \u0644\u0627\u064a\u0648\u062c\u062f \u063a\u064a\u0631\u0645\u0639\u0631\u0648\u0641 \u0644\u0627\u0634\u064a\u0621 \u05dc\u05d0\u05d9\u05d3\u05d5\u05e2 \u05d0\u05d9\u05df \u03ba\u03b1\u03bd\u03ad\u03bd\u03b1 \u043d\u0435\u043c\u0430\u0454 \u043d\u0435\u0432\u0456\u0434\u043e\u043c\u043e \u043d\u0435\u043f\u0440\u0438\u043c\u0435\u043d\u0438\u043c\u043e \u6ca1\u6709 \u6c92\u6709 \u8a72\u5f53\u306a\u3057 \u672a\u5165\u529b \u672a\u586b \u0e44\u0e21\u0e48\u0e21\u0e35
notgiventous nottold notstated notcaptured notrecorded notcollected unavailable pending ohneangabe nichterfasst nichtgenannt nichterhoben keinedatenvorhanden unbekannte unbekannter unbekanntes
nonprecise nonpreciser noncommunique noncommuniquee arenseigner sansinformation sansreponse nofigura nofacilitado noproporcionado noconsta pordefinir pordeterminar sinregistro sincontestar
nonfornito nonfornita nondichiarato nonindicato dadefinire dacompletare naofornecido naoconsta naodeclarado seminformacao adefinir nognietbekend nietverstrekt ingetsvar ejangivet ejkant ejangett ikkeoplyst ikkeoppgitt
nieznane niedostepne niewypelniono douzupelnienia nepoznato neudano nezadano girilmemis tanimsiz nemadott
tobecompleted tobefilled tobefilledin acompleter acompletar porcompletar dacompletare dacompilare zuerganzen nachzutragen wirdnachgereicht fehlt manquant mancante ontbreekt nogintevullen mangler
aremplir pendiente pendientedecompletar porconfirmar inattesa  doplnit hianyzik kitoltendo taydennetaan completati eksik doldurulacak lipsa lipseste
\u0437\u0430\u043f\u043e\u043b\u043d\u0438\u0442\u044c \u0443\u0442\u043e\u0447\u043d\u0438\u0442\u044c \u0431\u0435\u0437\u0434\u0430\u043d\u043d\u044b\u0445 \u672a\u63d0\u4f9b \u5f85\u5b9a \u5f85\u586b \u672a\u5b9a \u4e0d\u77e5\u9053 \ubbf8\uc815 \u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u044b\u0439 \u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043d\u0430\u044f \u043d\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u0435\u043d \u043d\u0435\u0432\u0456\u0434\u043e\u043c\u0438\u0439`
    .split(/\s+/)
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '')),
)

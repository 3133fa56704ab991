import { titles } from './titles.ts'

/** Letters after a name that are not part of it: degrees, licences, memberships, honours. Folded and without dots. */
export const credentials: ReadonlySet<string> = words(`
phd dphil md mba emba dba edd psyd jd llm llb llp msc bsc mres msci meng beng btech mtech mca bca bcom mcom bba mph mpa mfa mdes
med bed pgce pgdip hnd hons mphil dsc scd dds dmd bds dvm mbbs mbchb bvsc pharmd dpt otr rn bsn msn lpn crna aprn fnp
lcsw lmft lmhc lpc frcs frcp mrcp mrcs mrcgp facs facp facc faap cpa cfa acca aca fca fcca acma cima cma cia cfe frm caia cpim
cfp chfc clu ricp cisa cism cissp crisc ceh oscp ccna ccnp ccie mcse itil togaf prince2 pmp pmi capm csm cspo psm pspo cbap
lssgb lssbb shrm shrmcp shrmscp phr sphr gphr cipd mcipd fcipd aia riba leed mrics frics ceng peng ieng miet mice fice mimeche
eit esq esquire obe mbe cbe kbe dbe qc kc mep ret retd usn usmc usaf frsa cphr chrl rpn ncarb abr crs gri`)

/** Letters that can also be a name. They count as credentials in capitals or with dots, after a comma or after a whole name. */
export const doubtfulCredentials: ReadonlySet<string> = words(
  'ma ba bs ms mm do pe ra np od mp ed la ca ea pa ot pt cp jp ll',
)

/** Occupations that are nobody's name. */
const occupations: ReadonlySet<string> = words(`
manager director engineer consultant officer president vice chief executive ceo cto cfo coo cmo cio cso vp svp evp avp
analyst developer designer architect accountant attorney lawyer solicitor barrister broker agent sales marketing finance hr it
owner founder cofounder partner associate assistant secretary treasurer administrator coordinator specialist supervisor
technician nurse physician surgeon dentist doctor teacher lecturer professor researcher scientist student intern trainee realtor
photographer journalist editor leader lead representative advisor adviser planner programmer electrician plumber mechanic driver
retired freelance freelancer department team office accounting purchasing procurement operations logistics support
geschaftsfuhrer geschaftsfuhrerin geschaeftsfuehrer geschaeftsfuehrerin leiter leiterin inhaber inhaberin prokurist prokuristin
vertrieb einkauf buchhaltung rechtsanwalt rechtsanwaeltin rechtsanwaltin notar steuerberater steuerberaterin berater beraterin
entwickler entwicklerin arzt arztin aerztin facharzt sekretariat vorstand kaufmann kauffrau apotheker lehrer lehrerin
directeur directrice gerant gerante ingenieur avocat avocate responsable commercial comptable infirmier infirmiere medecin notaire
directora gerente ingeniero ingeniera abogado abogada jefe jefa contador contadora presidente presidenta medico ventas
diretor diretora engenheiro engenheira advogado advogada vendas
direttore direttrice responsabile avvocato ingegnere titolare amministratore commercialista impiegato
dyrektor kierownik prezes ksiegowa ksiegowy wlasciciel lekarz adwokat eigenaar medewerker mudur muduru avukat muhendis
direktor chef verkaufer ekonom`)

/** Words of company names. The short ones count only as the last of several words. */
const companyWords: ReadonlySet<string> = words(`
ltd limited inc incorporated llc llp gmbh ggmbh plc corp corporation bv nv srl sarl sas ltda lda kft zrt sro pty oyj aps eirl
university universitat universite universidad hospital klinikum company`)
const lastCompanyWords: ReadonlySet<string> = words(
  'ag sa ab as co sl kg oy se spa group holding holdings bank college partners',
)

/** Whether the words after a comma state an occupation or a company. */
export function isOccupation(part: readonly string[]): boolean {
  // `Rossi, Avvocato Mario` has a name after the title.
  if (part.some((word) => (occupations.has(word) && !titles.has(word)) || companyWords.has(word))) return true
  return part.length > 1 && lastCompanyWords.has(part.at(-1) ?? '')
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

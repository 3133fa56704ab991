/**
 * Forms of one given name, folded, one group per line, the fullest form first. A form may occur in several groups: the commonest groups
 * come first, then by name.
 */
export const nicknameGroups: readonly string[] = `
robert bob rob bobby robbie bert robin roberto rupert rab robby ruprecht robt robrt bobbi robo beto tito robi
elizabeth elisabeth liesbeth elisabetta elzbieta yelizaveta liz lizzie beth betty betsy eliza lisa libby bess bessie elsie liza ela isabel elise elisa lisbeth lilibet bettina bet liesel lizbeth lizzy ellie elspeth elsbeth elspet lilibeth lizzi betti betta babette sissi sisi lise lisette lizette els elly liesl elza erzsebet bozi zsoka alzbeta eli lis betje bep
william bill will billy willy liam willie guillermo guillaume wilhelm willem guglielmo wim vilhelm wm willm wilm wilko pim vili viljo vilmos gui
john yannis giannis jack johnny jon johnnie jan juan jean sean giovanni ivan ioannis hans johann joao yahya ian evan shaun shane shawn ioan janos jno johny jonny jono juanito gianni johan giannino nino vanni yanni juha juhani jancsi jani honza jenda janek jasiek jeannot jojo joaozinho zezinho vanya vania ivica ivo jannik jannis joni
james jim jimmy jamie jem jaime jacques diego santiago iago seamus jimbo giacomo hamish jas jms jimmie jimi diegito santi jacopo jaimie jakob seumas
catherine katherine cate kathryn catharine katharine kathrine katarina katerina ekaterina yekaterina katarzyna kasia kati katja katya catarina catalina kate katie kathy cathy kitty cath kath kat kay kit karen trina kayla kathi kathrin katrin kathie katy kaye katinka katka kata katalin kaska kasienka cathie cati cata katherina catriona katharina trijntje trien rina cathrine catha
margaret maggie peggy meg madge marge margie greta rita peg daisy marguerite margarita margarete margaretha margherita malgorzata gosia grete gretel gretchen mags megan marjorie margot mairead peggie peggi margret maggi maisie mamie madzia malgosia gosienka margarida marga gretl greet griet margriet margit margita merete marita marketa
christopher chris kit topher cristobal christoph kristof krzysztof cristoforo christophe christos xpher chr christo christy kristoffer krzysiek krzys cristovao kristofer stoffel kristo
nicholas nikos nicolas nick nicky nikolas klaus niko nikolai kolya nikolay nicola nicolo nikolaos mikolaj claus nikita mykola nico nic nikolaus nicolaas miklos nich nichs niccolo klaas niels nikki miklas nikolo miki mikolajek
benjamin ben benny benji benjy benj benjie benito veniamin beniamino benek
jennifer jen jenny jenna jenni jenn jeni jennie
samuel sam sammy shmuel samuele saml sami shmulik samuil
joseph joe joey jo josef jose yosef youssef yusuf yousef giuseppe jozef josip sepp osip iosif yousuf usef jos josh jozsef joska pepa pepik pepe pino beppe peppino peppe zeca ze jupp seppi jozek juzek josephus osias yossi iosef zezinho joop sjef
richard rick dick rich richie ricky dickie ricardo riccardo ryszard dickon rikard rik richd rico rickie ritchie ryszek risto ricci riki dicky
edward ed eddie ned ted teddy eduardo edouard eduard edvard edw edwd neddy edek edi edu dudu duda edoardo ede
aleksandr alexander aleksander alexandre alessandro alejandro alex alec sandy xander sasha lex alek aleks iskander oleksandr olek alessio alesandro ale alexey alexandros olus sascha sanya shura sashka sacha sander alejo alexandru sandor sanyi sandro alistair alasdair alastair alekos alexio xande
michael mike mikey mick mickey micky mitch mikhail michel miguel michele michal mikael mikel misha mihai mykhailo mischa mihail michail micha michi michiel maikel mikhael mikko mischka misko mihaly misi michalek miguelito mikkel mihalis michalis micheal
patricia pat patty trish tricia patsy patti trisha patrizia patrycja trixie paty patsi
frederick frederic fred freddie freddy rick frederik friedrich federico fritz fryderyk fredk fredrick freddi fredi friedel fritzi freek federigo frederico fredrik
anthony tony antony anton antonio ant antoine toni antek antoni antonino tonino toninho tonio tonho nino antonius ton toon teun antal antti tonek tonda antos tonie nando anto tonin
thomas tom tommy tomas tomasz tommaso thom tamas toma maso thos thms tomek tomasso tommie tommi tomi tomaso tomaz tomcio tomo tomislav
maria mia masha mary marie mariya mariam maryam miriam mari mariah ma mma marija marja maryse marika mariska maryna marysia marynia marusya mashka mariquita mariuccia mimma mitzi mieke marietje ria mija mara maja
aaron ron ronnie
abigail abby abbie abi gail
abraham abe bram avi ibrahim
ada adelaide adele addie
adam ad
adrian ade
agnes aggie
aidan aiden ayden
alan al allan allen alain
albert al bert bertie albie alberto albrecht albertus beto
aleksandra alexandra alejandra alessandra alex sandra sandy lexi sasha lexie ola oleksandra olenka ale xandra sanne sascha sashenka saskia sandrine alexa
alexis alex lexi
alfred al alf alfie fred alfredo
alice alicia ally allie alicja ala alisa alix lici
alison allison ali ally
aloysius alois al lou
alphonse alfonso al fonzie
amanda mandy
amelia amy millie mia emilia amelie
anastasia anastasiya nastya stacy tasia ana stasia nastka nastenka asya natasa anastazja
andrew andy drew andreas andre andrea andrei andrey andrzej andrii anders andres ondrej drew andr andi andie andriy andris andras andor bandi andrik andries dries jedrek jedrus andrzejek ondra andrej andree tuca andreu ander antti
angela angie angelina angel angelika angelica angelita lina geli
ann anne anna annie nan nancy ana anya anja annika anita annabel anny aneta anke antje anneke annetje annelie aneczka ania anka anusia nusia anechka nyura annette annick anouk anki anni annina nita
hannah hanna hana
annette annie
antonia toni tonia antonina tonka tonya tosia antonella nella
antoinette toni netta nettie
archibald archie
arnold arnie
arthur art artie arturo artur turi artek artem
augustus gus august augustin agustin
barbara barb barbie babs basia barbra barbora bara barbel baerbel babsi basienka varvara varya borbala bori
barnabas barney
bartholomew bart bartolomeo bartek bartosz bartlomiej bartolo bartus barth
beatrice bea beatrix trixie beatriz bia bice beatrise beatryce trixi
benedict ben benny benedikt benedetto bence benedek
bernadette bernie nadette
bernard bernie barney bernhard bernardo bernd barend bernat berni benek
bethany beth
beverly bev beverley
bradley brad
brandon bran
brenda bren
brian bryan bryn
bridget bridie biddy bridgette brigitte birgit brigida brigitta gitta gitte birgitta britta brit biddie
bronwyn bron
bruce bruno
caitlin kaitlin kaitlyn katelyn caitlyn kate cait
calvin cal
cameron cam
camille cammie mila camila camilla
carl karl charles carlo carlos karel karol karlheinz kalle carlitos carlinhos karcsi karoly carles
carol carole caroline carolyn carrie karoline carolina caro karola karolina karol line lina carola
cassandra cass cassie sandra
cecilia cecily cissy celia sissy
charles charlie chuck chas charley carl carlos chs chaz charly charlot carlitos carlinhos karoly karol kaarlo kalle
charlotte charlie lottie lotte lotta char lottchen sarlota carlota carlotta lola
chelsea chels
cheryl sheryl cher
chester chet
christian chris kristian chr cristian christiaan kristjan
christine christina cristina kristina kristine kris kristy kristie chris tina chrissie chrissy kristin kirsten kristen krystyna christa tine chrisse krysia krystynka tini kirsti kirsty stina stine kerstin cristi christel christl krisztina kriszti hristina
claire clare clara klara
clarence clare
clark clarke
claudia claude klaudia clau
clement clem clemens
clifford cliff
clinton clint
constance connie constanze constantia konstanze
constantine konstantin konstantinos constantinos costa costas kostas kostya gus dinos kostia costin dino kosta konstantyn
cornelius con connie neil kees cor
courtney court
crystal krystal
curtis curt kurt
cynthia cindy cyndi
cyril cy kirill
damian damien damon
daniel dan danny dani danilo danil daniil danl danek danko daniele
danielle daniela dani danni
darren daz
david dave davey davy davide dawid dovid daud dawood davi dudi dawidek davit taavi
dean deane
deborah debra debbie deb debs devora debora debbi debrah
denise dee
dennis denny den denis
desmond des
diana diane di dianne dayana
dimitri dmitri dmitry dmitriy dmytro dima mitya demetrius dimitrios dimitris jim dimka mitja dimitrij dimitar dmitrij mitko dimos mimis
dolores delores lola lolita loli marilo loles
dominic dom nick dominik domenico domingo dominique mimmo mimi dome dominykas mingo nic
donald don donnie donal
donna don
dorothy dot dottie dolly dorothea dora thea dorota dorotea dory dotty dorothee doro dorle dorte
douglas doug dougie
duncan dunc
dustin dusty
dylan dyl
earl earle
edgar ed eddie edgardo
edith edie
edmund ed eddie ned ted edmond edmundo
edwin ed eddie win
eileen aileen
elaine lainey elena
eleanor ellie nell nora lenora elinor eleanora nellie leonor leonora ella leonore nelly noor
elijah eli elias ilya eliyahu
ella ellie
ellen nell nellie helen elena ellie ella elli
elliott elliot eli
elvira elvie
emily em emmy emilia emilie millie emmie emilka mila emmi ems emile mili
emma em emmy emmie
emmanuel manny manuel manolo immanuel emanuel manu
enrique henry quique enrico heinrich henrik henri kike rico arrigo
eric erik rick ricky erich
ernest ernie ernesto ernst nesto erno
esther hester essie ester estelle hettie
ethan eth
eugene gene evgeny yevgeny evgeni evgenii yevgeniy eugenio zhenya eugen jeno yevhen jenya geny
evelyn eve evie evelina
ezekiel zeke
felicity flick fliss
felix feliks felek bodo
ferdinand fernando ferdi nando ferdinando ferenc nandor ferdek
florence flo flora florrie flossie flossy florentina florry fiorenza
frances fran fanny frankie francesca franziska francisca francoise fanni cissie francie franny francine franciszka franka franzi paquita paqui curra pancha chica chiquinha fanchon frantiska cecca
francis frank frankie fran francisco fco kiko curro francesco francois franciszek franz paco pancho frans ferenc franck francesc pacho panchito quico xico chico chiquinho franco cecco ciccio franek frantisek franta feri frane franjo xisco patxi
franklin frank
gabriel gabe gabi gavriel jibril gabo biel gabri gavril gabor gabko
gabrielle gabriela gabriella gabi gabby elle brielle gabriele gaby gabka bielle
gareth gary gaz
garrett gary garry
gavin gav
genevieve gen jenny viv ginette gigi
geoffrey jeffrey geoff jeff gottfried jeffery geoffry jeffry jef godfrey
george georgie giorgos yiorgos jorge jorg giorgio georg georges georgios yuri yura yury jerzy iurii yurii gyorgy jiri goran geo geor georgy yegor gheorghe gyuri jorgen joris joerg jurgen jirka jurek jordi ghita gorka xurxo jorginho djordje juraj juro
georgina georgia gina georgie georgiana
gerald gerry jerry geraldo gerhard gerd geri gerrit gerardus
geraldine gerry
gerard gerry gerardo jerry geert gerrit gerhard gerd gege
gertrude trudy gertie trude gertrud gertruda trudi trudie
gilbert gil bert gilberto
giovanni gianni john vanni nino nanni giannino ivano
giuseppe joseph beppe peppe pino beppino peppino pinuccio geppo
gloria glo
gordon gordy
grace gracie graciela
graham graeme grahame
gregory greg gregor gregg grigory grzegorz gregorio grisha grzesiek grzes gregorius greger goyo grigoriy grischa gergely gergo grisa
gustav gus gustavo gustaf gusti gosta gusztav
guy guido
gwendolyn gwen wendy
hamish seumas
harold harry hal harald
harriet hattie hettie harriett
harrison harry
harry henry harold
hassan hasan hussan
hayley haley hailey hayleigh
heather heath
heidi adelheid
helen helena helene elena eleni nell ellen lena elaine olena yelena jelena helenka lene leni lenka lenochka alyona alena jelka nellie nelya heleen
henrietta hetty etta henriette hettie
henry harry hank hal henri heinrich heinz henrik enrique enrico hendrik henryk hy heiner heini hinrich hendrick henk hein heike heniek henio riek enzo arrigo rico harri heikki jindrich jindra
herbert bert herb bertie heribert
herman hermann armand armando ermanno
hilary hillary hil
howard howie
hubert hugh bert hubertus bertus huub
hugh hugo huw hughie hugues ugo hughy
humphrey bogey
hussein husain hussain husayn hossein husein huso husso
ian iain
ignatius ignacio nacho iggy ignatz inigo ignacy ignas igna ignazio inaki ignac ignacek nazario
imogen immy
ingrid inga inger
irene rene irena irina eirini iryna ira irenka irka irinka
isaac ike zac izzy itzhak yitzhak isak isaak izaak zack itzik
isabel isabella isabelle bella belle izzy ysabel isobel iza ysabeau bela belinha isa isobelle isabeau isabela izabela izabella izunia ishbel bel
isaiah zay
isidore izzy isidro isidoro
ivan john ioan vanya vanka
jacob jake jack jakob jakub jacobo yakov yaakov jacques jacobus coby koby kobe jaap kuba kubus jakov jascha giacomo jacopo jago jaco jaakko jaume
jacqueline jackie jacqui jaclyn jacotte
jane janie jenny jayne jana juana jean janey jeannine janina janka gianna giannina juanita
janet jan jenny janette
janice jan
jared jarrod jarred
jason jay jase
jasmine jas yasmin yasmine jazmin
jean jeanne jeannie jeanette jane jeannette ginette jeannine
jeffrey jeff geoff jeffery geoffrey jeffry
jeremiah jerry jeremy jem jeremia jeremie jerome
jeremy jerry jez jem jeremias
jerome jerry hieronymus geronimo gege
jesse jess jessie
jessica jess jessie jessika
jesus chuy chucho chus suso chuso jesusin
jill gill gillian jillian
joachim joaquin jochen achim quim ximo chimo joaquim joca akim gioacchino
joan joanie jo joanna joanne juana juanita
joanna joanne jo johanna joann joana asia giovanna joasia asienka johana jopie hanne gianna nina ivana janina hanna hannah hanneke jana asika
jocelyn joss joscelyn
joel joe joey
johann johannes hans john hannes jan johan jens hansi hanno hansel
jonathan jon jonny nathan johnathan jonathon jono yonatan john jonty yoni jonatan
jordan jordy jordie
jose joseph pepe chepe pepito pepin che joselito josele josep pep zeca ze zezinho zezito txema pepelu
josephine jo josie josefina josefa fina posy josy josefine sefa pepa pepita pepi fifi giuseppina pina peppina jozefina jozka
joshua josh yehoshua josue giosue
joyce joy
juan john juanito juancho juanca juanjo xoan
judith judy jude judi yehudit jutta judit jutka
julia julie jules yulia iuliia yuliya giulia juliana julianna juliet juliette julka juli giulietta giuliana julita yulka juliska
julian jules julio julius giulio juliaan julek giuliano yulian
justin justus justino
katrina trina kat kate katy katharina trine
kelly kel kelley
kenneth ken kenny
kevin kev
kimberly kim kimberley kimmy kym
kristopher kris chris
lachlan lachie lochie lockie lachlann
laura laurie lori lora laurel lauren loretta
lauren laurie loren lori
lawrence laurence larry laurie lorenzo laurent lorenz lars laz lavrenti lars lorne renzo lencho laurenz laurens lauri wawrzyniec lorinc lolo larrie
leah lea lia
lee leigh
leonard len lenny leo leonardo leonhard lennart leon leonid lyonya lennie nardo
leopold leo poldi leopoldo polde
leslie les lesley
lewis lew louis lou ludo ludvig lodovico luigino gigi luisito lucho lui luiz luizinho lulu ludwik lutek vico lodewijk lowie
liam william
lillian lily lil lilian liliana lilli
linda lin lynn lindy lyn
lindsay lindsey linz
lorraine lori laraine rainey
louis lou louie lewis luis ludwig luigi lodewijk ludovic luiz lajos
louise lou lulu luisa louisa lu luise luisita luigia luisella gigia
lucas luke luca lukas luka lukasz luc lukaszek lukacs
lucille lucy lucie lucia cilla lucia luz lucja
lucinda lucy cindy
lydia lyddie lidia
lynette lyn lynn
madeleine madeline maddie madelyn maddy madalyn magdalena madalena madlen lena leni magda alena madzia maddalena magali
magdalena magda lena maggie madeleine madzia magdusia leni alena
mahmoud mahmud mehmood mahmood
malcolm mal malc
manuel manny manolo manu manoel manolito manolin lolo manoli mane mani neco maneca
marcus marc mark marco marcos markus marek marko markku marci mareczek mirek
marilyn mary lynn
marion marian
marjorie marge margie margery
martha marty mattie marta martusia marthe martina
martin marty martyn martijn marcin martino martinus maarten tino marcinek martie marton tinus
mary molly polly mamie may maria marie maire minnie mae maureen moira moll mairi mhairi moyra
mathilda matilda tilly mattie matilde mathilde tilda tilde mechthild
matthew matt matty mat matteo mateo mathias matthias mateusz matthieu mathew matvey matti mateus mattheus matthaus matz matze matheus mateu maciej maciek matei matyas mate mats matias matus matij matthijs thijs
maurice morris moe mo mauricio maurizio moritz momo
maureen mo reenie
maximilian max maxim maksim maxime maximiliano massimo maxwell maks maxi maxl massimiliano makar
maxwell max
megan meg meghan meaghan
mehmet mehmed mohammed memo memet
melanie mel
melinda mindy mel
melissa mel missy lissa
melvin mel
mercedes mercy merche meche merceditas merce
michelle shelly micki shell michele mich
mildred millie
miranda mandy randy
miriam mimi mary mirjam miryam
mitchell mitch
mohammed muhammad mohamed mohammad mohamad mohd muhammed mohammod mahomed mehmet mo muhamad mahamed mamadou md mhd mhmd muhd mehmed mahmet mhamed mouhamed mamad memo hamo
monica monika mona moni monique monia
morgan mo
moses moe moshe moises musa mousa moussa
mustafa mustapha moustafa musti mus
nadine nadia nadya nadezhda
nancy nan ann nance
naomi noemi
natalie nat natalia natalya nataliya natasha talia nathalie natalka natasza natacha nata nataliia nati
nathan nat nate nathaniel
nathaniel nathan nate nat nathanael nathl natan
neil niall nigel neal
nicola nicole nicky nikki nicolette nic nikita nico cola
noah noe noa
noel noelle
nora norah honora eleanor
norman norm
norma normie
olga olya helga olha olenka
oliver ollie olivier oli oliviero olly olli
olivia liv livvy olive
omar umar omer umer
oscar oskar ozzie
oswald ozzie oz
otto odo
owen ewan eoin euan
pamela pam
patrick pat paddy rick patricio padraig patrik padraic paddie patrice patrizio patrique
paul pablo paulo pavel pasha paolo pawel pauli pal pol paulinho paulie paavo palko pali pasqual paulus pavlo pavlos
paula polly pauline paola pavla paulina paulette paolina pavlina pauli
penelope penny pen pennie
perceval percy
peter pete pedro pierre piotr pyotr pietro petr petros pieter petrus petro per peer piet piotrek piotrus pit pitti pero pepo perico pedrito petya petko pekka petri petter peder pier pierrot pierino rino petar peti peto
philip phillip phil pip felipe philippe filip filippo philipp lipe pippo filipek philo flip fulop
philippa pip pippa
phyllis phil
priscilla cilla prissy
prudence prue
quentin quinn quintin
rachel rachael rae raquel rahel shelley raquelita ray
rafael raphael rafa raf rafal raffaele rafe rafi lele rafaello raffaello rafo
ralph rafe raoul raul ralf rolf
ramon raymond ray monchi moncho
randolph randy randall
raymond ray raimund raimondo ramon raimon rai
rebecca becky becca beck rebekah bec rivka rebeka bekki rebekka becki reba riva beca
reginald reg reggie rex reinhold reynaldo
renate rena renata
rhonda ron
roberta bobbie bobby berta robbi bobbi robertina
roderick rod roddy rodrigo
rodney rod roddy
roger rodge rogelio rutger ruggero rogerio rudiger ruediger
roland roly rolando orlando rollo roldan
ronald ron ronnie ronny ranald ronaldo
rosalind ros roz rosalyn
rose rosie rosa rosalia rozalia rosi rosita rosetta rosina rosinha roza ruza
rosemary rose rosie romy rosemarie rosmarie romi marirose
roxanne roxy roxana
roy rory
rudolf rudi rolf rudolph rudy rodolfo rudl rudek rodolphe
rupert bert robert
russell russ rusty
ruth ruthie
ryan ry
sabrina bri
saeed said sayed syed sayyid saied
salvatore sal salvador sam turi toto sasa salvo
samantha sam sammie sammy samanta manta
sandra sandy alexandra sondra
sara sarah sally sadie sari zara sarita sarka sariah salcia
scott scotty
sean shaun shawn shane john
sebastian seb basti bas sebastien seba bastian bastien basty sebek sebi seppe
sergei sergey serge sergio serhii seryozha sergius seryoga serghei sergej serhiy serhij
seymour sy
shannon shan
sharon shaz shari
sheila shelagh celia
shirley shirl
sidney sid sydney syd
sigmund siggi sigi zygmunt
simon si simone semyon szymon shimon simeon symon simo simao ximo szymek semen
solomon sol sal salomon suleiman suleyman sulaiman shlomo
sophia sophie sofia sofie zofia sofiya sonia sonja sonya soph zosia sofija fia fieke sofi soni zofka zsofia zsofi
stacey stacy
stanley stan stanislav stanislaw staszek stas stach stanko standa stanislao stanislas
stephanie steph stevie stefanie stefania steffi steffie fanny estefania fani stefka stefcia stefi steffy
stephen steven steve stevie stefan esteban stephan etienne stefano szczepan istvan steffen stepan ste stephane steph stevo stevan pista pisti stipe stjepan stefek stefko steff stijn teppo esteve tiennot
stuart stewart stu
susan sue susie suzanne suzie suzy susanna susannah susana suzanna zuzana zuzanna suse shoshana susi susann susanne sanne sus zuza zuzia zuzka zsuzsa zsuzsi susette
svetlana lana sveta
sylvia sylvie silvia
sylvester sly silvester silvestre
tabitha tabby
tamara tammy toma tamar
tatiana tanya tatyana tania tanja tetiana tanja tata tanyusha tanechka
teresa theresa terry tess tessa tracy therese terri teri tere teresita terezia terka resi reserl terenia teresina thea trees maite sina
terence terrance terry terrence terri
thaddeus tad thad tadeusz ted tadek tadzik
theodora dora theo thea teodora
theodore theo ted teddy fedor fyodor teodor theodor fiodor theodorus theodorich fedya todor teo
timothy tim timmy timofey timo timoteo tymoteusz timoteu tymek
tobias toby tobi tobie tobiasz
todd tod
tracy trace tracey
travis trav
trevor trev
tristan tris
ulrich uli ulli
ursula ursel uschi urszula ulla ulli urszulka ursi orsolya orsi ula
valentin val valentine valentino walenty valya valik valek
valerie val valeria valeriya lera
vanessa nessa ness
vera veronika verochka
veronica ronnie vero ronni veronika veronique nika weronika vroni wera ronya verka
victor vic viktor vittorio vitya vico wiktor vitor viktoras
victoria vicky vicki vikki tori vik vickie viktoria viktoriya vita vittoria vica viky vika wiktoria vitoria
vincent vince vinnie vincenzo vicente vincens enzo vinny vinz vicent chente vinzenz cenzo wincenty vincek
violet vi viola violetta
virginia ginny ginger gina ginnie virginie
vivian viv vivien vivienne
vladimir vlad volodya vova vladimiro volodymyr wladimir vova vovka valdemar wlodek wlodzimierz vlado vlada
wallace wally
walter walt wally walther gualtiero wat waldo gualterio walti
warren waz
wayne wes
wendy wend gwen
wesley wes
wilfred wilf fred wilfried wilfredo
wilhelm willi willy william will wim
wilhelmina mina minnie wilma billie mien wil
winifred winnie fred
winston win winnie
xavier javier xavi javi saverio
yolanda yoli jolanda iolanda
yusuf yousef youssef joseph yosef
yvonne evonne ivonne
zachary zach zack zak zachariah zacharias zac zacharie zakaria zakariya zachery zackary zechariah
zoe zoey
abdul abd abdel abdullah abdallah abdulla abdu abdoul
kathleen kathy kath kate kathie kay cathleen
guadalupe lupe lupita
boris borya
aisha aicha aysha ayesha aishah
ahmed ahmad achmed ahmet hamada
ali aly alicik
amir emir ameer
fatima fatma fatimah fatemeh fatou
khalid khaled halid
khadija khadijah hatice
layla leila laila leyla
maryam mariam miriam mary meryem
nasser naser nasir
noor nour nur
rahman rehman rahmaan
salim saleem selim
tariq tarek tarik
zainab zaynab zeinab zeynep
hyun hyeon
jin chin
aleksei alexei alexey aleksey alyosha lyosha lesha alyoshka alex aleksy alessio aleksiej alexis
young yong yeong
august guus augusto augustus
karl karli karlchen carl
ludwig lutz wiggerl louis
matthias matze matz mathis mats hias hiasl thies mathijs
fatma fatos fatoumata fatou
ibrahim ebrahim ibrahima ibraheem brahim ibo ibro abraham
suleyman suleiman sulayman soliman suliman sulejman sulo slimane solomon
huseyin hussein husain huso husein hosein hocine
emine amina aminah emina emos
ayse aisha ayshe aysegul aysha aicha
hatice khadija hatidze
agnieszka aga agusia agnes
malgorzata gosia malgosia gosiaczek
grzegorz grzes grzesiek grzesiu
wojciech wojtek wojtus adalbert albert
stanislaw staszek stas stach stasiek stan
zbigniew zbyszek zbych
jadwiga jadzia hedwig iga
wladyslaw wladek wladzio ladislav laszlo laci laco
boguslaw bogus
kazimierz kazik kazio casimir kasimir
zofia zosia zoska sophie
janina janka jasia nina
maciej maciek macius mathias matthias
jerzy jurek jurko
krzysztof krzysiek krzys
pawel pawelek pavlik
elzbieta ela elka elunia
agata agatka agatha
ewa ewka ewunia eva eve evi evita ewelina
eva evita evi evicka ewa
laszlo laci lacko ladislaus
istvan pista pisti isti
sandor sanyi
zoltan zoli
gyula gyuszi
ferenc feri ferko
janos jancsi jani
jozsef joska jozsi
erzsebet erzsi bozsi zsoka
zdenek zdenda
frantisek franta
vaclav vasek wenzel wenceslas wenceslao
ladislav lada laco
jaroslav jarda jarek
miroslav mirek mirko
milos milosh
stanislav standa stano slava stas
concepcion concha conchita conchi chita
josefa pepa pepi pepita fina sefa
francisca paca paqui paquita fran frasquita chica chiquinha
rosario charo chari charito
consuelo chelo consu
encarnacion encarna encarni
remedios reme remi
inmaculada inma macu
esperanza espe pera
montserrat montse
pilar pili piluca
carmen carmela carmelita menchu mamen maricarmen carmina
rafaela rafi
asuncion asun choni
milagros mila mili
rodrigo rodri ruy
santiago santi chago yago diego tiago thiago iago
tiago thiago santiago
gonzalo gonza
ernesto neto nesto
alberto beto albertito tito
humberto beto umberto
norberto beto
gilberto beto giba
edgardo gardo
ricardo ricky rica cacho
fernando nando fer ferni ferchu fernandinho
fernanda nanda fer
hernan nando
roberto beto berto tito roby
gustavo tavo guga gus
guillermo memo guille willy
guilherme gui guigo william
felipe lipe pipe
leandro leo
leonardo leo nardo dino
mauricio mau
marcelo celo marce
marcela marce chela
graciela chela chelita
isabela bela isa
beatriz bia bea betty
luciana lu luci
luciano lucho
eduardo edu dudu duda lalo guayo
gerardo lalo
oswaldo valdo
raimundo mundo
edmundo mundo
salvador chava salva
ignacio nacho
cayetano tano gaetano
gregorio goyo
sebastiao tiao sebastian
antonio tonho toninho tono tonio toni tonino toto nino antonello
raimunda mundinha
joaquim quim quincas
domingos mingos
severino biu
benedito dito bene
aparecida cida
conceicao ceicao
lourdes lourdinha lurdes
teresinha teresa
vincenzo enzo cenzo vince vicenzo
lorenzo renzo enzo
francesco franco ciccio cecco checco francesc
domenico mimmo mimi menico
raffaele lele raffa raf
raffaella raffa lella
gabriele lele gabri
emanuele lele manu manuel
alessandro sandro ale lele alex
alessandra sandra ale
pasquale lino pasqualino pascal
michele michi lino
luigi gigi gino luigino
pierluigi gigi piero
giacomo mino giacomino
guglielmo memmo mino
tommaso maso masino
filippo pippo
giuseppina pina pinuccia giusy
giovanna gianna vanna nanna
annunziata nunzia
immacolata imma titina
concetta cettina tina
antonella anto nella
antonietta etta tonia
federica fede chicca
federico fede chicco
stefania stefy
eleonora nora ele
elisabetta betta lisa eli betty
caterina rina cate kate
maddalena lena madda
margherita rita marghe
ginevra ginny
benedetto benito
ludovico vico ludo
jacopo giacomo
bernardo dino
corrado dino konrad conrad
conrad konrad kurt conny radek
edoardo edo dodo
riccardo ricky
luca luchino
alexandre alex xande ale sacha
dominique domi dom
francois franck fanfan francis
frederic fred fredo
frederique fred
guillaume guigui gui
laurent lolo
mohamed momo
philippe fifi phil
pascal pascalou paco pasquale
stephane stef steph
sebastien seb
veronique vero
christophe tof chris
emmanuelle manu manue
jb
marguerite margot guite
elisabeth babette zabeth lisbeth sissi elsbeth bettina
therese theres resi
matthieu matt mathieu
maxime max
nathalie nath nat
thierry titi
bertrand bert
hieronymus jerome geronimo
ekkehard ekki
eberhard ebbo hardy
gunther guenter gunter
dietrich dieter dirk dietz derek theodoric
dieter didi
heinz heiner heinzi
wolfgang wolf wolfi
siegfried sigi siggi sigfrid
gottfried friedel
manfred manni mani fred
reinhard reini
rainer reiner rayner
burkhard burki
bernhard bernd bernie
gerhard gerd gert gero
norbert nobbi bert
hildegard hilde hilda gardi
mechthild mechtild
rosemarie rosi romy
gudrun gudi
kunigunde gundi
adelheid heidi heide
elfriede friedel elfi frieda
friederike rike fritzi friedel
ulrike ulli rike uli
hannelore lore hanne
eleonore lore nora
annemarie annemie
katharina kathi kathrin katrin
johannes hannes hans jo jonny jan joop
cornelia conny nele corrie nelia
kornelia conny nela
petronella nel petra
hendrika riek rika hennie
adriana ada jana
adrianus ad arie
cornelis cees kees cor nelis
gerardus ger gerard
hendrikus henk hein
jacobus jaap sjaak koos cobus
josephus jos sjef
lambertus bert lammert
leonardus leo
marinus rien
martinus tinus martin maarten
nicolaas klaas nico
petrus piet peter
theodorus theo dorus
wilhelmus wim willem
hubertus bert huub
sofia sonya sofie
yekaterina katya katyusha
yelizaveta liza lizaveta
yevgeny zhenya zhenka
yevgeniya zhenya eugenia
nikolai kolya nikolasha
pavel pasha pashka
pyotr petya
vasily vasya basil vasil vasyl vasile vasilis
basil vasilis vassilis vasileios bill
viktor vitya
vladislav vlad slava vladik
vyacheslav slava
yaroslav slava yarik
rostislav slava rostik
svyatoslav slava
mikhail misha mishka
konstantin kostya
leonid lyonya
stepan styopa
timofey tima
yuri yura
anatoly tolya anatol
arkady arkasha
gennady gena genya
georgy gosha zhora
grigory grisha
ilya ilyusha
innokenty kesha
kirill kirya
lev lyova leo
maksim max maks
oleg olezhka
roman roma romka
ruslan rus
valery valera
zakhar zakharka
galina galya
irina ira irisha
larisa lara larochka
lidia lida
lyubov lyuba
lyudmila lyuda mila lucy ludmila ludmilla
nadezhda nadya nadia
nina ninochka
oksana ksenia ksyusha xenia
ksenia ksyusha xenia oksana
polina polya
raisa raya
valentina valya
yulia yulya
zinaida zina
panagiotis panos takis panayiotis
evangelos vangelis
evangelia litsa vangelio lia
vasiliki vaso vicky vassiliki
athanasios thanasis sakis thanos nasos
dimitrios mitsos dimitris takis
ioannis yiannis giannis yannis
eleni lenio nitsa
aikaterini katerina
spyridon spyros
stavros stavroula
theodoros thodoris
christos kitsos
gerasimos makis
emmanouil manolis
charalambos babis haris
stylianos stelios
anastasios tasos
mordechai motti mordecai
avraham avi avram
yitzhak itzik isaac
shlomo shloimi
eliezer lazer lazar
menachem mendel mendy
chaim hyman
rivka rivky
chaya haya
bernardino dino
gerardine dina
kwabena kobina kobby
emeka chukwuemeka
chinedu nedu
oluwaseun seun
oluwatobi tobi
ayodele ayo
temitope temi tope
ngozi ngo
abubakar bakar abu bubakar
usman osman uthman ousmane
idris idrissa
moussa musa
ousmane usman
rajesh raj
sanjay sanju
srinivas srini sreenivas
venkatesh venkat venky
krishna kris
lakshmi laxmi luxmi
subramaniam subbu mani subramanian
ramakrishna rama
pushpa pushpalatha
muthu
vijay vij
vikram vicky
harpreet
gurpreet
bhupinder
jasvinder jas
saraswathi sarasvati
gene eugene
flossie florence
peggy margaret
hal henry harold
ned edward edmund
nan ann nancy
dick richard
jock john
jocky jock
jas james
thos thomas
wm william
geo george
chas charles
danl daniel
benj benjamin
saml samuel
robt robert
richd richard
edw edward
eliz elizabeth elizth eliza
margt margaret
cath catherine
abm abraham abram
alexr alexander
andw andrew
archd archibald
arch archibald
geoffy geoffrey
jno john
jos joseph
matth matthew
nathl nathaniel
nichs nicholas
patk patrick
phil philip
sim simon
theo theodore
timy timothy
wlm william
fredk frederick
danny daniel
`
  .trim()
  .split('\n')

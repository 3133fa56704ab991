/** Rough shares per million among the people for whom the name is most common. From general knowledge. */
export const commonFamilyNames = `
smith:9000 johnson:7000 williams:6000 brown:5500 jones:6000 davis:4000 miller:4200 wilson:3500 moore:2600 taylor:3700
anderson:2800 thomas:3200 jackson:2500 white:2400 harris:2200 martin:2500 thompson:2400 robinson:2200 clark:2000 lewis:1900
walker:2100 hall:1900 allen:1700 young:1700 king:1800 wright:2000 scott:1700 green:1800 baker:1500 adams:1500 nelson:1400
hill:1500 campbell:1800 mitchell:1400 roberts:2100 carter:1300 phillips:1300 evans:2400 turner:1500 parker:1300 collins:1200
edwards:1800 stewart:1700 morris:1300 murphy:11000 cook:1200 rogers:1200 morgan:1400 cooper:1300 reed:1000 bailey:1100
bell:1200 kelly:9000 howard:1000 ward:1200 cox:1000 richardson:1100 wood:1500 watson:1300 brooks:900 bennett:1100 gray:900
james:1300 hughes:1800 price:900 myers:800 long:800 foster:900 sanders:700 ross:1000 russell:800 sullivan:5000 walsh:7000
byrne:6000 ryan:6000 obrien:6000 oconnor:5000 oneill:4500 mccarthy:4500 gallagher:4000 doherty:4000 kennedy:3500 lynch:3500
murray:3500 quinn:3500 mcdonald:2200 macdonald:3000 robertson:2500 thomson:2800 davies:7500 patel:14000 shah:6000 singh:30000
kaur:25000 kumar:20000 sharma:12000 gupta:8000 das:9000 devi:20000 khan:25000 ahmed:15000 ali:18000 hussain:12000 begum:15000
reddy:6000 rao:6000 nair:3000 iyer:2000 mehta:2500 jain:4000 verma:5000 yadav:9000 mishra:5000 joshi:4000 desai:2500 islam:15000
rahman:12000 hossain:12000 akter:15000 malik:5000 iqbal:4000 chaudhry:4000 butt:3000
garcia:35000 fernandez:19000 gonzalez:20000 rodriguez:20000 lopez:19000 martinez:18000 sanchez:17000 perez:16000 gomez:10500
hernandez:40000 ramirez:14000 torres:12000 flores:12000 rivera:9000 ruiz:8000 diaz:8500 moreno:6500 jimenez:8500 alvarez:6500
romero:5000 alonso:4000 gutierrez:7000 navarro:4000 ramos:8000 vazquez:8000 castillo:6000 reyes:8000 cruz:10000 mendoza:8000
morales:8000 ortiz:7000 chavez:6000 silva:50000 santos:45000 oliveira:35000 souza:25000 pereira:22000 lima:18000 ferreira:20000
costa:20000 rodrigues:20000 almeida:15000 nascimento:15000 alves:18000 carvalho:12000 araujo:12000 ribeiro:12000 gomes:12000
barbosa:8000 rocha:8000 dias:8000 sousa:20000 fernandes:12000 lopes:10000 marques:8000
muller:9500 schmidt:7000 schneider:4000 fischer:3500 weber:3000 meyer:3300 wagner:2800 becker:2700 schulz:2700 hoffmann:2700
schafer:2000 koch:2000 bauer:2100 richter:2000 klein:2000 wolf:1900 schroder:1800 neumann:1700 schwarz:1600 zimmermann:1600
braun:1500 kruger:1500 hofmann:1500 hartmann:1400 lange:1400 krause:1200 werner:1200 gruber:4500 huber:4000 steiner:3000 keller:3000
martin:4000 bernard:2000 dubois:1900 durand:1800 robert:1900 richard:1900 petit:1900 leroy:1700 moreau:1700 simon:1700 laurent:1600
lefebvre:1600 michel:1600 roux:1400 fournier:1200 girard:1300 bonnet:1300 dupont:1200 lambert:1200 tremblay:10000 gagnon:8000 roy:7500
rossi:7500 russo:4800 ferrari:4300 esposito:3500 bianchi:3300 romano:3100 colombo:3000 ricci:2700 marino:2500 greco:2200 bruno:2100
gallo:2000 conti:2000 giordano:1800 rizzo:1700 lombardi:1700 moretti:1600
dejong:5500 jansen:5500 devries:4500 vandenberg:3900 bakker:3700 vandijk:3600 visser:3300 smit:3000 mulder:3000 bos:2400 vos:2400 janssen:3500
peeters:3000 maes:2400 jacobs:2000 mertens:1900 willems:1900
hansen:20000 johansen:11000 olsen:10000 larsen:17000 andersen:27000 nielsen:43000 jensen:44000 pedersen:28000 christensen:20000 sorensen:18000
rasmussen:16000 jorgensen:15000 petersen:13000 madsen:10000 kristensen:10000 johansson:24000 andersson:23000 karlsson:18000 nilsson:17000
eriksson:14000 larsson:12000 olsson:11000 persson:10000 svensson:10000 gustafsson:9000 pettersson:9000 jonsson:10000 korhonen:4000 virtanen:4000
makinen:3700 nieminen:3700 berg:3500 haugen:2500
nowak:5300 kowalski:3600 kowalska:3600 wisniewski:2900 wojcik:2600 kowalczyk:2600 kaminski:2500 lewandowski:2400 zielinski:2400 szymanski:2300 wozniak:2300
novak:6500 svoboda:5000 novotny:4800 dvorak:4500 horvat:5000 horvath:12000 nagy:20000 kovacs:19000 toth:18000 szabo:17000 popescu:9000 popa:9000 ionescu:7000
ivanov:7000 ivanova:7000 smirnov:8000 smirnova:8000 kuznetsov:6000 popov:5500 vasilev:4500 petrov:4500 petrova:4500 sokolov:4000 novikov:3500 volkov:3200
melnyk:5000 shevchenko:4700 kovalenko:4500 bondarenko:4000 yilmaz:9000 kaya:8000 demir:7500 celik:6000 sahin:6000 yildiz:5500 ozturk:5000 aydin:4800
papadopoulos:5000 cohen:19000 levi:11000 mizrahi:5000 peretz:4500
wang:75000 li:72000 zhang:68000 liu:52000 chen:60000 yang:31000 huang:25000 zhao:21000 wu:25000 zhou:20000 xu:18000 sun:15000 ma:13000 zhu:12000 hu:12000 guo:11000
he:11000 lin:20000 gao:10000 luo:9000 zheng:9000 liang:9000 xie:8000 tang:8000 deng:7000 feng:7000 song:7000 cheng:6000 cao:6000 peng:6000 zeng:6000 xiao:6000
tian:5500 dong:5500 pan:5500 yuan:5500 cai:5500 jiang:6000 yu:6000 du:5000 ye:5000 wei:5000 su:5000 lu:8000 ding:4500 ren:4000 shen:5000 yao:4000
lee:80000 kim:210000 park:84000 choi:47000 jung:48000 kang:24000 cho:21000 yoon:21000 chang:20000 lim:17000 han:15000 oh:15000 seo:15000 shin:15000 kwon:14000 hwang:14000 ahn:14000 roh:4500
nguyen:380000 tran:110000 le:95000 pham:70000 hoang:50000 phan:45000 vu:39000 vo:39000 dang:21000 bui:20000 do:14000 ho:13000 ngo:13000 duong:10000
sato:15000 suzuki:14000 takahashi:11000 tanaka:10500 watanabe:8500 ito:8500 yamamoto:8500 nakamura:8500 kobayashi:8000 kato:7000 yoshida:6500 yamada:6500
mohamed:30000 mahmoud:15000 hassan:20000 ibrahim:20000 hussein:15000 abdullah:12000 ahmad:15000 omar:8000 saleh:8000 mustafa:8000 salem:6000 said:6000 alharbi:6000 alghamdi:5000
adeyemi:3000 okafor:4000 okeke:4000 eze:4000 musa:8000 abubakar:8000 mensah:10000 owusu:9000 asante:5000 boateng:6000 diallo:30000 traore:40000 keita:20000 ndiaye:30000 diop:25000 dlamini:10000 nkosi:7000 ndlovu:6000 botha:3000 vandermerwe:3000
delacruz:20000 santos:45000 bautista:12000 mendoza:8000 sharipov:2000 setiawan:5000 wijaya:3000 sari:5000 perera:30000 fernando:25000 desilva:20000 tan:10000 ong:5000 wong:25000 chan:25000
`

/** Rough shares per million among the people for whom the name is most common. From general knowledge. */
export const commonGivenNames = `
james:22000 mary:20000 john:22000 patricia:9000 robert:20000 jennifer:9000 michael:20000 linda:8000 william:16000 elizabeth:9000 david:20000 barbara:8000
richard:13000 susan:8000 joseph:12000 jessica:8000 thomas:13000 sarah:9000 charles:9000 karen:6500 christopher:10000 nancy:6000 daniel:12000 lisa:7000
matthew:10000 betty:5000 anthony:8000 margaret:8000 mark:9000 sandra:5500 donald:6500 ashley:6500 steven:7500 kimberly:5500 paul:9000 emily:7000 andrew:9000
donna:5000 joshua:7500 michelle:6500 kenneth:6000 carol:5000 kevin:6500 amanda:6000 brian:6500 dorothy:4500 george:8000 melissa:5000 edward:6000 deborah:5000
ronald:5000 stephanie:5000 timothy:5500 rebecca:5500 jason:5500 sharon:4500 jeffrey:5000 laura:6500 ryan:6000 cynthia:4500 jacob:5500 kathleen:4500 gary:4500
amy:5000 nicholas:5500 angela:4500 eric:4500 shirley:4000 jonathan:4500 anna:9000 stephen:5500 brenda:4000 larry:4000 pamela:4000 justin:4500 emma:8000
scott:4000 nicole:4500 brandon:4500 helen:5500 benjamin:5500 samantha:5000 samuel:5500 katherine:4500 gregory:4000 christine:4000 alexander:6500 debra:3500
patrick:5000 rachel:4500 frank:4500 carolyn:3500 raymond:3500 janet:3500 jack:7000 catherine:4500 dennis:3500 maria:30000 jerry:3000 heather:3500 tyler:3500
aaron:3500 diane:3500 jose:35000 ruth:4000 adam:4500 julie:4000 nathan:4000 olivia:6500 henry:5000 joyce:3000 douglas:3000 virginia:3000 zachary:3500 victoria:4000
peter:9000 kelly:3000 kyle:3000 lauren:3500 ethan:4000 christina:3500 walter:3000 joan:3500 noah:5000 evelyn:3500 jeremy:3000 judith:3000 oliver:7000 harry:6000
charlie:5000 thomas:13000 ian:4500 simon:5000 martin:6000 alan:5000 graham:3000 claire:4000 alison:3000 sean:5000 conor:4000 liam:5500 isla:4000 sophie:5500 chloe:5000
grace:5000 lily:4500 mia:4500 ella:4500 ava:4500 isabella:4500 charlotte:5000 amelia:5000 lucas:4500 mohammed:60000 muhammad:60000 mohamed:60000 ahmed:25000 ali:20000 fatima:15000
aisha:8000 omar:8000 hassan:10000 hussein:8000 ibrahim:9000 abdullah:12000 mustafa:8000 mahmoud:8000 khaled:6000 youssef:6000 maryam:8000 zainab:6000 khadija:5000 abdul:15000
juan:30000 carlos:20000 luis:20000 antonio:25000 manuel:18000 francisco:20000 pedro:12000 miguel:14000 jesus:15000 javier:12000 ana:18000 carmen:12000 josefa:8000 isabel:9000 laura:7500
marta:6000 lucia:7000 rosa:8000 guadalupe:10000 jorge:9000 fernando:9000 rafael:9000 alejandro:8000 sofia:7000 joao:25000 francisca:8000 paulo:10000 marcos:8000 gabriel:7000
hans:8000 klaus:7000 wolfgang:7000 thomas:13000 andreas:11000 stefan:9000 christian:8500 markus:6500 ursula:6000 petra:6500 sabine:6500 monika:6000 renate:5000 susanne:5500 jurgen:6000 uwe:5000 frank:6000
jean:14000 pierre:9000 michel:9000 philippe:8500 alain:7500 nathalie:8000 isabelle:7500 sylvie:6500 marie:25000 francoise:6500 monique:6000 nicolas:7000 christophe:6500 giuseppe:14000 giovanni:11000 francesco:11000
marco:7500 andrea:9000 alessandro:6500 paola:5000 francesca:6000 giulia:5500 jan:15000 johannes:10000 cornelis:6000 willem:6000 pieter:5000 lars:8000 anders:9000 erik:11000 per:7000 karl:8000 nils:4500 jens:6000
anne:10000 inger:5000 kristina:5000 piotr:17000 krzysztof:16000 andrzej:15000 tomasz:13000 pawel:12000 katarzyna:15000 malgorzata:14000 agnieszka:14000 jiri:20000 petr:19000 jana:18000 istvan:18000 laszlo:16000 gabor:8000
aleksandr:30000 sergei:30000 sergey:30000 andrei:18000 andrey:18000 dmitri:15000 dmitry:15000 ivan:18000 vladimir:18000 alexei:16000 aleksei:16000 elena:25000 olga:20000 natalia:18000 tatiana:18000 irina:16000 svetlana:14000 ekaterina:12000
mehmet:18000 mustafa:14000 fatma:16000 ayse:14000 emine:9000 wei:12000 jing:8000 min:6000 li:8000 fang:5000 ying:5000 jun:6000 yan:6000 ming:5000 hong:5000 lei:5000 xin:4000 yu:5000 hui:4000 minjun:6000 jiwoo:4000 minji:5000 minsu:4000
thi:60000 van:40000 anh:20000 minh:20000 linh:10000 huong:8000 hung:10000 tuan:10000 dung:9000 hiroshi:5000 takashi:4500 kenji:3500 yuki:4000 akira:3500 keiko:4000 yoko:4000
rajesh:6000 sanjay:5000 anil:5000 sunil:5000 amit:6000 rahul:6000 priya:5000 sunita:5000 anita:4500 raj:5000 ram:7000 lakshmi:6000 kumar:8000 ravi:6000 suresh:6000 ramesh:6000 vijay:5000 deepak:4000 pooja:4000 neha:3500 arjun:3000
david:20000 moshe:9000 yosef:9000 sara:9000 sarah:9000 chana:4000 rachel:4500 kwame:8000 kofi:8000 ama:6000 chinedu:3000 emeka:3000 ngozi:3500 mamadou:20000 fatou:12000 thabo:4000 sipho:4000
georgios:30000 oleksandr:30000 dimitrios:28000 ioannis:28000 serhii:28000 konstantinos:27000 volodymyr:26000 alexander:20000 ion:20000 laszlo:20000 mykola:20000
eleni:18000 erzsebet:18000 jozsef:18000 natalya:18000 svetlana:18000 gheorghe:17000 tetiana:17000 ahmet:16000 janos:16000 zoltan:16000 aikaterini:15000 anastasia:15000
ekaterina:15000 ferenc:15000 galina:15000 hatice:15000 oksana:15000 ilona:14000 katalin:14000 krystyna:14000 mikhail:14000 sandor:14000 elzbieta:13000 ludmila:13000
nikolai:13000 stanislaw:13000 vasile:13000 yulia:13000 eva:12000 ewa:12000 gabor:12000 hasan:12000 huseyin:12000 luiz:12000 martin:12000 pavel:12000 barbara:11000
constantin:11000 hana:11000 jaroslav:11000 lucas:11000 marek:11000 michal:11000 tomas:11000 zeynep:11000 marcin:10500 adam:10000 ioana:10000 jakub:10000 joanna:10000
johan:10000 jozef:10000 mikael:10000 valentina:10000 zdenek:10000 jerzy:9500 lukasz:9500 patricia:9500 angel:9000 cristina:9000 danuta:9000 dolores:9000 elif:9000
grzegorz:9000 lenka:9000 luigi:9000 magdalena:9000 margareta:9000 mario:9000 mateusz:9000 mihai:9000 nina:9000 roberto:9000 rosa:9000 salvatore:9000 tadeusz:9000
teresa:9000 timo:9000 vera:9000 vincenzo:9000 fernanda:8500 juha:8500 murat:8500 zbigniew:8500 adriana:8000 aleksandra:8000 angela:8000 antonia:8000 claudia:8000
halina:8000 irena:8000 ismail:8000 jadwiga:8000 jens:8000 juliana:8000 karin:8000 marcelo:8000 marcia:8000 milan:8000 omer:8000 pablo:8000 patrick:8000 pilar:8000
ricardo:8000 wojciech:8000 zofia:8000 alberto:7500 andre:7500 angelo:7500 dariusz:7500 dorota:7500 felipe:7500 henryk:7500 julia:7500 luca:7500 marta:7500 matti:7500
meryem:7500 osman:7500 paolo:7500 paula:7500 sergio:7500 yusuf:7500 amanda:7000 angeles:7000 beata:7000 beatriz:7000 bernard:7000 birgitta:7000 bruno:7000 camila:7000
catherine:7000 eduardo:7000 elisabeth:7000 francois:7000 gabriela:7000 gabriele:7000 giovanna:7000 jacques:7000 johanna:7000 mariana:7000 mariusz:7000 martina:7000
niels:7000 ole:7000 rafal:7000 serife:7000 soren:7000 zehra:7000 adrian:6500 birgit:6500 bjorn:6500 christine:6500 claude:6500 domenico:6500 kamil:6500 kazimierz:6500
kirsten:6500 leticia:6500 martine:6500 rodrigo:6500 stefanie:6500 stefano:6500 vanessa:6500 andres:6000 carlo:6000 chiara:6000 concepcion:6000 daniela:6000 diego:6000
dieter:6000 enrique:6000 eric:6000 eszter:6000 franco:6000 frederic:6000 gerard:6000 gunnar:6000 hanne:6000 heike:6000 heinz:6000 hendrik:6000 ingrid:6000 jacqueline:6000
julie:6000 kari:6000 laurent:6000 louis:6000 luciana:6000 massimo:6000 mats:6000 matteo:6000 mercedes:6000 merve:6000 mette:6000 patrizia:6000 pietro:6000 raimunda:6000
raimundo:6000 ramon:6000 thierry:6000 tiago:6000 werner:6000 alessandra:5500 aline:5500 alvaro:5500 angelika:5500 brigitte:5500 bruna:5500 claudio:5500 davide:5500
fabio:5500 gerhard:5500 guilherme:5500 gunter:5500 gustavo:5500 halil:5500 helga:5500 helmut:5500 ines:5500 jari:5500 julien:5500 leonardo:5500 manfred:5500 mateus:5500
matthias:5500 olivier:5500 pascal:5500 ramazan:5500 raul:5500 ruben:5500 silvia:5500 simone:5500 sultan:5500 thiago:5500 tuula:5500 valerie:5500 veronique:5500
vicente:5500 alexandre:5000 anja:5000 antoine:5000 antonino:5000 bernd:5000 edson:5000 emre:5000 erika:5000 giorgio:5000 gisela:5000 guillaume:5000 hanife:5000
ignacio:5000 lorenzo:5000 lukas:5000 maurizio:5000 nuno:5000 oscar:5000 philip:5000 ralf:5000 raquel:5000 ritva:5000 rui:5000 sandrine:5000 sebastian:5000 sebastiao:5000
sebastien:5000 suleyman:5000 vitor:5000 agata:4500 aurelie:4500 camille:4500 caterina:4500 celine:4500 elisa:4500 esra:4500 fadime:4500 fatih:4500 federica:4500
felix:4500 florian:4500 hakan:4500 hannah:4500 henri:4500 irene:4500 jane:4500 jonas:4500 katrin:4500 kerstin:4500 knut:4500 mahmut:4500 maximilian:4500 montserrat:4500
nadine:4500 nicola:4500 ozlem:4500 recep:4500 riccardo:4500 rocio:4500 simona:4500 tobias:4500 zeliha:4500 burak:4000 dirk:4000 hugo:4000 jaime:4000 joanne:4000 lee:4000
leon:4000 louise:4000 lucy:4000 luke:4000 neil:4000 salvador:4000 silke:4000 sven:4000 colin:3500 craig:3500 henk:3500 jeroen:3500 keith:3500 kemal:3500 lucie:3500
roger:3500 barry:3000 jamie:3000 pauline:3000 sanne:3000 sheila:3000 stuart:3000 tracey:3000 anneke:2500 bas:2500 carl:2500 dean:2500 derek:2500 gareth:2500 gemma:2500
gillian:2500 gordon:2500 katie:2500 lesley:2500 lynn:2500 wayne:2500 wim:2500
`

/** Words that occur in many company names, per million names. */
export const commonOrganisationWords = `
group:30000 holding:15000 holdings:20000 international:25000 global:20000 services:40000 service:20000 solutions:40000 systems:20000 technologies:15000 technology:15000
tech:10000 consulting:20000 partners:15000 associates:10000 management:15000 capital:10000 investments:10000 properties:10000 property:8000 construction:15000
engineering:12000 industries:12000 industrial:8000 trading:12000 trade:6000 enterprises:10000 enterprise:6000 company:10000 products:8000 foods:6000 food:6000 media:10000
digital:10000 design:10000 studio:6000 software:8000 data:5000 network:5000 networks:4000 energy:8000 power:5000 oil:3000 gas:3000 water:3000 transport:8000 logistics:8000
bank:6000 insurance:6000 finance:5000 financial:6000 law:4000 legal:3000 medical:6000 health:8000 healthcare:5000 care:6000 pharma:3000 dental:5000 clinic:4000 hospital:4000
school:4000 university:3000 college:3000 academy:3000 foundation:4000 institute:3000 association:3000 club:4000 church:3000 city:4000 national:6000 american:5000 european:3000
british:2000 german:1500 united:5000 first:4000 new:4000 north:3000 south:3000 east:3000 west:3000 central:3000 uk:5000 usa:4000 us:3000 europe:5000 asia:3000 africa:2000
deutschland:5000 france:5000 italia:4000 espana:4000 india:5000 china:4000 japan:3000 america:4000 hotel:6000 hotels:2000 restaurant:5000 cafe:3000 shop:4000 store:3000 auto:5000
motors:4000 car:2000 travel:4000 tours:2000 electric:4000 electronics:4000 steel:3000 metal:3000 plastics:2000 chemical:2000 chemicals:2000 printing:2000 press:2000 publishing:2000
security:4000 cleaning:3000 home:4000 homes:3000 house:3000 building:4000 builders:3000 real:3000 estate:4000 marketing:5000 communications:3000 business:4000 development:5000
research:2000 lab:2000 labs:3000 green:3000 blue:2000 star:3000 sun:1500 best:1500 pro:3000 plus:2000 one:2000 smart:2000 general:2000 royal:1500 fund:4000 ventures:4000 sons:4000 brothers:3000
`

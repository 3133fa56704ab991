/**
 * Labelled cases of our own, one a line: verdict | why | record | record ...
 * SAME: one cluster. APART: each pair apart without review. OPEN: apart or for review, never linked.
 * A record is a name and fields: b born, a address (several: a a), e mail, p phone, n national id, x passport, t tax id,
 * d driver's licence, l loyalty number, g gender, s suffix, f former name, k alias, w employer, r related record's id,
 * u record of a source with unique ids, i own id; ORG before a company's name, then c country, h website, q registration.
 */
export const cases = `
SAME | a nickname, one home, one birth date | Robert Smith; b 1978-12-11; a 123 Main Street, Las Vegas NV 89132 | Bob Smith; b 1978-12-11; a 123 Main St, Las Vegas NV 89132
SAME | a nickname of Elizabeth and one phone | Elizabeth Warner; p +1 702 919 1300; a 12 Oak Ave, Reno NV 89501 | Beth Warner; p +1 702 919 1300; a 12 Oak Avenue, Reno NV 89501
SAME | a nickname and one mailbox with the birth date | Margaret Hale; b 1961-04-02; e m.hale@gmail.com | Peggy Hale; b 1961-04-02; e m.hale@gmail.com
SAME | William is Bill, the birth date tells them from others | William Ackroyd; b 1950-09-30; p +44 20 7946 0018 | Bill Ackroyd; b 1950-09-30; p +44 20 7946 0018
SAME | Katherine is Kate | Katherine O'Neill; b 1988-02-11; a 4 Quay St, Galway | Kate ONeill; b 1988-02-11; a 4 Quay Street, Galway
SAME | Alexander is Sasha in Russian | Alexander Petrov; b 1975-05-05; a 5 Lenina, Moscow 101000 | Sasha Petrov; b 1975-05-05; a 5 Lenina, Moscow 101000
SAME | Jose is Pepe in Spanish | Jose Garcia Lopez; b 1969-03-19; p +34 612 345 678 | Pepe Garcia Lopez; b 1969-03-19; p +34 612 345 678
SAME | Giuseppe is Beppe in Italian | Giuseppe Conti; b 1955-07-07; a Via Roma 12, 20121 Milano | Beppe Conti; b 1955-07-07; a Via Roma 12, 20121 Milano
SAME | Johannes is Hans in German | Johannes Weber; b 1949-01-20; a Hauptstr. 5, 10115 Berlin | Hans Weber; b 1949-01-20; a Hauptstrasse 5, 10115 Berlin
SAME | Mohammed has many spellings | Mohammed Khan; b 1982-06-17; a 9 High Street, Leeds LS1 4AB | Muhammad Khan; b 1982-06-17; a 9 High St, Leeds LS1 4AB
SAME | a Polish letter | Lukasz Nowak; b 1990-10-10; e lukasz.nowak@wp.pl | \u0141ukasz Nowak; b 1990-10-10; e lukasz.nowak@wp.pl
SAME | a German sharp s | Peter Strauss; b 1971-12-01; a Bahnhofstr. 3, 80335 M\u00fcnchen | Peter Strau\u00df; b 1971-12-01; a Bahnhofstra\u00dfe 3, 80335 Muenchen
SAME | a Danish o with a stroke | Soren Ostergaard; b 1966-08-21; p +45 32 12 34 56 | S\u00f8ren \u00d8stergaard; b 1966-08-21; p +45 32 12 34 56
SAME | an umlaut written with e | J\u00fcrgen M\u00fcller; b 1959-02-28; a Lindenweg 8, 50667 K\u00f6ln | Juergen Mueller; b 1959-02-28; a Lindenweg 8, 50667 Koeln
SAME | Cyrillic and Latin | \u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432; b 1980-03-04; p +7 495 123 45 67 | Ivan Petrov; b 1980-03-04; p +7 495 123 45 67
SAME | another romanisation of Cyrillic | \u0410\u043b\u0435\u043a\u0441\u0435\u0439 \u0429\u0435\u0440\u0431\u0430\u043a\u043e\u0432; b 1977-11-23; p +7 495 765 43 21 | Alexei Scherbakov; b 1977-11-23; p +7 495 765 43 21
SAME | Julia and Yulia | Yulia Sokolova; b 1985-09-09; e sokolova85@mail.ru | Julia Sokolova; b 1985-09-09; e sokolova85@mail.ru
SAME | Arabic script and Latin | \u0645\u062d\u0645\u062f \u0631\u0627\u0634\u062f; b 1979-01-15; p +971 50 123 4567 | Mohammed Rashid; b 1979-01-15; p +971 50 123 4567
SAME | Arabic script, another name | \u062e\u0627\u0644\u062f \u062d\u0633\u0646; b 1983-05-30; p +971 50 765 4321 | Khalid Hassan; b 1983-05-30; p +971 50 765 4321
SAME | a Chinese name, family name first | \u738b\u5c0f\u660e; b 1991-04-18; p +86 139 1234 5678 | Xiaoming Wang; b 1991-04-18; p +86 139 1234 5678
SAME | a Chinese name in Latin letters in both orders | Wang Xiaoming; b 1991-04-18; p +86 139 1234 5678 | Xiao Ming Wang; b 1991-04-18; p +86 139 1234 5678
SAME | a Korean name and one of its romanisations | \uae40\ubbfc\uc218; b 1988-12-03; p +82 10 1234 5678 | Min-su Kim; b 1988-12-03; p +82 10 1234 5678
SAME | a Khmer name | \u179f\u17bb\u1781 \u17a0\u17c1\u1784; b 1990-01-22; p +855 12 345 678 | Sok Heng; b 1990-01-22; p +855 12 345 678
SAME | a Greek name | \u0391\u03bb\u03ad\u03be\u03b1\u03bd\u03b4\u03c1\u03bf\u03c2 \u03a0\u03b1\u03c0\u03b1\u03b4\u03cc\u03c0\u03bf\u03c5\u03bb\u03bf\u03c2; b 1970-10-28; p +30 210 1234567 | Alexandros Papadopoulos; b 1970-10-28; p +30 210 1234567
SAME | given and family name in each other's field | given=Berry family=Lachlan; b 1999-02-19; a 48 Giblin St, Bittern 4814 | given=Lachlan family=Berry; b 1999-02-19; a 48 Giblin St, Bittern 4814
SAME | the family name first, with a comma | Thornton, Alice; b 1985-07-21; a 8 Mill Lane, York YO1 7HH | Alice Thornton; b 1985-07-21; a 8 Mill Lane, York YO1 7HH
SAME | a Hungarian name in both orders | given=Nagy family=Istvan; b 1962-08-20; p +36 1 234 5678 | given=Istvan family=Nagy; b 1962-08-20; p +36 1 234 5678
SAME | a letter too many in the family name | Helen Marchetti; b 1974-03-08; a 17 Elm Road, Bath BA1 2AB | Helen Marchettti; b 1974-03-08; a 17 Elm Rd, Bath BA1 2AB
SAME | two neighbouring letters changed | Brian Donnelly; b 1967-06-06; a 2 Park Lane, Cork | Brain Donnelly; b 1967-06-06; a 2 Park Lane, Cork
SAME | a blank inside the given name | Elki Menzies; b 1998-06-24; a 1 Lyster Place, Northwood 2585 | Elk i Menzies; b 1998-06-24; a 1 Lyster Place, Northwood 2585
SAME | a digit wrong in the birth date | Norma Castellano; b 1958-07-14; a 31 River Rd, Trenton NJ 08601 | Norma Castellano; b 1953-07-14; a 31 River Rd, Trenton NJ 08601
SAME | day and month changed | Oliver Grant; b 1986-03-07; a 5 Hill St, Perth WA 6000; e ogrant@x.org | Oliver Grant; b 1986-07-03; a 5 Hill Street, Perth WA 6000
SAME | a written date is day first or month first | Hugo Brandt; b 3/1/70; p +49 30 901820 | Hugo Brandt; b 1970-01-03; p +49 30 901820
SAME | a year of two digits, the century open | Walter Finch; b 24-May-11; a 77 Lake View, Erie PA 16501 | Walter Finch; b 1911-05-24; a 77 Lake View, Erie PA 16501
SAME | a date without separators | Ruth Bellamy; b 19121111; a 6 Church Row, Hull HU1 1AA | Ruth Bellamy; b 1912-11-11; a 6 Church Row, Hull HU1 1AA
SAME | a year alone agrees, the home too | Agnes Kowalczyk; b 1940; a ul. Dluga 4, 31-146 Krakow | Agnes Kowalczyk; b 1940-02-02; a ul. Dluga 4, 31-146 Krakow
SAME | a house number missing | Ines Carvalho; b 1993-05-05; a Rua Augusta, 1100-053 Lisboa | Ines Carvalho; b 1993-05-05; a Rua Augusta 12, 1100-053 Lisboa
SAME | the address in one line and in parts | Tom Beckett; b 1981-01-01; a 14 Abbey Road, London NW8 9AY | Tom Beckett; b 1981-01-01; line1=14 Abbey Rd; city=London; postalCode=NW8 9AY
SAME | a typo in the street and one in the city | Greta Lindqvist; b 1979-09-17; a Storgatan 9, 111 23 Stockholm | Greta Lindqvist; b 1979-09-17; a Storgtan 9, 111 23 Stokholm
SAME | moved: name, birth date and phone stay | Chloe Bannerman; b 1990-12-24; p +44 7700 900123; a 3 Kings Rd, Hove BN3 1AA | Chloe Bannerman; b 1990-12-24; p +44 7700 900123; a 91 Tay St, Dundee DD1 4AA
SAME | moved abroad: the mailbox stays | Rafael Quintero; e rafa.quintero@gmail.com; a Calle 10 5, Bogota; b 1984-04-04 | Rafael Quintero; e rafa.quintero@gmail.com; a 200 Bay St, Toronto; b 1984-04-04
SAME | moved: a rare name and the birth date | Thaddeus Wrzesniewski; b 1971-10-03; a 4 Elm St, Akron OH 44301 | Thaddeus Wrzesniewski; b 1971-10-03; a 900 Pine Ave, Boise ID 83702
SAME | two addresses a record, one in common | Erin Maguire; b 1987-08-08; a 1 Sea Rd, Sligo; a 5 Dame St, Dublin | Erin Maguire; b 1987-08-08; a 5 Dame Street, Dublin
SAME | married: given name, birth date, home and phone stay | Laura Jennings; b 1989-03-15; a 22 Birch Ave, Derby DE1 1AA; p +44 7700 900456 | Laura Whitfield; b 1989-03-15; a 22 Birch Avenue, Derby DE1 1AA; p +44 7700 900456
SAME | married: the former name is told | Sandra Holt; b 1972-02-20; a 3 Mill St, Bury BL9 0AA | Sandra Pryce; f Sandra Holt; b 1972-02-20; a 61 Dock Rd, Cardiff CF10 1AA
SAME | married: a double name holds the old one | Nadia Berger; b 1983-11-30; p +49 170 1234567 | Nadia Berger-Hahn; b 1983-11-30; p +49 170 1234567
SAME | a maiden name beside an address | Paula Simms; b 1966-09-09; a 40 Grove St, Leith EH6 5AA | Paula Darrow; f Paula Simms; b 1966-09-09; a 40 Grove Street, Leith EH6 5AA
SAME | Spanish: the second family name left out | Carmen Ruiz Ortega; b 1978-05-02; a Calle Mayor 8, 28013 Madrid | Carmen Ruiz; b 1978-05-02; a Calle Mayor 8, 28013 Madrid
SAME | an alias of a watch list | Victor Orlan; k Viktor Orlov; b 1965-06-01; x RU 701234567 | Viktor Orlov; b 1965-06-01; x RU 701234567
SAME | an alias and the birth date | Abu Karim; k Tariq Mansour; b 1970-07-17 | Tariq Mansour; b 1970-07-17; a 4 Nile St, Cairo
SAME | a title and a middle initial | Dr. Henry J Sterling; b 1952-10-12; a 9 College Sq, Oxford OX1 3BB | Henry James Sterling; b 1952-10-12; a 9 College Square, Oxford OX1 3BB
SAME | an initial with birth date and home | J Fairweather; b 1969-12-31; a 70 Cliff Rd, Whitby YO21 3AA | Judith Fairweather; b 1969-12-31; a 70 Cliff Rd, Whitby YO21 3AA
SAME | called by the middle name | James Edward Hollis; b 1976-06-15; a 5 Fern Way, Ely CB7 4AA | Edward Hollis; b 1976-06-15; a 5 Fern Way, Ely CB7 4AA
SAME | a suffix on both sides | Robert Jones Sr; b 1948-01-05; a 77 Pine St, Macon GA 31201 | Robert Jones; s Sr; b 1948-01-05; a 77 Pine Street, Macon GA 31201
SAME | II and Jr are one generation | Charles Brown II; b 1975-09-19; a 4 Oak St, Mobile AL 36602 | Charles Brown Jr; b 1975-09-19; a 4 Oak St, Mobile AL 36602
SAME | a suffix on one side, the rest agrees | Edgar Poole III; b 1991-02-02; a 19 Bay Rd, Salem MA 01970 | Edgar Poole; b 1991-02-02; a 19 Bay Road, Salem MA 01970
SAME | an id with two digits changed | Monica Reyes; b 1985-05-25; n US 219-45-6780; a 8 Vine St, Tucson AZ 85701 | Monica Reyes; b 1985-05-25; n US 219-54-6780; a 8 Vine Street, Tucson AZ 85701
SAME | an id with a wrong digit, another home | Derek Vaughan; b 1963-03-03; n GB QQ123456C; p +44 7700 900789 | Derek Vaughan; b 1963-03-03; n GB QQ128456C; p +44 7700 900789
SAME | the same passport and a birth date, the name misread | Li Wei; b 1988-08-08; x CN E71345608 | Lee Wei; b 1988-08-08; x CN E71345608
SAME | one licence, one name | Frank Delgado; d CA D1234567; a 3 Sun St, Fresno CA 93721 | Francisco Delgado; d CA D1234567; a 12 Moon Ave, Fresno CA 93722
SAME | passports of two countries do not contradict | Amira Haddad; b 1992-01-19; x FR 12AB34567; p +33 6 12 34 56 78 | Amira Haddad; b 1992-01-19; x LB RL1234567; p +33 6 12 34 56 78
SAME | a renewed passport, all else agrees | Jonas Keller; b 1980-10-20; x CH X1234567; a Seeweg 4, 8001 Zurich; p +41 79 123 45 67 | Jonas Keller; b 1980-10-20; x CH X9876543; a Seeweg 4, 8001 Zurich; p +41 79 123 45 67
SAME | two mailboxes, one person | Pia Lorenz; b 1994-04-30; e pia@lorenz.de; a Am Markt 1, 99084 Erfurt | Pia Lorenz; b 1994-04-30; e pia.lorenz@firma.de; a Am Markt 1, 99084 Erfurt
SAME | a phone without a country | Nils Haugen; p 22 12 34 56; a Storgata 1, Oslo; b 1977-07-07 | Nils Haugen; p +47 22 12 34 56; a Storgata 1, Oslo; b 1977-07-07
SAME | Gmail without dots | Ken Osborne; e ken.osborne@gmail.com; b 1970-01-17 | Kenneth Osborne; e kenosborne+shop@gmail.com; b 1970-01-17
SAME | a given name missing, birth date and home agree | given= family=Waller; b 1908-12-09; a 6 Tullaroop Street, St James 4011 | given=Iris family=Waller; b 1908-12-09; a 6 Tullaroop St, St James 4011
SAME | a family name missing, birth date, home and given name agree | given=Elton family=; b 1965-10-13; a 3 Light St, Windermere 3212 | given=Elton family=Marsh; b 1965-10-13; a 3 Light Street, Windermere 3212
SAME | junk in one field is no contradiction | Irma Vogt; b 1955-05-05; p 0000000000; a Ring 3, 04109 Leipzig | Irma Vogt; b 1955-05-05; p +49 341 123456; a Ring 3, 04109 Leipzig
SAME | a junk mailbox is no contradiction | Otto Kern; b 1931-01-31; e test@test.com; a Ring 9, 04109 Leipzig | Otto Kern; b 1931-01-31; e otto.kern@web.de; a Ring 9, 04109 Leipzig
SAME | one loyalty number and one name | Mina Okafor; l 99887766 | Mina Okafor; l 99887766; b 1990-09-01
SAME | three records, each a piece | Sylvia Crane; b 1959-04-11; p +44 1632 960001 | Sylvia Crane; p +44 1632 960001; e scrane@live.com | Sylvia Crane; e scrane@live.com; a 2 Wharf Rd, Hull HU1 2AA
SAME | Mc with and without a blank | Ewan Mc Donald; b 1968-12-25; a 8 Loch Rd, Oban PA34 4AA | Ewan McDonald; b 1968-12-25; a 8 Loch Road, Oban PA34 4AA
SAME | particles of a Dutch name | Pieter van der Berg; b 1973-02-14; p +31 6 12345678 | Pieter vd Berg; b 1973-02-14; p +31 6 12345678
SAME | an Arabic article | Nasser Al-Rashid; b 1960-11-11; p +966 50 123 4567 | Nasser Rashid; b 1960-11-11; p +966 50 123 4567
SAME | an accent lost | Andr\u00e9 Lef\u00e8vre; b 1957-07-14; a 12 Rue de la Paix, 75002 Paris | Andre Lefevre; b 1957-07-14; a 12 rue de la Paix, 75002 PARIS
SAME | capitals and double blanks | MARTHA  STEWARD; b 1946-06-06; a 5 ASH ST, TAMPA FL 33602 | Martha Steward; b 1946-06-06; a 5 Ash Street, Tampa FL 33602
SAME | one employer beside name and city | Quentin Abernathy; w Globex Inc; a Springfield IL 62701; b 1979 | Quentin Abernathy; w Globex Incorporated; a Springfield IL 62701; b 1979-03-02
SAME | Thai order and spelling | Somchai Jaidee; b 1982-02-02; p +66 81 234 5678 | Somchai Jaide; b 1982-02-02; p +66 81 234 5678
SAME | Vietnamese with its marks | \u0110\u1eb7ng V\u0103n Minh; b 1975-08-19; p +84 91 234 56 78 | Dang Van Minh; b 1975-08-19; p +84 91 234 56 78
OPEN | Jr and Sr at one home | Robert Jones Sr; a 77 Pine St, Macon GA 31201; p +1 478 555 0101 | Robert Jones Jr; a 77 Pine St, Macon GA 31201; p +1 478 555 0101
OPEN | Sr in the family name, Jr in its field | given=Paul family=Brown Sr; a 12 Elm St, Ada OK 74820 | given=Paul family=Brown; s Jr; a 12 Elm St, Ada OK 74820
OPEN | III and Jr | Edgar Poole III; a 19 Bay Rd, Salem MA 01970 | Edgar Poole Jr; a 19 Bay Rd, Salem MA 01970
OPEN | father and son of one name at one home | Thomas Baker; b 1955-03-02; a 8 Canal St, Lowell MA 01850 | Thomas Baker; b 1984-07-19; a 8 Canal St, Lowell MA 01850
OPEN | father and son share the phone too | Carlos Mendes; b 1950-05-15; a Rua B 4, 4000-001 Porto; p +351 22 123 4567 | Carlos Mendes; b 1979-11-08; a Rua B 4, 4000-001 Porto; p +351 22 123 4567
OPEN | father and son with mailboxes of their own | Ivan Horvat; b 1948-09-01; e ivan.horvat@a.hr; a Ilica 5, 10000 Zagreb | Ivan Horvat; b 1976-02-13; e ivan76@b.hr; a Ilica 5, 10000 Zagreb
OPEN | mother and daughter of one name | Maria Santos; b 1961-06-24; a 5 Rizal Ave, Cebu; p +63 32 123 4567 | Maria Santos; b 1990-10-30; a 5 Rizal Ave, Cebu; p +63 32 123 4567
OPEN | grandfather and grandson | William Tate; b 1931-01-01; a 3 Farm Rd, Ames IA 50010; p +1 515 555 0110 | William Tate; b 1989-12-12; a 3 Farm Rd, Ames IA 50010; p +1 515 555 0110
OPEN | young twins at home | Emma Clarke; b 2004-07-12; a 9 Vale Rd, Bristol BS1 4AA | Olivia Clarke; b 2004-07-12; a 9 Vale Rd, Bristol BS1 4AA
OPEN | twins with one phone | Anna Schmidt; b 1990-05-05; a Gartenstr. 2, 70173 Stuttgart; p +49 711 123456 | Maria Schmidt; b 1990-05-05; a Gartenstr. 2, 70173 Stuttgart; p +49 711 123456
OPEN | twins with mailboxes of their own | Luca Rossi; b 1985-03-12; a Via Verdi 3, 40121 Bologna; e luca@rossi.it | Marco Rossi; b 1985-03-12; a Via Verdi 3, 40121 Bologna; e marco@rossi.it
OPEN | twins, boy and girl | Ben Adler; g male; b 1979-08-30; a 6 Lake St, Keene NH 03431; p +1 603 555 0122 | Ruth Adler; g female; b 1979-08-30; a 6 Lake St, Keene NH 03431; p +1 603 555 0122
OPEN | twins of like names | Jana Novak; b 1992-02-29; a Dlouha 4, 110 00 Praha; p +420 601 111 111 | Hana Novak; b 1992-02-29; a Dlouha 4, 110 00 Praha; p +420 601 222 222
OPEN | twins with passports in a row | Aoife Byrne; b 1998-01-03; x IE P1234567; a 2 Sea Rd, Bray | Niamh Byrne; b 1998-01-03; x IE P1234568; a 2 Sea Rd, Bray
OPEN | twins grown up, homes of their own | Peter Lang; b 1970-10-01; a Weg 1, 20095 Hamburg | Paul Lang; b 1970-10-01; a Allee 7, 80331 Muenchen
APART | sisters | Julia Novak; b 1980-01-01; a 5 Hill St, Ohio City OH 45874 | Clara Novak; b 1983-06-06; a 5 Hill St, Ohio City OH 45874
APART | a married couple | George Ellis; b 1960-04-04; a 12 Rose Ln, Bath BA2 1AA; p +44 1225 960001 | Susan Ellis; b 1963-09-12; a 12 Rose Ln, Bath BA2 1AA; p +44 1225 960001
APART | a couple without birth dates | Simon Ward; a 31 Dean St, Leeds LS2 7AA | Karen Ward; a 31 Dean St, Leeds LS2 7AA
APART | a couple on one mailbox | Tom Fuller; e fullers@btinternet.com; a 6 Ash Rd, Ely CB7 4BB | Jane Fuller; e fullers@btinternet.com; a 6 Ash Rd, Ely CB7 4BB
APART | a couple named by each other's relation | Karl Jensen; i k1; r k2 SPOUSE_OF; a Vej 3, 8000 Aarhus | Karen Jensen; i k2; a Vej 3, 8000 Aarhus
APART | parent and child | Diane Foster; b 1965-02-02; a 44 Lake Dr, Flint MI 48502 | Kyle Foster; b 1993-08-17; a 44 Lake Dr, Flint MI 48502
OPEN | brothers of like names | Jon Albright; b 1981-05-06; a 2 Ivy Ct, Troy NY 12180 | Don Albright; b 1984-01-16; a 2 Ivy Ct, Troy NY 12180
APART | Ivan Petrov and his wife Irina Petrova | Ivan Petrov; b 1970-03-03; a 5 Mira, Moscow 101000 | Irina Petrova; b 1972-07-30; a 5 Mira, Moscow 101000
APART | flatmates | Noah Bright; b 1999-09-09; a Flat 2, 10 Dock St, Leith EH6 6AA | Zoe Marlow; b 1998-04-14; a Flat 2, 10 Dock St, Leith EH6 6AA
OPEN | neighbours of a common name | John Smith; a 12 Station Rd, Crewe CW1 1AA; b 1950-01-01 | John Smith; a 48 Station Rd, Crewe CW1 1AA; b 1982-08-08
APART | colleagues on one mailbox | Ann Lee; e info@acme.io; w Acme Ltd; p +44 20 7946 0001 | Ben Cole; e info@acme.io; w Acme Ltd; p +44 20 7946 0001
APART | colleagues on a mailbox that is no role | Rita Sorensen; e team7@dane.dk; w Dane A/S | Mads Holm; e team7@dane.dk; w Dane A/S
APART | colleagues who share a given name | Peter Falk; e sales@nord.de; w Nord GmbH; p +49 40 123456 | Peter Kranz; e sales@nord.de; w Nord GmbH; p +49 40 123456
APART | one switchboard number | Lena Maier; p +49 89 1234567; w Isar AG | Tobias Graf; p +49 89 1234567; w Isar AG
OPEN | one given name on a family's mailbox with a new family name | Anna Bauer; e bauer.familie@gmx.de | Anna Kaufmann; e bauer.familie@gmx.de; b 2001-01-09
APART | a common name in two towns | James Taylor; a 5 High St, Bath BA1 5AA; b 1971-02-03 | James Taylor; a 9 Low St, York YO1 6AA; b 1984-10-11
OPEN | a common name and nothing else | John Smith | John Smith
OPEN | a common name and a common city | Maria Garcia; a Madrid; city=Madrid | Maria Garcia; city=Madrid
OPEN | a rare name and nothing else | Zebulon Featherstonehaugh | Zebulon Featherstonehaugh
OPEN | a common Vietnamese name and a year | Nguyen Van Anh; b 1985 | Nguyen Van Anh; b 1985
OPEN | a common Chinese name and a city | Wang Wei; city=Beijing | Wang Wei; city=Beijing
OPEN | a common Korean name and a gender | Kim Min Jun; g M; city=Seoul | Kim Min Jun; g M; city=Seoul
APART | one birth date, two names | Olaf Brandt; b 1975-05-17 | Greta Simons; b 1975-05-17
APART | one birth date and family name in two towns | Alan Price; b 1968-08-08; city=Cardiff | Megan Price; b 1968-08-08; city=London
OPEN | one birth date and given name, another family name, no more | Sophie Martin; b 1987-01-23; city=Lyon | Sophie Durand; b 1987-01-23; city=Nice
APART | one given name and a home: a later tenant | Alice Monroe; b 1950-03-05; a 7 King St, Bath BA1 2CC | Alice Quigley; b 1990-11-27; a 7 King St, Bath BA1 2CC
APART | one home, two families one after the other | Gustav Lindholm; a Vasagatan 4, 111 20 Stockholm | Fatima Nouri; a Vasagatan 4, 111 20 Stockholm
OPEN | national ids wholly other | Daniel Cohen; b 1980-02-02; n IL 123456782; city=Haifa | Daniel Cohen; b 1983-12-30; n IL 987654324; city=Haifa
OPEN | namesakes of one birth date with other national ids | Jose Rodriguez; b 1985-05-05; n MX RODJ850505HDF | Jose Rodriguez; b 1985-05-05; n MX ROPJ770101XYZ
OPEN | namesakes at one home with other ids, no birth dates | Henry Adams; n US 411-05-3376; a 4 Elm St, Troy NY 12180; p +1 518 555 0101 | Henry Adams; n US 587-22-9031; a 4 Elm St, Troy NY 12180; p +1 518 555 0101
OPEN | tax ids wholly other and another middle name | John Alan Webster; t US 45-1234567; city=Austin | John Peter Webster; t US 98-7654321; city=Austin
OPEN | two ids of a source with unique ids | Mary Hughes; u; b 1970-07-07; e mary@hughes.uk | Mary Hughes; u; b 1970-07-07; e mary@hughes.uk
OPEN | middle names differ at one home | John Adam Carver; a 5 Mill Rd, Ayr KA7 1AA | John Luke Carver; a 5 Mill Rd, Ayr KA7 1AA
OPEN | an initial alone with a home | J Miller; a 9 Oak St, Peoria IL 61602 | Jane Miller; a 9 Oak St, Peoria IL 61602
OPEN | an initial and a common name | R Patel; city=London | Raj Patel; city=London
OPEN | a family name and a home alone | given= family=Carmichael; a 5 Loch St, Oban PA34 5AA | given=Fergus family=Carmichael; a 5 Loch St, Oban PA34 5AA
APART | junk ids link nobody | Alma Reid; n US 000000000 | Boris Zane; n US 000000000
APART | junk mail links nobody | Ola Berg; e test@test.com | Per Dahl; e test@test.com
APART | junk phones link nobody | Kim Ross; p 0000000000 | Lee Hart; p 0000000000
APART | junk names link nobody | Anonymous; city=Paris | Anonymous; city=Rome
APART | a filler name in two records | n/a; b 1980-01-01 | n/a; b 1991-05-02
APART | a running number is no id | Tina Moss; n US 123456789 | Max Orr; n US 123456789
OPEN | a birth date nobody was born on together with a common name | Ali Khan; b 1900-01-01; city=Lahore | Ali Khan; b 1900-01-01; city=Karachi
APART | ids of one value in two countries | Elsa Lund; n SE 5512121234 | Carlo Pini; n IT 5512121234
OPEN | boy and girl names of one family and city | Andrea Villa; g M; city=Genova | Andrea Villa; g F; city=Genova
OPEN | one name, one city, other decades | Peter Hansen; b 1944-04-04; city=Odense | Peter Hansen; b 1977-09-19; city=Odense
APART | a clerk typed a like name: other person | Stefan Braun; b 1970-01-17; a Weg 8, 50667 Koeln | Steffi Brauer; b 1985-06-21; a Platz 3, 20095 Hamburg
OPEN | cousins of one name in one village | Giovanni Esposito; b 1960-10-04; city=Amalfi | Giovanni Esposito; b 1963-02-22; city=Amalfi
APART | employer and city shared, names not | Nora Kaplan; w Initech; city=Denver | Omar Kaplan; w Initech; city=Denver
APART | a dependant named by relation with the parent's mailbox | Hugo Alvarez; i h1; e alvarez@gmail.com; b 1975-05-05 | Hugo Alvarez; i h2; r h1 CHILD_OF; e alvarez@gmail.com; b 2009-09-09
OPEN | bought reference with name and city only | Caroline Whitmore; b 1969-06-13; city=Bristol | Caroline Whitmore; city=Leeds
OPEN | a watch-list entry with a year only | Ahmed Hassan; b 1975 | Ahmed Hassan; b 1975-08-30; city=Leicester
OPEN | a watch-list alias of a common name | Viktor Bout; k John Smith; city=Moscow | John Smith; city=Derby; b 1980-10-10
OPEN | Jr with no birth date beside his father with one | Frank Moore Jr; a 6 Pond St, Utica NY 13501 | Frank Moore Sr; b 1940-04-09; a 6 Pond St, Utica NY 13501
OPEN | one suffix told: fits both generations | Frank Moore; a 6 Pond St, Utica NY 13501 | Frank Moore Jr; b 1970-02-11; a 6 Pond St, Utica NY 13501 | Frank Moore Sr; b 1940-04-09; a 6 Pond St, Utica NY 13501
OPEN | the record without a date between father and son | Louis Bell; b 1945-01-15; a 9 Oak St, Erie PA 16501 | Louis Bell; a 9 Oak St, Erie PA 16501 | Louis Bell; b 1975-05-26; a 9 Oak St, Erie PA 16501
APART | one bank account of a couple | Heidi Frank; l bank:DE02120300000000202051 | Kurt Frank; l bank:DE02120300000000202051
SAME | a company with and without its legal form | ORG Acme Ltd; h acme.io | ORG Acme Limited; h www.acme.io
SAME | a company, one registration | ORG Globex Corporation; q US 5551234; a 1 Main St, Springfield IL 62701 | ORG Globex Corp.; q US 5551234; a PO Box 9, Springfield IL 62701
SAME | a company with ampersand and KG | ORG M\u00fcller & S\u00f6hne GmbH & Co. KG; a Hafenstr. 1, 20457 Hamburg; h mueller-soehne.de | ORG Mueller und Soehne; a Hafenstrasse 1, 20457 Hamburg; h mueller-soehne.de
SAME | a French company | ORG Soci\u00e9t\u00e9 Laurent S.A.; a 5 Rue Royale, 75008 Paris; p +33 1 42 68 53 00 | ORG Societe Laurent SA; a 5 rue Royale, 75008 Paris; p +33 1 42 68 53 00
SAME | a typo in a company's name | ORG Presto Printing Inc; a 410 Market St, Reno NV 89501 | ORG Presto Pirnting, Inc.; a 410 Market Street, Reno NV 89501
SAME | initials of a company and its website | ORG International Widget Makers; h iwm.example.com | ORG IWM; h iwm.example.com
SAME | a short name of a company with its phone and home | ORG Vandelay Industries Import Export Inc; a 5 W 81st St, New York NY 10024; p +1 212 555 0144 | ORG Vandelay Industries; a 5 W 81st Street, New York NY 10024; p +1 212 555 0144
SAME | a Russian company in two scripts | ORG \u041e\u041e\u041e \u0420\u043e\u043c\u0430\u0448\u043a\u0430; t RU 7707083893; c RU | ORG Romashka OOO; t RU 7707083893; c RU
SAME | one LEI | ORG Hooli Inc; lei=5493001KJTIIGC8Y1R12 | ORG Hooli Incorporated; lei=5493001KJTIIGC8Y1R12
SAME | a company moved: website and name stay | ORG Initrode LLC; h initrode.com; a 1 First St, Austin TX 78701 | ORG Initrode LLC; h initrode.com; a 900 Last Ave, Dallas TX 75201
SAME | capitals and a full stop | ORG STARK INDUSTRIES, INC.; a 10880 Malibu Point, Malibu CA 90265 | ORG Stark Industries Inc; a 10880 Malibu Point, Malibu CA 90265
SAME | a trading name | ORG Kwik Fit Repairs Ltd; k Rapid Motors; p +44 20 7946 0033; a 5 Dock Rd, Hull HU1 3AA | ORG Rapid Motors; p +44 20 7946 0033; a 5 Dock Road, Hull HU1 3AA
SAME | one VAT number and a shortened name | ORG Soylent Foods BV; t NL 001234567B01 | ORG Soylent; t NL 001234567B01; c NL
SAME | a company's digit in its registration wrong | ORG Umbrella Pharma Ltd; q GB 04512378; h umbrella-pharma.co.uk; c GB | ORG Umbrella Pharma Ltd; q GB 04521378; h umbrella-pharma.co.uk; c GB
OPEN | a subsidiary in another country | ORG Acme GmbH; c DE; h acme.io | ORG Acme Ltd; c GB; h acme.io
OPEN | a subsidiary with its country in the name | ORG Contoso; h contoso.com; c US | ORG Contoso Deutschland GmbH; h contoso.com; c DE
OPEN | a holding and its operating company | ORG Tyrell Holding AG; a Bahnhofstr. 1, 8001 Zurich; h tyrell.ch | ORG Tyrell AG; a Bahnhofstr. 1, 8001 Zurich; h tyrell.ch
OPEN | two companies of a group with registrations of their own | ORG Wayne Enterprises Inc; q US 1000001; h wayne.com | ORG Wayne Enterprises Foundation; q US 7748219; h wayne.com
OPEN | one name, two registrations | ORG Phoenix Ltd; q GB 01234567; c GB | ORG Phoenix Ltd; q GB 08765432; c GB
APART | one name, two countries, two websites | ORG Delta AG; c CH; h delta.ch | ORG Delta Inc; c US; h delta.com
APART | one office building | ORG Cyberdyne Systems; a 18 Tower Rd, London EC1A 1AA | ORG Massive Dynamic; a 18 Tower Rd, London EC1A 1AA
APART | words that all companies have | ORG Global Services Group; c US | ORG Global Consulting Group; c US
OPEN | a common name of common words | ORG General Trading Company; c AE | ORG General Trading Co; c AE
OPEN | numbered funds | ORG Blue Harbor Fund II; h blueharbor.com; c US | ORG Blue Harbor Fund III; h blueharbor.com; c US
OPEN | a branch | ORG First National Bank; a 1 Main St, Omaha NE 68102; c US | ORG First National Bank; a 99 Side St, Tulsa OK 74103; c US
APART | a mail provider's domain is nobody's website | ORG Rosa Flowers; e rosa@gmail.com | ORG Bike Corner; e bikes@gmail.com
OPEN | a parent named by relation | ORG Aperture Science; i o1; h aperture.com | ORG Aperture Labs; i o2; r o1 SUBSIDIARY_OF; h aperture.com
APART | a person is never a company | Jack Daniels; a 1 Still Rd, Lynchburg TN 37352 | ORG Jack Daniels; a 1 Still Rd, Lynchburg TN 37352
OPEN | one agent's phone for two companies | ORG Alpha Shipping Ltd; p +44 20 7946 0055; c GB | ORG Omega Catering Ltd; p +44 20 7946 0055; c GB
SAME | a name in Han and one in Latin letters with a home | \u674e\u5a1c; b 1986-06-01; p +86 138 0000 1111 | Na Li; b 1986-06-01; p +86 138 0000 1111
SAME | Hebrew and Latin | \u05d3\u05d5\u05d3 \u05db\u05d4\u05df; b 1974-04-14; p +972 50 123 4567 | David Cohen; b 1974-04-14; p +972 50 123 4567
SAME | a patronymic left out | Ivan Sergeevich Morozov; b 1969-09-23; p +7 495 222 33 44 | Ivan Morozov; b 1969-09-23; p +7 495 222 33 44
SAME | a name cut short | Christophe Delacroix; b 1991-03-27; a 8 Rue Haute, 69001 Lyon | Christop Delacroix; b 1991-03-27; a 8 Rue Haute, 69001 Lyon
SAME | the postal code wrong | Vera Szabo; b 1958-01-30; a Fo utca 3, 1011 Budapest | Vera Szabo; b 1958-01-30; a Fo utca 3, 1017 Budapest
SAME | a suburb in place of the city | Mark Ashdown; b 1977-12-19; line1=8 Giblin St; city=Bittern; postalCode=4814 | Mark Ashdown; b 1977-12-19; line1=8 Giblin St; city=Hastings; postalCode=4814
SAME | street and house name in each other's line | Ivy Nolan; b 1949-05-29; line1=6 Anukana; line2=McLachlan Street; city=Eastwood; postalCode=2121 | Ivy Nolan; b 1949-05-29; line1=6 McLachlan Street; line2=Anukana; city=Eastwood; postalCode=2121
SAME | a unit before the house number | Sean Petrie; b 1988-10-08; a 4/12 Smith St, Sydney NSW 2000 | Sean Petrie; b 1988-10-08; a Unit 4, 12 Smith Street, Sydney NSW 2000
SAME | Portuguese family names, some left out | Joao Pedro Almeida Costa; b 1990-02-17; p +351 91 234 5678 | Joao Costa; b 1990-02-17; p +351 91 234 5678
SAME | e-mail as a mailbox with a name | Vince Noir; e Vince Noir <vince@noir.uk>; b 1976-06-06 | Vincent Noir; e vince@noir.uk; b 1976-06-06
SAME | a home phone shared, the birth date tells | Rosa Lindt; b 1957-03-03; p +41 44 123 45 67; a Seestr. 8, 8002 Zurich | Rosa Lindt; b 1957-03-03; p +41 44 123 45 67
OPEN | a young man and a namesake abroad | Ali Yilmaz; b 1995-05-05; c TR; city=Ankara | Ali Yilmaz; b 1995-05-15; c DE; city=Berlin
APART | siblings with passports and one home | Sara Lind; b 1994-04-04; x SE 81234567; a Gata 1, 111 22 Stockholm | Erik Lind; b 1997-07-07; x SE 86549871; a Gata 1, 111 22 Stockholm
APART | a nanny at the family's home | Wanda Zych; b 1985-05-05; a 4 Park Ave, Rye NY 10580; p +1 914 555 0111 | Claire Astor; b 1980-01-11; a 4 Park Ave, Rye NY 10580; p +1 914 555 0111
APART | patients of one care home | Edith Moss; b 1931-05-01; a Sunset Home, 5 Bay Rd, Deal CT14 6AA | Cyril Batt; b 1929-02-14; a Sunset Home, 5 Bay Rd, Deal CT14 6AA
APART | students of one dormitory with a common family name | Wei Chen; b 2003-03-03; a 1 Campus Dr, Ithaca NY 14850 | Jing Chen; b 2002-12-24; a 1 Campus Dr, Ithaca NY 14850
SAME | a given name nobody else has, misread by one letter | Thorvald Ingram; b 1964-02-05; city=Dunedin; p +64 3 477 1234 | Thorwald Ingram; b 1964-02-05; city=Dunedin; p +64 3 477 1234
SAME | a name of many words in another order | Jose Luis Fernandez; b 1971-01-30; p +34 91 123 45 67 | Fernandez, Jose Luis; b 1971-01-30; p +34 91 123 45 67
OPEN | two young brothers of like names on one phone | Tim Olsen; b 2010-01-01; p +47 22 33 44 55; city=Bergen | Jim Olsen; b 2012-03-05; p +47 22 33 44 55; city=Bergen
APART | two families of one name in one street | Lars Hansen; b 1960-05-06; a 3 Fjordveien, 5003 Bergen | Nina Hansen; b 1988-10-19; a 44 Fjordveien, 5003 Bergen
OPEN | a widow who kept the account of her husband | Albert Stone; e stones@mail.uk; a 5 Sea Rd, Deal CT14 7AA; b 1938-02-03 | Edna Stone; e stones@mail.uk; a 5 Sea Rd, Deal CT14 7AA
SAME | a company written with its brand in capitals and one phone | ORG NORDWIND Logistik GmbH; p +49 40 7654321; a Kai 4, 20457 Hamburg | ORG Nordwind Logistik; p +49 40 7654321; a Kai 4, 20457 Hamburg
SAME | a soft sign ends no word | \u041e\u043b\u044c\u0433\u0430 \u041a\u0443\u0437\u044c\u043c\u0438\u043d\u0430; b 1984-06-11; p +7 495 111 22 33 | Olga Kuzmina; b 1984-06-11; p +7 495 111 22 33
SAME | a Chinese name of three words, the family name first | Xu Zhi Qiang; b 1969-07-25; e zqxu69@mail.cn | given=Zhiqiang family=Xu; b 1969-07-25; e zqxu69@mail.cn
SAME | a Vietnamese name in both orders | Pham Van Hung; b 1952-04-18; p +84 91 234 5678 | Van Hung Pham; b 1952-04-18; p +84 91 234 5678
SAME | another romanisation of Korean | \ubc15\uc9c0\uc601; b 1990-05-21; e jypark90@naver.com | Ji-young Park; b 1990-05-21; e jypark90@naver.com
SAME | without its vowels Omar is written as a title is | \u0639\u0645\u0631 \u062d\u062f\u0627\u062f; b 1985-08-25; p +20 100 555 0101 | Umar Haddad; b 1985-08-25; p +20 100 555 0101
SAME | the Arabic article stands apart, with the name, or is spelt otherwise | Ahmed Al Masri; b 1979-03-09; x AE P778899 | Ahmad Almasry; b 1979-03-09; x AE P-778899
SAME | the particles of a Dutch name are written as one word with it | given=Joost family=Vandenheuvel; e joost.vdh@ziggo.nl | given=Joost family=van den Heuvel; e joost.vdh@ziggo.nl
SAME | Maria as it is abbreviated in Spain | M\u00aa Carmen Zapatero; b 1944-06-26; p +34 612 000 111 | Maria Carmen Zapatero; b 1944-06-26; p +34 612 000 111
SAME | two given names and no comma, the family name first | Moreau Jean Luc; b 1965-09-23; p +33 1 55 55 01 23 | Jean-Luc Moreau; b 1965-09-23; p +33 1 55 55 01 23
SAME | the initial of the name behind a nickname | R Tanner; b 1979-03-17; e r.tanner79@mail.com | Bob Tanner; e r.tanner79@mail.com; b 1979-03-17
SAME | an initial with a home and the gender, which rules out the husband | J Satterfield; g F; a 9008 Funk St, Springfield IL 62736 | Jennifer Satterfield; g F; a 9008 Funk Street, Springfield IL 62736
SAME | two digits of the phone changed places, the name is rare | Cordelia Brandvold; p +1 608 735 4251 | Cordelia Brandvold; p +1 608 753 4251
SAME | married: the given name, the mailbox and the phone stay | Amanda Roberts; e amanda.r.1975@mail.com; p +1 217 586 3240 | Amanda Watsica; e amanda.r.1975@mail.com; p +1 217 586 3240
SAME | a birth date that a program wrote where none was known | Roger Lueilwitz; b 1900-01-01; e roger.lueilwitz@mail.com; a 4882 Willow Cir, Boise ID 83719 | Roger Lueilwitz; b 1951-05-23; e roger.lueilwitz@mail.com; a 4882 Willow Circle, Boise ID 83719
SAME | a legal form written out | ORG Sterling Travel LLP; a 59 Birch Place, Leeds LS14 5ES | ORG Sterling Travel Limited Liability Partnership; a 59 Birch Pl, Leeds LS14 5ES
SAME | abbreviated words of a company and a state in full | ORG Intl Widget Mfg Corp; a 1 Widget Way, Toledo, Ohio | ORG International Widget Manufacturing Corporation; a 1 Widget Way, Toledo OH 43604
APART | relatives whose birth dates a program wrote | Rachel Davis; b 1900-01-01; a 12 Mill St, Erie PA 16501 | Isabella Davis; b 01/01/1900; a 12 Mill St, Erie PA 16501
APART | a number from an advertisement and no home of their own | Kenneth Hagen; n US 078-05-1120; line1=General Delivery; city=Henderson; postalCode=89002 | Timothy Conroy; n US 078-05-1120; line1=General Delivery; city=Henderson; postalCode=89002
APART | two men of one assumed name, born in one year | Giorgos Georgiou; k El Gordo; b 1950-01-07 | Vladimir Solovyov; k El Gordo; b 1950-08-07
OPEN | two given names of one origin in one home: sisters, or mother and daughter | Julia Wood; a 146 Runte Street, York YO1 7HH | Julie Wood; a 146 Runte St, York YO1 7HH
OPEN | called by the second name, or named after the mother | Karen Joyce Koss; a 2290 Zemlak Ln, Tampa FL 33623 | Joyce Koss; a 2290 Zemlak Lane, Tampa FL 33623
OPEN | colleagues of one given name at one switchboard | Sarah Edwards; p +44 1904 255442; w Kelcore Ltd | Sarah Hill; p +44 1904 255442; w Kelcore Ltd
OPEN | mailboxes made of one common name at two firms | Lauren Jackson; e ljackson@merofield.co.uk | Lauren Jackson; e ljackson@hydratis.io
OPEN | Pat may be Patrick or Patricia, and makes them not one | Patrick Tanner; b 1983-05-09; a 730 Summit Dr, Reno NV 89509; n US 530-11-8850 | Patricia Tanner; b 1983-05-09; a 730 Summit Drive, Reno NV 89509; n US 667-20-4416 | Pat Tanner; b 1983-05-09; a 730 Summit Dr, Reno NV 89509
OPEN | an initial between twins of one home | Megan Nguyen; b 1970-03-25; a 2257 Kohler Rd, Springfield IL 62726 | Madison Nguyen; b 1970-03-25; a 2257 Kohler Road, Springfield IL 62726; e madison.n@mail.com | M Nguyen; b 1970-03-25; a 2257 Kohler Rd, Springfield IL 62726
OPEN | two firms of one office whose names begin alike | ORG Northern Bakery Ltd; a 59 Birch Place, Leeds LS14 5ES | ORG Northern Solutions Ltd; a 59 Birch Pl, Leeds LS14 5ES
OPEN | two branches of a chain, each registered by itself | ORG Burger Palace Ltd; h burgerpalace.co.uk; q GB 03575614; a 88 Grove Place, Bristol BS11 8FQ | ORG Burger Palace Limited; h burgerpalace.co.uk; q GB 03545514; a 47 Highland Road, London SW17 5GR
`

import type { Chance, Country } from './chance.ts'
import type { Sex } from './national-ids.ts'

/**
 * The names that most people of a country bear, from general knowledge. They are written down here and not read from the model's own
 * frequencies, so that the set also tries names that the model does not know to be common.
 */
const commonNames: Readonly<Record<Country, Readonly<Record<Sex | 'family', string>>>> = {
  GB: {
    female: 'Margaret Susan Sarah Emma Karen Julie Claire Helen Elizabeth Jane Rebecca Laura',
    male: 'David John Paul James Andrew Mark Stephen Richard Peter Michael Ian Christopher',
    family: 'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Walker Wright Hughes Edwards Green Clarke',
  },
  DE: {
    female: 'Sabine Claudia Petra Monika Susanne Andrea Ursula Julia Stefanie Birgit Anna Renate',
    male: 'Thomas Michael Andreas Peter Wolfgang Klaus Stefan Christian Frank Markus Jan Werner',
    family: 'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf',
  },
  FR: {
    female: 'Marie Nathalie Isabelle Sylvie Catherine Martine Christine Céline Sandrine Julie Camille Monique',
    male: 'Jean Pierre Michel Philippe Nicolas Alain Christophe Patrick Thomas Julien Laurent Daniel',
    family:
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia',
  },
  ES: {
    female: 'María Carmen Ana Isabel Laura Cristina Marta Dolores Lucía Pilar Elena Paula',
    male: 'Antonio José Manuel Francisco David Juan Javier Daniel Carlos Miguel Rafael Pedro',
    family: 'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz',
  },
  IT: {
    female: 'Maria Anna Francesca Laura Giulia Rosa Paola Sara Chiara Elena Angela Valentina',
    male: 'Giuseppe Antonio Giovanni Mario Andrea Marco Francesco Luigi Roberto Alessandro Luca Paolo',
    family: 'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Mancini',
  },
  PL: {
    female: 'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna Monika',
    male: 'Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Stanisław Marek',
    family: 'Nowak Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Zając Król Wieczorek Wróbel Stępień Adamczyk',
  },
  BR: {
    female: 'Maria Ana Francisca Adriana Juliana Marcia Fernanda Patricia Aline Sandra Camila Amanda',
    male: 'José João Antonio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Rafael Marcelo',
    family: 'Silva Santos Oliveira Souza Pereira Lima Ferreira Costa Rodrigues Almeida Alves Ribeiro',
  },
  TR: {
    female: 'Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve',
    male: 'Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat İsmail Ömer Osman Yusuf',
    family: 'Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç',
  },
}

export function commonNameOf(country: Country, part: Sex | 'family', chance: Chance): string {
  return chance.pick(commonNames[country][part].split(' '))
}

import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);

/** How people order in Polish. */
export const polish: OrderLanguage = {
  code: 'pl',
  numbers,
  ...rules,
  indefinite: phrases('jeden | jedna | jedną | jedno'),
  refusals: phrases('nie'),
  nounFirst: true,
  linkWords: phrases('z | ze | na | w | po | do'),
  andWords: ['&', 'i', 'oraz'],
  // Letters are folded: ą is a, ę is e, ł is l. What is left of a noun or an adjective is its stem.
  inflections: [
    [
      ['(...)(?:ami|iego|iemu|ych|ego|emu)$', '$1'],
      ['(...)(?:ie|ia|ii|iej|ich|im|om|ow|ach|ej|em|ym)$', '$1'],
      ['(...)[aeiouy]$', '$1'],
    ],
    [['(..)ek$', '$1k']],
  ],
  sounds: [
    ['sz|s', 's'],
    ['cz|c|k|q', 'k'],
    ['rz|z|x', 'z'],
    ['ch', 'h'],
    ['w|v', 'v'],
    ['ph', 'f'],
    ['(?<=.)[aeiouyhj]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('cola | kola | coca cola'),
    phrases('pizza | pica | pizze | pizzę'),
    phrases('hamburger | burger'),
    phrases('frytki | frytek'),
    phrases('pieczarki | pieczarek | pieczarkami'),
    phrases('mały | mała | małą'),
    phrases('średni | średnia | średnią'),
    phrases('duży | duża | dużą'),
    phrases('kurczak | kurczakiem'),
    phrases('szynka | szynką'),
    phrases('oliwki | oliwek'),
    phrases('majonez | majo'),
  ],
  sweepingWords: phrases('wszystko | wszystkie | wszystkim'),
  pointingWords: phrases('to | ten | ta | go'),
  plainWords: phrases(
    'zwykły | zwykła | klasyczny | klasyczna | domowy | domowa | świeży | świeża',
  ),
  commonWords: phrases(`
    ja | ty | on | ona | my | wy | oni | mi | mnie | nam | to | ten | ta | te | tę | tego | tej | ci | co | kto | gdzie |
    kiedy | jak | dlaczego | czy | nie | tak | i | oraz | a | ale | lub | albo | z | ze | na | w | we | do | od | po | o |
    u | za | przez | dla | przy | bez | pod | nad | jest | są | być | był | będzie | mam | ma | mamy | macie | chcę |
    chciałbym | chciałabym | chciałem | poproszę | proszę | prosić | wezmę | biorę | weźmiemy | zamówić | zamawiam |
    zamówienie | dziękuję | dzięki | dzień | dobry | wieczór | halo | cześć | tylko | jeszcze | już | też | także | potem |
    teraz | dzisiaj | dziś | jutro | wieczorem | rano | godzina | godzinie | godzinę | minut | minuty | raz | razy |
    sztuka | sztuki | sztuk | porcja | porcję | porcje | duży | duża | dużą | mały | mała | małą | średni | średnia |
    średnią | rozmiar | wynos | miejscu | dostawa | dostawą | odbiór | adres | ulica | numer | telefon | nazwisko | imię |
    stolik | osoba | osób | menu | karta | cena | kosztuje | złoty | złotych | razem | wszystko | coś | nic | inny | inna |
    pan | pani | państwo | może | można | dobrze | okej | no | więc | właśnie
  `),
  cues: {
    and: phrases(
      'i | oraz | a także | do tego | plus | potem | jeszcze | i jeszcze | a do tego | też | również',
    ),
    or: phrases('lub | albo | czy'),
    with: phrases('z | ze | z dodatkiem | razem z'),
    without: phrases(
      'bez | oprócz | poza | nie chcę | bez żadnych | prócz | nie dawać | proszę nie dawać',
    ),
    but: phrases('ale | tylko | jednak'),
    extra: phrases(
      'podwójny | podwójna | podwójną | podwójne | podwójnie | podwójnym | podwójnymi | dodatkowym | dodatkowymi | dodatkowy | dodatkowa | dodatkową | dodatkowe | ekstra | więcej | dużo | extra',
    ),
    light: phrases('mało | trochę | mniej | odrobina | odrobinę | niewiele | lekko'),
    clause: phrases(`
      poproszę | chciałbym | chciałabym | chcę | wezmę | biorę | zamawiam | chcielibyśmy | weźmiemy | prosiłbym |
      prosiłabym | dla mnie | proszę dodać | dodać | proszę o | dodaj | niech pan doda | niech pani doda
    `),
    filler: phrases(`
      proszę | dziękuję | dzień dobry | dobry wieczór | halo | chciałbym zamówić | chciałabym zamówić | na wynos |
      z dostawą | na miejscu | to wszystko | dobrze | okej | no dobrze | no więc | chwileczkę | moment | jeśli można |
      do picia | na deser | na przystawkę | czy mogę | czy mogę prosić | czy można | w rozmiarze | rozmiar | po prostu |
      w sumie
    `),
    unit: phrases(
      'sztuka | sztuki | sztuk | porcja | porcję | porcje | porcji | razy | raz | kawałek | kawałki | szklanka | szklankę | puszka | puszkę',
    ),
    times: phrases('razy | raz'),
    aside: phrases('osobno | z boku | na boku'),
    all: phrases('wszystkie | wszystko | obie | oba | każda | każdą | do wszystkich | obydwie'),
    one: phrases('druga | drugą | drugi | pierwsza | pierwszą | ta druga | ostatnia | reszta'),
    repair: phrases(`
      przepraszam | to znaczy | znaczy | nie przepraszam | pomyłka | raczej | albo raczej | chciałem powiedzieć |
      chciałam powiedzieć | nie nie | właściwie
    `),
    another: phrases(
      'jeszcze jedna | jeszcze jedną | jeszcze jeden | jeszcze jedno | kolejna | kolejną',
    ),
    same: phrases('to samo | taka sama | taką samą | taki sam | ta sama | tę samą'),
    drop: phrases(`
      usuń | proszę usunąć | usunąć | skasuj | proszę skasować | wykreśl | anuluj | odwołaj | rezygnuję z | zabierz |
      proszę wykreślić | proszę zabrać | zrezygnuję z | nie chcę już
    `),
    change: phrases(
      'zmień | proszę zmienić | zmienić | zamień | proszę zamienić | zamienić | wymień',
    ),
    to: phrases('na'),
    instead: phrases('zamiast'),
    makeIt: phrases(
      'niech będzie | niech będą | niech to będą | niech to będzie | zróbmy | to będzie | to będą | proszę zrobić',
    ),
    undo: phrases(
      'cofnij | proszę cofnąć | usuń ostatnie | usuń to | anuluj to | proszę to usunąć | skasuj to',
    ),
    startOver: phrases(`
      od początku | zacznijmy od początku | zacznijmy od nowa | od nowa | usuń wszystko | proszę usunąć wszystko |
      anuluj wszystko | skasuj wszystko | wszystko od nowa
    `),
    onto: phrases('na tę | na ten | do tej | do tego'),
    price: phrases(
      'ile kosztuje | ile kosztują | po ile jest | po ile | jaka jest cena | w jakiej cenie jest | cena',
    ),
    contents: phrases(
      'co jest w | co jest na | co zawiera | jaki skład ma | jakie składniki ma | z czym jest',
    ),
    allergen: phrases('czy jest | czy są | czy zawiera | czy w | czy są w'),
    offer: phrases(
      'co macie | co państwo mają | czy macie | macie | czy mają państwo | jakie macie | jakie są | co jest | czy jest u was',
    ),
  },
};

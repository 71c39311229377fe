import { createNumberReader } from '../../understanding/numberGrammar.js';
import { numberNames } from '../numberNames.js';
import { roman } from '../romanHindustani.js';

const rules = { elided: [] };

const names = `
  शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस
  चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस
  इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन
  सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर
  पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे
  इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
`
  .trim()
  .split(/\s+/);

const otherSpellings = `
  ज़ीरो, जीरो, सिफर | वन | टू | थ्री, तिन | फोर | पांच, फाइव | छः, छे, छ, सिक्स | सेवन | एट | नाइन | टेन | ग्यारा | बारा
`;

/** Reads Hindi numbers in Devanagari and in Latin letters, and the English ones that are mixed in. */
export const numbers = createNumberReader({
  units: {
    ...numberNames(roman.numbers.join(' | '), rules),
    ...numberNames(otherSpellings, rules),
    ...numberNames(names.join(' | '), rules),
  },
  tens: [],
  tensJoiners: [],
  hundreds: ['सौ', ...roman.hundreds],
  thousands: ['हजार', ...roman.thousands],
  hundredsJoiners: [],
  ones: [],
  phrases: [
    { words: ['आधा', 'दर्जन'], value: 6 },
    { words: ['दर्जन'], value: 12 },
    { words: ['darjan'], value: 12 },
  ],
  digitWords: {},
  repeats: { डबल: 2, double: 2, ट्रिपल: 3, triple: 3 },
});

/** A whole number up to 99 in words; a greater one in figures. */
export function inWords(n: number): string {
  return names[n] ?? String(n);
}

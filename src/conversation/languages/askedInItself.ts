/**
 * How those who speak a language ask for it in a talk that is held in another, by primary subtag: in their own words.
 * The first is what our greeting tells them to say. Phrases are written as people write, with `|` between them.
 */
export const askedInItself: Readonly<Record<string, string>> = {
  ar: 'عربي | العربية | بالعربي | بالعربية | عربي من فضلك | بالعربي من فضلك | هل تتكلم العربية | تتكلم عربي',
  de: 'deutsch | auf deutsch | deutsch bitte | auf deutsch bitte | sprechen sie deutsch | können wir deutsch sprechen',
  en: `
    english | in english | english please | in english please | speak english | do you speak english |
    can you speak english | can we speak english
  `,
  es: 'español | en español | español por favor | en español por favor | habla español | hablan español',
  fr: `
    français | en français | français s'il vous plaît | en français s'il vous plaît | parlez-vous français |
    vous parlez français
  `,
  hi: 'हिन्दी | हिंदी | हिन्दी में | हिंदी में | हिंदी बोलिए | hindi | hindi mein | hindi please',
  it: 'italiano | in italiano | italiano per favore | in italiano per favore | parla italiano | parlate italiano',
  nl: 'nederlands | in het nederlands | nederlands alstublieft | spreekt u nederlands',
  pl: 'polski | po polsku | po polsku proszę | czy mówi pan po polsku | czy mówi pani po polsku',
  pt: 'português | em português | português por favor | em português por favor | fala português',
  tr: `
    türkçe | türkçe lütfen | türkçe konuşalım | türkçe konuşabilir miyiz | türkçe konuşur musunuz |
    türkçe biliyor musunuz
  `,
  ur: 'اردو | اردو میں | اردو میں بات کریں | اردو بولیں | urdu | urdu mein | urdu please',
};

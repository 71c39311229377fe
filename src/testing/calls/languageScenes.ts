import type { E164 } from '../../kernel/phone.js';

/** Somebody who orders in a language, at a restaurant like one of the dialogues. */
export interface LanguageScene {
  /** What the caller speaks (BCP 47). */
  readonly speaks: string;
  /** Whose card it is, and what is spoken there, the language of the line first. */
  readonly restaurant: {
    readonly like: string;
    readonly languages: readonly [string, ...string[]];
  };
  readonly line: E164;
  readonly from: E164;
  /** The order, that this is all, the name, and a yes. */
  readonly says: readonly [order: string, all: string, name: string, yes: string];
  /** The locales of our voices, in the order in which they are heard. */
  readonly voices: readonly string[];
  /** What the first of them says, and sentences that the last one does. */
  readonly greeting: readonly string[];
  readonly hears: readonly string[];
  readonly order: {
    readonly currency: string;
    readonly name: string;
    readonly total: number;
    readonly lines: readonly (readonly [quantity: number, item: string, total: number])[];
  };
}

/** A call in each of five languages, some of them on lines that are answered in another. */
export const languageScenes = {
  Urdu: {
    speaks: 'ur-PK',
    restaurant: { like: 'ur', languages: ['en-GB', 'ur-PK'] },
    line: '+442079460142',
    from: '+923001234567',
    says: [
      'السلام علیکم دو بڑے مارگریٹا پیزا بغیر پیاز کے اور تین کوک پک اپ جتنی جلدی ہو سکے',
      'بس اتنا ہی',
      'میرا نام احمد',
      'ہاں سب صحیح ہے',
    ],
    voices: ['en-GB', 'ur-IN', 'en-GB', 'ur-IN'],
    greeting: ["I'm an automated assistant."],
    hears: [
      'اردو کے لیے کہیے: اردو۔',
      'دو بڑے مارگریٹا پیزا، پیاز کے بغیر اور تین کوک۔',
      'شکریہ، احمد۔',
      'دو بڑے مارگریٹا پیزا، پیاز کے بغیر: 2600 روپے۔',
      'تین کوک: 900 روپے۔',
      'کل 3500 روپے، ٹیکس سمیت۔',
    ],
    order: {
      currency: 'PKR',
      name: 'احمد',
      total: 3500,
      lines: [
        [2, 'margherita', 2600],
        [3, 'cola', 900],
      ],
    },
  },
  French: {
    speaks: 'fr-FR',
    restaurant: { like: 'fr', languages: ['fr-FR', 'en-US'] },
    line: '+33199000144',
    from: '+33142685301',
    says: [
      'bonjour je voudrais deux croque-monsieur et un café à emporter tout de suite',
      "non c'est tout",
      'Dupont',
      "oui c'est bon",
    ],
    voices: ['fr-FR', 'en-US', 'fr-FR'],
    greeting: ['Bonjour, vous êtes chez Marcel !', 'Je suis un assistant automatique.'],
    hears: [
      'Deux Croque-monsieur et un Café.',
      'Merci, Dupont.',
      'Deux Croque-monsieur : 21 euros.',
      'Un Café : 2 euros 20.',
      'Le total est de 23 euros 20, taxes comprises.',
    ],
    order: {
      currency: 'EUR',
      name: 'Dupont',
      total: 23_20,
      lines: [
        [2, 'croque_monsieur', 21_00],
        [1, 'cafe', 2_20],
      ],
    },
  },
  English: {
    speaks: 'en-US',
    restaurant: { like: 'fr', languages: ['fr-FR', 'en-US'] },
    line: '+33199000144',
    from: '+12125550131',
    says: [
      "hello I'd like two croque monsieur and a coffee to take away as soon as possible",
      "no that's all",
      'my name is John',
      'yes',
    ],
    voices: ['fr-FR', 'en-US', 'fr-FR', 'en-US'],
    greeting: ['Bonjour, vous êtes chez Marcel !', 'Je suis un assistant automatique.'],
    hears: [
      'For English, just say: English.',
      'Two Croque-monsieurs and a Café.',
      'Thank you, John.',
      'Two Croque-monsieurs: twenty-one euros.',
      'The total is twenty-three euros and twenty cents, tax included.',
    ],
    order: {
      currency: 'EUR',
      name: 'John',
      total: 23_20,
      lines: [
        [2, 'croque_monsieur', 21_00],
        [1, 'cafe', 2_20],
      ],
    },
  },
  Turkish: {
    speaks: 'tr-TR',
    restaurant: { like: 'tr', languages: ['de-DE', 'en-US', 'tr-TR'] },
    line: '+49305550142',
    from: '+905321234567',
    says: [
      'merhaba iki büyük margarita soğansız ve üç kola gel al en kısa sürede',
      'bu kadar',
      'adım Mehmet',
      'evet hepsi doğru',
    ],
    voices: ['de-DE', 'en-US', 'tr-TR', 'de-DE', 'tr-TR'],
    greeting: ['Ich bin ein automatischer Assistent.', 'Möchten Sie etwas bestellen?'],
    hears: [
      'Türkçe için, Türkçe deyin.',
      'İki büyük Margarita, soğan olmadan ve üç Kola.',
      'Teşekkürler, Mehmet.',
      'İki büyük Margarita, soğan olmadan: 26 lira.',
      'Toplam 35 lira, vergi dahil.',
    ],
    order: {
      currency: 'TRY',
      name: 'Mehmet',
      total: 35_00,
      lines: [
        [2, 'margherita', 26_00],
        [3, 'cola', 9_00],
      ],
    },
  },
  Arabic: {
    speaks: 'ar-SA',
    restaurant: { like: 'ar', languages: ['ar-SA', 'fr-FR'] },
    line: '+966115550142',
    from: '+966501234567',
    says: [
      'السلام عليكم بيتزتين مارغريتا كبيرة بدون بصل وثلاث كولا استلام في أقرب وقت',
      'لا شكرا هذا كل شيء',
      'اسمي محمد',
      'نعم كل شيء صحيح',
    ],
    voices: ['ar-XA', 'fr-FR', 'ar-XA'],
    greeting: ['أهلًا بكم في نابولي!', 'أنا مساعد آلي.'],
    hears: [
      'اثنين بيتزا مارغريتا كبيرة، بدون بصل وثلاثة كولا.',
      'شكرًا، محمد.',
      'اثنين بيتزا مارغريتا كبيرة، بدون بصل: 26 ريال.',
      'المجموع 35 ريال شاملًا الضريبة.',
    ],
    order: {
      currency: 'SAR',
      name: 'محمد',
      total: 35_00,
      lines: [
        [2, 'margherita', 26_00],
        [3, 'cola', 9_00],
      ],
    },
  },
} satisfies Readonly<Record<string, LanguageScene>>;

import { primarySubtag } from '../conversation/dialogue/languages.js';

/** What is said in a check call. */
export interface LineCheckWords {
  readonly quiet: string;
  readonly press: string;
  readonly count: string;
  readonly hangUp: string;
  readonly goodbye: string;
}

const english: LineCheckWords = {
  quiet: 'This is the check of this line. Please be quiet now. You will hear a tone.',
  press: 'Did you hear the tone? Then press one, two and three, slowly.',
  count: 'Thank you. Now please count aloud to five.',
  hangUp: 'Thank you. At the beep, hang up.',
  goodbye: 'The hang-up was not seen. The check is over. Goodbye.',
};

const words: Readonly<Record<string, LineCheckWords>> = {
  en: english,
  fr: {
    quiet: 'Ceci est le test de la ligne. Merci de ne rien dire. Vous allez entendre une tonalité.',
    press: 'Avez-vous entendu la tonalité ? Appuyez lentement sur un, deux et trois.',
    count: 'Merci. Comptez maintenant à voix haute jusqu’à cinq.',
    hangUp: 'Merci. Au bip, raccrochez.',
    goodbye: 'Le raccroché n’a pas été vu. Le test est terminé. Au revoir.',
  },
  de: {
    quiet:
      'Dies ist der Test der Leitung. Bitte sagen Sie jetzt nichts. Sie hören gleich einen Ton.',
    press: 'Haben Sie den Ton gehört? Dann drücken Sie langsam eins, zwei und drei.',
    count: 'Danke. Zählen Sie jetzt bitte laut bis fünf.',
    hangUp: 'Danke. Legen Sie beim Piepton auf.',
    goodbye: 'Das Auflegen wurde nicht erkannt. Der Test ist zu Ende. Auf Wiederhören.',
  },
  it: {
    quiet: 'Questa è la prova della linea. Per favore non parli. Sentirà un tono.',
    press: 'Ha sentito il tono? Prema lentamente uno, due e tre.',
    count: 'Grazie. Ora conti ad alta voce fino a cinque.',
    hangUp: 'Grazie. Al segnale, riagganci.',
    goodbye: 'La chiusura non è stata rilevata. La prova è finita. Arrivederci.',
  },
  es: {
    quiet: 'Esta es la prueba de la línea. Por favor, no hable. Va a oír un tono.',
    press: '¿Ha oído el tono? Pulse despacio uno, dos y tres.',
    count: 'Gracias. Ahora cuente en voz alta hasta cinco.',
    hangUp: 'Gracias. Al oír la señal, cuelgue.',
    goodbye: 'No se ha visto que colgara. La prueba ha terminado. Adiós.',
  },
  tr: {
    quiet: 'Bu, hattın testidir. Lütfen şimdi konuşmayın. Bir ses duyacaksınız.',
    press: 'Sesi duydunuz mu? Yavaşça bir, iki ve üç tuşlarına basın.',
    count: 'Teşekkürler. Şimdi lütfen yüksek sesle beşe kadar sayın.',
    hangUp: 'Teşekkürler. Bip sesinde telefonu kapatın.',
    goodbye: 'Kapattığınız görülmedi. Test bitti. Hoşça kalın.',
  },
};

/** The words of a language, and the language that they are in: English where there are none. */
export function lineCheckWords(language: string): { language: string; words: LineCheckWords } {
  const found = words[primarySubtag(language)];
  return found ? { language, words: found } : { language: 'en', words: english };
}

import { primarySubtag } from '../conversation/dialogue/languages.js';
import type { LineMode } from '../restaurant/lineMode.js';

/** What the staff dial to change who takes the calls; `null` takes a change back. */
export const featureCodes: Readonly<Record<string, LineMode | null>> = {
  '*70': null,
  '*71': 'always',
  '*72': 'off',
  '*73': 'staff_first',
  '*74': 'overflow',
  '*75': 'after_hours',
};

type Confirmed = LineMode | 'as_planned' | 'unknown' | 'not_saved';

/** What whoever has dialled a code hears. */
export function featureWording(confirmed: Confirmed, language: string): string {
  return (wordings[primarySubtag(language)] ?? english)[confirmed];
}

const english: Readonly<Record<Confirmed, string>> = {
  always: 'The assistant takes all calls now.',
  off: 'The assistant is off. All calls ring here.',
  staff_first: 'Calls ring here first. Then the assistant takes them.',
  overflow: 'The assistant takes calls when you are busy or do not answer.',
  after_hours: 'The assistant takes calls while the restaurant is closed.',
  as_planned: 'Calls are taken as planned again.',
  unknown: 'This code is not known.',
  not_saved: 'That did not work. Nothing was changed.',
};

const wordings: Readonly<Record<string, Readonly<Record<Confirmed, string>>>> = {
  en: english,
  fr: {
    always: "L'assistant prend maintenant tous les appels.",
    off: "L'assistant est arrêté. Tous les appels sonnent ici.",
    staff_first: "Les appels sonnent d'abord ici. Ensuite, l'assistant les prend.",
    overflow: "L'assistant prend les appels quand la ligne est occupée ou sans réponse.",
    after_hours: "L'assistant prend les appels quand le restaurant est fermé.",
    as_planned: 'Les appels sont de nouveau pris comme prévu.',
    unknown: "Ce code n'existe pas.",
    not_saved: "Cela n'a pas marché. Rien n'a changé.",
  },
  de: {
    always: 'Der Assistent nimmt jetzt alle Anrufe an.',
    off: 'Der Assistent ist aus. Alle Anrufe klingeln hier.',
    staff_first: 'Anrufe klingeln zuerst hier. Danach nimmt der Assistent sie an.',
    overflow: 'Der Assistent nimmt Anrufe an, wenn besetzt ist oder niemand abhebt.',
    after_hours: 'Der Assistent nimmt Anrufe an, solange das Restaurant geschlossen ist.',
    as_planned: 'Anrufe werden wieder wie geplant angenommen.',
    unknown: 'Diesen Code gibt es nicht.',
    not_saved: 'Das hat nicht geklappt. Nichts wurde geändert.',
  },
  it: {
    always: "Ora l'assistente risponde a tutte le chiamate.",
    off: "L'assistente è spento. Tutte le chiamate squillano qui.",
    staff_first: "Le chiamate squillano prima qui. Poi risponde l'assistente.",
    overflow: "L'assistente risponde quando la linea è occupata o nessuno risponde.",
    after_hours: "L'assistente risponde quando il ristorante è chiuso.",
    as_planned: 'Le chiamate sono di nuovo gestite come previsto.',
    unknown: 'Questo codice non esiste.',
    not_saved: 'Non ha funzionato. Non è cambiato nulla.',
  },
  es: {
    always: 'Ahora el asistente atiende todas las llamadas.',
    off: 'El asistente está apagado. Todas las llamadas suenan aquí.',
    staff_first: 'Las llamadas suenan primero aquí. Después las atiende el asistente.',
    overflow: 'El asistente atiende cuando la línea está ocupada o nadie contesta.',
    after_hours: 'El asistente atiende cuando el restaurante está cerrado.',
    as_planned: 'Las llamadas se atienden de nuevo como estaba previsto.',
    unknown: 'Este código no existe.',
    not_saved: 'No ha funcionado. No ha cambiado nada.',
  },
};

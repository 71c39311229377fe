/** What the page says. `{0}` is filled in. */
const english = {
  title: 'Phone',
  token: 'API token',
  tokenHint: 'The owner gives it to you. It stays in this tab only.',
  whichRestaurant: 'Restaurant (its id)',
  signIn: 'Sign in',
  signOut: 'Sign out',
  connecting: 'Connecting…',
  ready: 'Ready',
  lost: 'Line lost, trying again…',
  signedOut: 'Signed out',
  incoming: 'A caller wants a person',
  accept: 'Take',
  refuse: 'Refuse',
  calling: 'Calling…',
  ringing: 'Ringing…',
  talking: 'On the phone',
  mute: 'Mute',
  keypad: 'Keypad',
  hangUp: 'Hang up',
  callOwn: 'Call my own restaurant',
  ownRestaurant: 'My restaurant',
  liveCalls: 'Calls now',
  noLiveCalls: 'Nobody is on the line.',
  latestCalls: 'Latest calls',
  takeOver: 'Take over',
  callBack: 'Call back',
  hidden: 'Number withheld',
  caller: 'Caller',
  assistant: 'Assistant',
  settings: 'Settings',
  microphone: 'Microphone',
  speaker: 'Loudspeaker',
  usual: 'As the system has it',
  refusedToken: 'This token is not known. Ask the owner for another.',
  whichOne: 'This token is for several restaurants: say which one.',
  noMicrophone: 'The microphone is not allowed. Allow it in the address bar, then try again.',
  missingMicrophone: 'There is no microphone on this device.',
  notReached: 'The server is not reached. We keep trying.',
  busy: 'The line is busy.',
  nobody: 'Nobody answered.',
  noLine:
    'This call cannot be made: there is no line to call out by, or the number has not called of late.',
  failed: 'The call failed ({0}).',
} as const;

type Texts = Readonly<Record<keyof typeof english, string>>;

const french: Texts = {
  title: 'Téléphone',
  token: "Jeton d'accès",
  tokenHint: 'Le patron vous le donne. Il ne reste que dans cet onglet.',
  whichRestaurant: 'Restaurant (identifiant)',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  connecting: 'Connexion…',
  ready: 'Prêt',
  lost: 'Ligne perdue, nouvel essai…',
  signedOut: 'Déconnecté',
  incoming: 'Un client demande quelqu’un',
  accept: 'Prendre',
  refuse: 'Refuser',
  calling: 'Appel…',
  ringing: 'Ça sonne…',
  talking: 'En ligne',
  mute: 'Couper le micro',
  keypad: 'Clavier',
  hangUp: 'Raccrocher',
  callOwn: 'Appeler mon restaurant',
  ownRestaurant: 'Mon restaurant',
  liveCalls: 'Appels en cours',
  noLiveCalls: 'Personne en ligne.',
  latestCalls: 'Derniers appels',
  takeOver: 'Reprendre',
  callBack: 'Rappeler',
  hidden: 'Numéro masqué',
  caller: 'Client',
  assistant: 'Assistant',
  settings: 'Réglages',
  microphone: 'Micro',
  speaker: 'Haut-parleur',
  usual: 'Celui du système',
  refusedToken: 'Ce jeton est inconnu. Demandez-en un autre au patron.',
  whichOne: 'Ce jeton vaut pour plusieurs restaurants : dites lequel.',
  noMicrophone:
    "Le micro n'est pas autorisé. Autorisez-le dans la barre d'adresse, puis réessayez.",
  missingMicrophone: "Cet appareil n'a pas de micro.",
  notReached: 'Le serveur ne répond pas. Nous réessayons.',
  busy: 'La ligne est occupée.',
  nobody: "Personne n'a répondu.",
  noLine: "Appel impossible : pas de ligne sortante, ou ce numéro n'a pas appelé récemment.",
  failed: "L'appel a échoué ({0}).",
};

/** The name of a text. */
export type TextName = keyof typeof english;

/** The page's language, by the browser's. */
export const language = navigator.language.startsWith('fr') ? 'fr' : 'en';

const texts: Texts = language === 'fr' ? french : english;

/** A text in the page's language. */
export function text(name: TextName, value = ''): string {
  return texts[name].replace('{0}', value);
}

/** Fills in every element that names its text. */
export function fillTexts(): void {
  document.documentElement.lang = language;
  document.title = `Tableline · ${text('title')}`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = text(element.dataset['text'] as TextName);
  }
}

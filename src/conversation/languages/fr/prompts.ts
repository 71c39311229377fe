import type { Fulfilment } from '../../../restaurant/profile.js';
import type { ChoiceList, Prompts, Sentences, TransferReason } from '../../dialogue/wording.js';
import { spoken } from './spoken.js';

const { and, or } = spoken;

const ways: Readonly<Record<Fulfilment, string>> = {
  pickup: 'à emporter',
  delivery: 'en livraison',
  dine_in: 'sur place',
};

const whyTransferred: Readonly<Record<TransferReason, string>> = {
  asked: 'demande à parler à quelqu’un',
  not_understood: 'l’assistant ne le comprend pas',
  fault: 'l’assistant est en panne',
  order_failed: 'sa commande n’a pas pu être enregistrée',
  allergens: 'question sur les allergènes',
};

/** What we say in French. */
export const prompts: Prompts = {
  fixed: {
    assistant_notice: 'Je suis un assistant automatique.',
    transfer: "Je vous passe quelqu'un de l'équipe. Ne quittez pas.",
    transfer_failed: 'Désolé, personne ne peut vous répondre pour le moment.',
    nobody_here: "Désolé, il n'y a personne pour vous répondre en ce moment.",
    record_message: 'Laissez votre message après le bip, puis appuyez sur la touche dièse.',
    message_thanks: 'Merci, nous vous recontacterons. Au revoir !',
    fault: "Désolé, j'ai un souci technique de mon côté.",
    order_failed: "Désolé, je n'ai pas pu transmettre votre commande en cuisine.",
    goodbye: 'Merci de votre appel. Au revoir !',
    silence_goodbye: "Je ne vous entends pas, je vais raccrocher. N'hésitez pas à rappeler.",
    still_there: 'Vous êtes toujours là ?',
    not_understood: "Pardon, je n'ai pas bien compris.",
    take_your_time: 'Bien sûr, prenez votre temps.',
    started_over: "D'accord, on reprend du début.",
    nothing_ordered: "Très bien, rien n'a été commandé.",
    cancelled: "Très bien, j'ai tout annulé.",
    undone: "D'accord, j'annule ce changement.",
    nothing_to_undo: "Il n'y a rien à annuler.",
    cart_empty: 'Votre commande est encore vide.',
    no_number: 'Je ne vois pas le numéro depuis lequel vous appelez.',
    phone_invalid: 'Ce numéro de téléphone me semble incomplet.',
    which_line: 'Pardon, de quel article parlez-vous ?',
    keypad_only: 'Je vous entends mal : utilisez plutôt les touches de votre téléphone.',
    carry_on: "D'accord, reprenons.",
    allergen_unknown: 'Je ne peux pas vous le garantir, et je préfère ne pas me tromper.',
    you_are_welcome: 'Je vous en prie.',
  },
  questions: {
    wants_order: [
      "C'est pour une commande ?",
      'Souhaitez-vous commander ? Dites simplement oui ou non.',
      'Pour commander, tapez 1. Pour laisser un message, tapez 2. Pour parler à quelqu’un, tapez 0.',
    ],
    order_ahead: [
      'Voulez-vous commander pour plus tard, ou laisser un message ?',
      'Je peux prendre votre commande pour l’ouverture. Voulez-vous commander ?',
      'Pour commander pour plus tard, tapez 1. Pour laisser un message, tapez 2.',
    ],
    address: [
      "Quelle est l'adresse de livraison ?",
      'Donnez-moi le numéro et le nom de la rue, s’il vous plaît.',
      'Dites l’adresse lentement, par exemple : 12 rue de la Paix. Ou tapez 0 pour parler à quelqu’un.',
    ],
    postcode: [
      'Et le code postal ?',
      'Donnez-moi le code postal, chiffre par chiffre.',
      'Tapez le code postal sur votre téléphone, puis dièse.',
    ],
    confirm_address: [
      "C'est bien ça ?",
      "L'adresse est-elle correcte ? Dites oui ou non.",
      "Tapez 1 si l'adresse est correcte, ou 2 sinon.",
    ],
    offer_pickup: [
      'Voulez-vous plutôt venir la chercher ?',
      'Pouvez-vous venir chercher la commande ? Dites oui ou non.',
      'Tapez 1 pour venir la chercher, ou 2 sinon.',
    ],
    time_pickup: [
      'Pour quelle heure souhaitez-vous la récupérer ?',
      'À quelle heure passerez-vous ? Vous pouvez aussi dire : le plus tôt possible.',
      "Pour le plus tôt possible, tapez 1. Ou tapez l'heure sur quatre chiffres, par exemple 1 9 3 0.",
    ],
    time_delivery: [
      'Pour quelle heure souhaitez-vous être livré ?',
      'À quelle heure faut-il livrer ? Vous pouvez aussi dire : le plus tôt possible.',
      "Pour le plus tôt possible, tapez 1. Ou tapez l'heure sur quatre chiffres, par exemple 1 9 3 0.",
    ],
    time_dine_in: [
      'Pour quelle heure souhaitez-vous manger ?',
      'À quelle heure viendrez-vous ? Vous pouvez aussi dire : le plus tôt possible.',
      "Pour le plus tôt possible, tapez 1. Ou tapez l'heure sur quatre chiffres, par exemple 1 9 3 0.",
    ],
    offer_time: [
      'Est-ce que cela vous convient ?',
      'Cette heure vous convient-elle ? Dites oui, ou donnez-moi une autre heure.',
      'Tapez 1 si cette heure vous convient, ou 2 pour une autre heure.',
    ],
    items: [
      'Que souhaitez-vous commander ?',
      'Je vous écoute : que désirez-vous ? Vous pouvez aussi demander ce que nous avons.',
      'Dites le nom d’un plat, par exemple : une Margherita. Ou tapez 0 pour parler à quelqu’un.',
    ],
    more: [
      'Avec ceci ?',
      "Désirez-vous autre chose ? Sinon, dites : c'est tout.",
      "Pour ajouter quelque chose, tapez 1. Si c'est tout, tapez 2.",
    ],
    below_minimum: [
      'Que souhaitez-vous ajouter ?',
      'Vous pouvez ajouter quelque chose, ou venir chercher la commande. Que préférez-vous ?',
      'Tapez 1 pour ajouter quelque chose, ou 2 pour venir la chercher.',
    ],
    name: [
      "C'est à quel nom ?",
      'Pouvez-vous me donner votre nom ?',
      'Dites simplement votre prénom.',
    ],
    phone: [
      'À quel numéro peut-on vous joindre ?',
      'Donnez-moi votre numéro de téléphone, deux chiffres par deux chiffres.',
      'Tapez votre numéro sur votre téléphone, puis dièse.',
    ],
    confirm_phone: [
      "C'est bien ça ?",
      'Ce numéro est-il correct ? Dites oui ou non.',
      'Tapez 1 si le numéro est correct, ou 2 sinon.',
    ],
    readback: [
      'Est-ce que tout est correct ?',
      'La commande est-elle correcte ? Dites oui ou non.',
      'Tapez 1 si tout est correct, ou 2 pour changer quelque chose.',
    ],
    change: [
      'Que souhaitez-vous changer ?',
      'Dites-moi ce qu’il faut changer, par exemple : enlevez la salade.',
      'Dites ce qu’il faut changer, tapez 1 pour garder la commande telle quelle, ou 0 pour parler à quelqu’un.',
    ],
    offer_person: [
      "Voulez-vous que je vous passe quelqu'un de l'équipe ?",
      "Voulez-vous parler à quelqu'un ? Dites oui ou non.",
      "Tapez 1 pour parler à quelqu'un, ou 2 pour continuer.",
    ],
    offer_message: [
      'Voulez-vous laisser un message ?',
      'Souhaitez-vous laisser un message ? Dites oui ou non.',
      'Tapez 1 pour laisser un message, ou 2 sinon.',
    ],
    confirm_cancel: [
      "Voulez-vous que j'annule toute la commande ?",
      'Faut-il tout annuler ? Dites oui ou non.',
      'Tapez 1 pour tout annuler, ou 2 pour garder votre commande.',
    ],
  },
  sentences: sentences(),
};

function sentences(): Sentences {
  return {
    welcome: (restaurant) => `Bonjour, vous êtes chez ${restaurant.replace(/^chez /i, '')} !`,
    closed: (opens) =>
      opens
        ? `Nous sommes fermés pour le moment et nous ouvrons ${opens}.`
        : 'Nous sommes fermés pour le moment.',
    hours: (closes) =>
      closes ? `Nous prenons les commandes jusqu'${closes}.` : 'Nous sommes ouverts en ce moment.',
    fulfilment: askFulfilment,
    fulfilmentNotOffered: (fulfilment, offered) =>
      `Désolé, nous ne proposons pas de commande ${ways[fulfilment]}, seulement ${or(offered.map((way) => ways[way]))}.`,
    language: () => 'Bien sûr, parlons français.',
    languageNotSpoken: () => 'Désolé, je ne parle que français ici.',
    address: (address, postcode) =>
      `${address}${postcode ? `, code postal ${spoken.spelled(postcode)}` : ''}.`,
    outsideZone: (postcode) => `Désolé, nous ne livrons pas dans le ${spoken.spelled(postcode)}.`,
    timeSet: (fulfilment, time) =>
      time
        ? `${capital(ways[fulfilment])} ${time}, très bien.`
        : 'Le plus tôt possible, très bien.',
    timeRefused: (code, nearest) => {
      const why = {
        closed: 'Désolé, nous sommes fermés à cette heure-là.',
        too_early: "Désolé, c'est trop tôt pour la cuisine.",
        after_closing: "Désolé, c'est après la fermeture.",
        too_far_ahead: "Désolé, c'est trop loin dans le temps.",
      }[code];
      return nearest ? `${why} Je peux vous proposer ${nearest.replace(/^à /, '')}.` : why;
    },
    belowMinimum: (minimum, missing) =>
      `La livraison est possible à partir de ${minimum} : il manque ${missing}.`,
    changed: (lines) => `${capital(and(lines))}.`,
    removed: (name) => `J'ai enlevé : ${name}.`,
    whichItem: (text, names, level) =>
      level < 2
        ? `${level ? 'Pardon, pour' : 'Pour'} ${text}, vous voulez dire ${or(names)} ?`
        : `Tapez ${names.map((name, i) => `${i + 1} pour ${name}`).join(', ')}.`,
    choices: askChoices,
    notOnMenu: (text) => `Désolé, je ne trouve pas « ${text} » sur notre carte.`,
    categories: (names) => `Nous avons : ${and(names.map(spoken.option))}.`,
    itemsOf: (category, names, more) =>
      `Côté ${spoken.option(category)}, nous avons ${and(names)}${more ? ', et d’autres encore' : ''}.`,
    price: (name, prices) =>
      prices.length === 1 && !prices[0]?.variant
        ? `${name} est à ${prices[0]?.price ?? ''}.`
        : `${name} est à ${and(prices.map(({ variant, price }) => `${price}${variant ? ` en ${spoken.option(variant)}` : ''}`))}.`,
    contents: (name, options) => `Dans ${name}, il y a ${and(options.map(spoken.option))}.`,
    contentsUnknown: (name) => `Je n'ai pas la composition de ${name} sous les yeux.`,
    allergenIn: (name, allergen) => `Oui, ${name} contient : ${allergen}.`,
    allergenNotListed: (name, allergen) =>
      `Notre carte n'indique pas « ${allergen} » pour ${name}, mais je ne peux pas exclure des traces.`,
    soldOut: (name) => `Désolé, nous n'avons plus de ${name} aujourd'hui.`,
    optionSoldOut: (option) => `Désolé, il n'y a plus de ${spoken.option(option)}.`,
    optionNotOffered: (option, item) =>
      `Désolé, « ${spoken.option(option)} » n'est pas possible avec ${item}.`,
    amount: (amount, option) =>
      ({ normal: option, light: `un peu de ${option}`, extra: `supplément ${option}` })[amount],
    tooMany: (group, most) =>
      `Vous pouvez choisir au maximum ${most} pour ${spoken.option(group)}.`,
    quantityTooHigh: (most) => `Je peux prendre au maximum ${most} fois le même article.`,
    noted: (note) => `C'est noté pour la cuisine : ${note}.`,
    waitTime: (time) => `Si vous commandez maintenant, ce serait prêt ${time}.`,
    orderSoFar: (lines) => `Pour l'instant, j'ai ${and(lines)}.`,
    totalSoFar: (total) => `Cela fait ${total} pour l'instant.`,
    nameSet: (name) => `Merci, ${name}.`,
    phone: (number) => `Votre numéro est le ${number}.`,
    readback: {
      intro: (fulfilment, address) =>
        `Je récapitule votre commande ${ways[fulfilment]}${address ? `, ${address}` : ''} :`,
      line: (line, price) => `${capital(line)} : ${price}.`,
      note: (note) => `Remarque pour la cuisine : ${note}.`,
      sums: (subtotal, tax, fee) =>
        `${capital(
          [subtotal && `sous-total ${subtotal}`, tax && `taxes ${tax}`, fee && `livraison ${fee}`]
            .filter(Boolean)
            .join(', '),
        )}.`,
      total: (total, taxIncluded) =>
        `Le total est de ${total}${taxIncluded ? ', taxes comprises' : ''}.`,
      time: (fulfilment, time, asap) =>
        fulfilment === 'delivery'
          ? `Vous serez livré ${asap ? 'vers ' : ''}${asap ? time.replace(/^à /, '') : time}.`
          : `Ce sera prêt ${time}.`,
      newTotal: (total) => `Le nouveau total est de ${total}.`,
    },
    placed: (name, number) =>
      `Merci${name ? ` ${name}` : ''} ! Votre commande porte le numéro ${number}.`,
    ready: (fulfilment, time) =>
      fulfilment === 'delivery' ? `Vous serez livré ${time}.` : `Elle sera prête ${time}.`,
    briefing: ({ reason, name, fulfilment, lines, total }) =>
      [
        `Client${name ? ` ${name}` : ''} : ${whyTransferred[reason]}.`,
        fulfilment ? `Commande ${ways[fulfilment]}.` : '',
        lines.length > 0 ? `Pour l'instant : ${and(lines)}.` : 'Rien de commandé.',
        total ? `Total ${total}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
  };
}

function askFulfilment(offered: readonly Fulfilment[], level: number): string {
  const names = offered.map((way) => ways[way]);
  if (level === 2)
    return `Tapez ${names.map((name, i) => `${i + 1} pour une commande ${name}`).join(', ')}.`;
  return level === 0
    ? `${capital(or(names))} ?`
    : `C'est ${or(names)} ? Dites simplement ${or(names)}.`;
}

function askChoices(line: string, lists: readonly ChoiceList[], level: number): string {
  const [first] = lists;
  if (level === 2 && first) {
    return `Tapez ${first.names.map((name, i) => `${i + 1} pour ${spoken.option(name)}`).join(', ')}.`;
  }
  const parts = lists.map(({ group, open, names, more }, i) => {
    const what = `${group ? spoken.option(group) : 'taille'}${open > 1 ? `, ${open} au choix` : ''}`;
    const lead = i === 0 ? `Pour ${line}, ${what}` : what;
    return `${lead} : ${more ? 'par exemple ' : ''}${or(names.map(spoken.option))}`;
  });
  return `${level > 0 ? 'Pardon. ' : ''}${parts.join(' ; et ')} ?`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

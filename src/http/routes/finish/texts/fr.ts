import type { FinishTexts } from '../finishTexts.js';

/** The page in French. */
export const fr: FinishTexts = {
  title: 'Terminez votre commande',
  order: 'Votre commande',
  total: 'Total',
  deliveryFee: 'Livraison',
  tax: 'Taxes',
  tip: 'Pourboire',
  rounding: 'Arrondi',
  how: 'Comment la souhaitez-vous ?',
  pickup: 'Je viens la chercher',
  delivery: 'En livraison',
  dine_in: 'Sur place',
  name: 'Votre nom',
  address: 'Numéro et rue',
  postcode: 'Code postal',
  time: 'Heure',
  chooseTime: 'Choisissez',
  ready: 'Prête à {time}',
  atTheDoor: 'Chez vous à {time}',
  submit: 'Commander pour {total}',
  name_missing: 'Indiquez votre nom.',
  address_missing: "Indiquez l'adresse.",
  postcode_missing: 'Indiquez le code postal.',
  number_missing: 'Indiquez aussi le numéro dans la rue.',
  place_missing: "Nous ne trouvons pas cette adresse. Vérifiez-la, s'il vous plaît.",
  address_unclear:
    'Plusieurs adresses sont possibles : {addresses}. Indiquez la vôtre avec son code postal.',
  outside_zone: 'Nous ne livrons pas à cette adresse.',
  below_minimum: 'Il manque {missing} pour atteindre le minimum de livraison.',
  time_refused: "Ce n'est pas possible à cette heure. Choisissez-en une autre.",
  not_possible:
    "Un article de cette commande n'est plus disponible. Appelez-nous, s'il vous plaît.",
  total_changed: "Le total est maintenant de {total}. Vérifiez et confirmez, s'il vous plaît.",
  placed: 'Merci ! Votre commande porte le numéro {number}.',
  awaitsPayment:
    "Vous recevrez un SMS avec un lien pour payer. La cuisine commence dès que c'est payé.",
  expired: "Ce lien n'est plus valable. Rappelez-nous, s'il vous plaît.",
  unknown: "Ce lien est inconnu. Vérifiez qu'il est complet.",
  tooMany: "Trop d'essais. Réessayez plus tard.",
  call: 'Appeler le {phone}',
};

import type { Lexicon } from '../../agents/lexicon.js';
import { phrases } from '../../understanding/language.js';
import { parseDigits, parseNumberWords } from './numbers.js';

const words = (text: string): string[] => text.trim().split(/\s+/);
const hours = words(`
  une deux sept huit neuf dix onze douze treize quatorze dix-huit dix-neuf vingt vingt-et-une
  vingt-deux vingt-trois
`);

/** How French-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers: { parseNumberWords, parseDigits },
  elided: ['l', 'd', 'c', 'j', 'm', 'n', 's', 't', 'qu', 'quelqu', 'jusqu', 'lorsqu', 'puisqu'],
  fillers: phrases(`
    s il vous plait | s il te plait | svp | euh | heu | ben | bah | alors | donc | bon | bonjour |
    bonsoir | allo | merci | merci bien | madame | monsieur | voila | hein | en fait | et | puis |
    je voudrais | j aimerais | je veux | je souhaite | c est | plutot | le | la | les | l | une |
    un | de | du | des | en | ce | pour | avec | je vais prendre | je prends | celle | celui |
    peut etre | enfin | moi | ca | ah | oh | ce sera | mettez | mettez moi | a | c
  `),
  affirm: phrases(`
    oui | ouais | oui oui | oui merci | oui s il vous plait | ok | d accord | d ac | c est ca | c
    est bien ca | c est bon | c est parfait | c est exact | c est correct | exact | exactement |
    tout a fait | parfait | tres bien | absolument | bien sur | volontiers | ca marche | ca me va
    | ca va | je confirme | confirme | avec plaisir | correct | entendu | nickel | super | allez y
    | si | bien entendu | je veux bien | oui c est ca | oui c est bon | oui tout a fait | pourquoi
    pas | mais oui | effectivement | oui c est exact | oui c est correct | oui parfait | ca
    convient | ca me convient
  `),
  deny: phrases(`
    non | non merci | nan | non non | pas du tout | non pas du tout | c est faux | faux | ce n est
    pas ca | c est pas ca | ce n est pas bon | c est pas bon | pas vraiment | non ce n est pas ca
    | non c est pas ca | pas exactement | ce n est pas correct | pas tout a fait | je ne veux pas
    | non je ne veux pas | surtout pas | pas encore | il y a une erreur | ca ne va pas | ca va pas
    | c est pas correct | absolument pas
  `),
  finish: phrases(`
    c est tout | ce sera tout | ca sera tout | rien d autre | rien de plus | ca suffit | non c est
    tout | non ce sera tout | ce sera bon | c est tout merci | j ai fini | rien | c est tout pour
    moi | voila c est tout | ca ira | ca ira merci | j ai termine | non rien d autre | plus rien |
    c est tout bon | non ca ira | c est fini | on est bon
  `),
  intents: {
    ask_for_person: phrases(`
      quelqu un | une personne | une vraie personne | un humain | un etre humain | humain | un
      conseiller | une conseillere | un employe | un responsable | le responsable | le patron | la
      patronne | le gerant | la gerante | un operateur | une operatrice | un serveur | une
      serveuse | parler a quelqu un | parler avec quelqu un | passez moi quelqu un | parler a une
      personne | un membre de l equipe | operateur | reclamation | une reclamation | remboursement
      | un remboursement | me plaindre | transferez moi | un vrai humain | reserver une table |
      reserver | une reservation | reservation | une table pour | traiteur | votre equipe | l
      equipe
    `),
    leave_message: phrases(`
      laisser un message | un message | message | laisser message | prendre un message | laisser
      un mot | rappelez moi | etre rappele | me rappeler | vous laisser un message
    `),
    place_order: phrases(`
      passer une commande | passer commande | commander | une commande | pour commander | c est
      pour une commande | pour une commande | je voudrais commander | commande | c est pour
      commander | faire une commande | prendre ma commande | commander a l avance | j aimerais
      commander
    `),
    repeat: phrases(`
      repetez | repeter | vous pouvez repeter | pouvez vous repeter | pardon | comment | redites |
      vous avez dit quoi | qu avez vous dit | encore une fois | j ai pas compris | je n ai pas
      compris | j ai pas entendu | je n ai pas entendu | excusez moi | quoi | vous dites | je vous
      entends mal | je vous entends pas | plait il | repetez svp | pourriez vous repeter | vous
      pourriez repeter | je ne vous entends pas | desole
    `),
    help: phrases(`
      aide | aidez moi | de l aide | comment ca marche | que puis je dire | je comprends pas | je
      ne comprends pas | quelles sont les options | qu est ce que je peux dire | besoin d aide |
      comment on fait | qu est ce que je dois dire
    `),
    wait: phrases(`
      attendez | un instant | une seconde | une minute | un moment | deux secondes | deux minutes
      | patientez | ne quittez pas | attends | je regarde | je reflechis | attendez une seconde |
      attendez un instant | attendez deux secondes | laissez moi voir | attendez un moment | je
      demande | une petite seconde | un petit instant | attendez une minute | laissez moi
      reflechir
    `),
    cancel: phrases(`
      annuler | annulez | annulez tout | laissez tomber | j ai change d avis | je ne veux plus
      commander | on annule | j annule | oubliez | on laisse tomber | tant pis | je veux annuler |
      je prefere annuler | je ne veux plus rien
    `),
    cancel_order: phrases(`
      annuler la commande | annulez la commande | annuler ma commande | annulez ma commande |
      annuler une commande | annuler notre commande
    `),
    ask_placed_order: phrases(`
      ou est ma commande | ou en est ma commande | ou en est notre commande | ma commande n est pas
      arrivee | ma commande n est toujours pas arrivee | j attends ma commande | j attends toujours
      ma commande | toujours pas livre | toujours pas arrive | je n ai toujours rien recu | la
      livraison est en retard | ma livraison est en retard | ma commande est en retard | j ai passe
      une commande | j ai commande tout a l heure | j ai commande il y a | au sujet de ma commande |
      a propos de ma commande | concernant ma commande | ce n est pas ce que j ai commande | une
      erreur dans ma commande | il manque quelque chose dans ma commande
    `),
    ask_who: phrases(`
      bonjour | bonsoir | allo | allo allo | allo bonjour | vous etes la | vous m entendez | il y a
      quelqu un | y a quelqu un | etes vous la | vous etes un robot | vous etes un robot ou quoi | c
      est un robot | etes vous un robot | vous etes une machine | c est une machine | vous etes un
      humain | vous etes une vraie personne | qui etes vous | vous etes qui | c est qui | qui est a
      l appareil | je parle a un robot | je parle a une machine | comment allez vous | comment ca va
      | c est un repondeur
    `),
    goodbye: phrases(`
      au revoir | bonne soiree | bonne journee | bonne nuit | a bientot | salut | adieu
    `),
    thanks: phrases('merci | merci beaucoup | merci bien | je vous remercie'),
    ask_hours: phrases(`
      jusqu a quelle heure | vous etes ouverts jusqu a quelle heure | vous fermez quand | vous ouvrez
      quand | vous fermez a quelle heure | vous ouvrez a quelle heure | a quelle heure vous fermez | a
      quelle heure vous ouvrez | vos horaires | les horaires | vous etes ouvert | vous etes
      ouverts | etes vous ouvert | etes vous ouverts | horaires d ouverture | a quelle heure
      fermez vous | a quelle heure ouvrez vous | vous etes fermes
    `),
    ask_wait: phrases(`
      combien de temps | ca prend combien de temps | il faut combien de temps | c est long | quand
      est ce que ce sera pret | quand ce sera pret | ce sera pret quand | quel delai | combien d
      attente | ce sera pret a quelle heure | dans combien de temps
    `),
    ask_total: phrases(`
      ca fait combien | combien ca fait | le total | quel est le total | c est combien | ca fait
      combien en tout | combien je vous dois | combien en tout | ca coute combien | je vous dois
      combien | c est combien en tout | combien ca coute | combien ca fait en tout | ca me fait
      combien | ca fait combien pour l instant | combien ca fait pour l instant | ca fait combien
      jusque la | ca fera combien | combien
    `),
    ask_order: phrases(`
      repetez ma commande | repetez la commande | relisez ma commande | recapitulez | j ai
      commande quoi | qu est ce que j ai commande | vous pouvez recapituler | ma commande |
      relisez la commande | vous avez note quoi | qu est ce que vous avez note | repeter ma
      commande | repeter la commande | recapituler | vous pouvez repeter ma commande
    `),
    change_address: phrases(`
      l adresse | changer l adresse | mauvaise adresse | une autre adresse | mon adresse | l
      adresse est fausse | l adresse n est pas bonne
    `),
    change_time: phrases(`
      l heure | changer l heure | une autre heure | plus tard | plus tot | l horaire | l heure n
      est pas bonne | l heure ne va pas
    `),
    change_name: phrases('le nom | changer le nom | mon nom | un autre nom | le nom n est pas bon'),
    change_phone: phrases(`
      le numero | le numero de telephone | changer le numero | un autre numero | mon numero | le
      telephone | le numero n est pas bon
    `),
    order_usual: phrases(`
      comme d habitude | comme d hab | la meme chose que d habitude | ma commande habituelle |
      pareil que d habitude | mon habituelle | la commande habituelle | comme toujours
    `),
    order_last: phrases(`
      comme la derniere fois | la meme chose que la derniere fois | pareil que la derniere fois | ma
      derniere commande | la derniere commande | la meme commande que la derniere fois | repeter ma
      derniere commande | refaire ma derniere commande | la meme que la derniere fois
    `),
    ask_cheaper: phrases(`
      gratuit | gratuite | gratuitement | gratis | pour rien | offert par la maison | une reduction | une remise | moins cher
    `),
    pay_cash: phrases(`
      payer en especes | en especes | en liquide | payer en liquide | par especes | je paie en especes | je paye en especes | je paierai en especes | je paie en liquide | je paye en liquide | je vais payer en especes | en cash | je paie cash | paiement en especes | je reglerai en especes | je regle en especes
    `),
    use_coupon: phrases(`
      un code promo | code promo | un bon de reduction | bon de reduction | un code de reduction |
      un coupon | coupon | j ai un code promo | j ai un bon de reduction | code de reduction | un
      code promotionnel
    `),
  },
  fulfilments: {
    pickup: phrases(`
      a emporter | emporter | a l emporter | pour emporter | je viens la chercher | sur place a
      emporter | je viens chercher | je passe la prendre | je passe la chercher | je passe prendre
      | retrait | au comptoir | je viendrai la chercher | je viens les chercher | click and
      collect | je passerai la chercher | je passerai la prendre | je viens la prendre | venir
      chercher | je viens | je passe | chercher | a retirer | en retrait | je passe les prendre
    `),
    delivery: phrases(`
      livraison | en livraison | une livraison | pour une livraison | a livrer | livrer | livre |
      me faire livrer | etre livre | a domicile | livraison a domicile | livrez | vous livrez |
      livree | livres | me livrer | la livraison
    `),
    dine_in: phrases(`
      sur place | manger sur place | a table | consommer sur place | pour manger sur place
    `),
  },
  languages: {
    en: phrases(`
      in english | english | en anglais | anglais | do you speak english | vous parlez anglais |
      parlez vous anglais
    `),
    fr: phrases(`
      en francais | francais | vous parlez francais | parlez vous francais | parler francais
    `),
    ur: phrases('en ourdou | ourdou | urdu'),
    tr: phrases('en turc | turkce | parler turc'),
    es: phrases('en espagnol | espagnol | espanol'),
  },
  nameLeads: phrases(`
    mon nom est | mon nom c est | je m appelle | au nom de | au nom d | c est au nom de | c est au
    nom d | le nom c est | mon prenom c est | mon prenom est
  `),
  nameLeadsWhenAsked: phrases(`
    c est pour | pour | c est | ce sera | ca sera | moi c est | je suis | mettez | nom | le nom |
    monsieur | madame | mademoiselle | ici
  `),
  addressLeads: phrases(`
    mon adresse est | mon adresse c est | l adresse est | l adresse c est | j habite | j habite au
    | livrez au | livrer au | livraison au | livrez moi au | je suis au | me livrer au | faire
    livrer au
  `),
  addressLeadsWhenAsked: phrases(`
    numero | au numero | c est le numero | le numero | c est | c est au | au | a | ce sera | ce sera au | alors c est | c est le | le | adresse
  `),
  streetWords: phrases(`
    rue | avenue | boulevard | place | chemin | impasse | allee | quai | route | cours | square |
    passage | residence | batiment | villa | faubourg | esplanade | promenade | voie | sentier |
    hameau | lotissement | cite | montee | traverse
  `),
  phoneLeads: phrases(`
    mon numero est | mon numero c est | le numero c est | mon telephone c est | c est le | mon
    portable c est | le numero est | mon numero de telephone c est
  `),
  postcodeLeads: phrases('code postal'),
  noteLeads: [
    { phrase: 'notez que', keep: false },
    { phrase: 'precisez que', keep: false },
    { phrase: 'precisez', keep: false },
    { phrase: 'dites au livreur', keep: true },
    { phrase: 'dites a la cuisine', keep: false },
    { phrase: 'dites au chef', keep: false },
    { phrase: 'une remarque', keep: false },
    { phrase: 'sonnez', keep: true },
    { phrase: 'le code de la porte', keep: true },
    { phrase: 'le digicode', keep: true },
  ],
  allergens: {
    gluten: phrases('gluten | ble | coeliaque | seigle | orge'),
    crustaceans: phrases(`
      crustacés | crustaces | crustace | crevettes | crevette | crabe | homard | fruits de mer
    `),
    eggs: phrases('œufs | oeufs | oeuf'),
    fish: phrases('poisson | poissons'),
    peanuts: phrases('arachides | arachide | cacahuetes | cacahuete'),
    soy: phrases('soja'),
    milk: phrases('lait | lactose | produits laitiers'),
    nuts: phrases(`
      fruits à coque | fruits a coque | noix | noisettes | noisette | amandes | amande | pistaches |
      pistache | cajou
    `),
    celery: phrases('céleri | celeri'),
    mustard: phrases('moutarde'),
    sesame: phrases('sésame | sesame'),
    sulphites: phrases('sulfites | sulfite'),
    lupin: phrases('lupin'),
    molluscs: phrases(`
      mollusques | mollusque | moules | huitres | calamars | fruits de mer
    `),
  },
  allergyWords: phrases(`
    allergique | allergiques | allergie | allergies | intolerant | intolerante | intolerance |
    coeliaque
  `),
  questionLeads: phrases(`
    ou est | ou se | ou sont | quand | qui | pourquoi | comment | combien | est ce que | est ce qu |
    y a t il | il y a | vous avez | avez vous | on peut | peut on | je peux | vous faites | faites
    vous | vous etes | etes vous | vous acceptez | acceptez vous | c est quoi | quel | quelle |
    quels | quelles | peut | vous prenez | prenez vous
  `),
  offerLeads: phrases(`
    vous avez | avez vous | est ce que vous avez | vous faites | faites vous | est ce qu il y a | il
    y a | y a t il | vous vendez | vous servez
  `),
  paying: {
    tip: phrases(`
      pourboire | pourboires | pour le livreur | de pourboire | au livreur
    `),
    noTip: phrases(`
      sans pourboire | pas de pourboire | enlevez le pourboire
    `),
    keepChange: phrases(`
      gardez la monnaie | garder la monnaie | vous pouvez garder la monnaie | il peut garder la monnaie | le livreur peut garder la monnaie | vous garderez la monnaie
    `),
    percent: phrases(`
      pour cent | pourcent | pourcents
    `),
    cents: phrases(`
      centime | centimes | cent | cents
    `),
    units: phrases(`
      euro | euros | franc | francs | dollar | dollars
    `),
    around: phrases(`
      s il vous plait | ajoutez | ajouter | mettez | laissez | donnez | avec | plus | et | un | une | de | d | le | la | en | je | veux | voudrais | laisse | mets | rajoutez | comme | aussi | donne | vous | laisserai | laisser | je peux | est-ce que je peux | je voudrais | donner
    `),
  },
  numberParts: {
    start: phrases(`
      ca commence par | il commence par | commence par | le debut c est | le debut est | au debut c
      est
    `),
    end: phrases(`
      la fin c est | la fin est | ca finit par | il finit par | finit par | a la fin c est | les
      derniers chiffres c est | les derniers chiffres sont | se termine par | ca se termine par
    `),
  },
  givesFirstName: false,
  ordinals: [
    ['la premiere', 'le premier', 'premiere', 'premier', 'numero un'],
    ['la deuxieme', 'le deuxieme', 'la seconde', 'le second', 'deuxieme', 'numero deux'],
    ['la troisieme', 'le troisieme', 'troisieme', 'numero trois'],
    ['la quatrieme', 'le quatrieme', 'quatrieme', 'numero quatre'],
  ],
  time: {
    patterns: [
      {
        pattern:
          /\b(?:le plus (?:tot|vite|rapidement) possible|au plus (?:tot|vite)|des que possible|des que c est pret|tout de suite|immediatement|aussi vite que possible)\b/,
        meaning: 'asap',
      },
      { pattern: /\bmaintenant$/, meaning: 'asap' },
      {
        pattern:
          /\b(?:maintenant|desormais|vite|des que vous pouvez|quand c est pret|n importe|peu importe)\b/,
        meaning: 'asap',
        onlyWhenAsked: true,
      },
      { pattern: /\bdans 1 heure et demi[e]?\b/, meaning: 'in', plusMinutes: 90 },
      {
        pattern: /\b(?:dans )?(?:environ )?(?:1 )?demi[e]? heure\b/,
        meaning: 'in',
        plusMinutes: 30,
      },
      { pattern: /\b(?:dans )?(?:environ )?3 quarts d heure\b/, meaning: 'in', plusMinutes: 45 },
      {
        pattern: /\b(?:dans )?(?:environ )?(?:1|un) quart d heure\b/,
        meaning: 'in',
        plusMinutes: 15,
      },
      { pattern: /\bdans (?:environ )?(?<hours>\d+) (?:heures?|h)\b/, meaning: 'in' },
      { pattern: /\bdans (?:environ )?(?<minutes>\d+) (?:minutes|min|mn)\b/, meaning: 'in' },
      { pattern: /\b(?<minutes>\d+) (?:minutes|min|mn)\b/, meaning: 'in', onlyWhenAsked: true },
      {
        pattern: /\b(?:(?:a|pour|vers) )?midi et demi[e]?\b/,
        meaning: 'at',
        hour: 12,
        half: 'pm',
        plusMinutes: 30,
      },
      {
        pattern: /\b(?:(?:a|pour|vers) )?midi et quart\b/,
        meaning: 'at',
        hour: 12,
        half: 'pm',
        plusMinutes: 15,
      },
      {
        pattern: /\b(?:(?:a|pour|vers) )?midi moins (?:le )?quart\b/,
        meaning: 'at',
        hour: 12,
        half: 'pm',
        plusMinutes: -15,
      },
      {
        pattern: /\b(?:(?:a|pour|vers) )?midi(?: (?<minute>\d\d))?\b/,
        meaning: 'at',
        hour: 12,
        half: 'pm',
      },
      {
        pattern: /\b(?:(?:a|pour|vers) )?minuit (?:0 )?(?<minute>\d{1,2})\b/,
        meaning: 'at',
        hour: 0,
      },
      { pattern: /\b(?:(?:a|pour|vers) )?minuit\b/, meaning: 'at', hour: 24 },
      {
        pattern:
          /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h) et demi[e]?\b(?: (?<half>du matin|du soir))?/,
        meaning: 'at',
        plusMinutes: 30,
      },
      {
        pattern:
          /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h) et quart\b(?: (?<half>du matin|du soir))?/,
        meaning: 'at',
        plusMinutes: 15,
      },
      {
        pattern:
          /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h) moins (?:le )?quart\b(?: (?<half>du matin|du soir))?/,
        meaning: 'at',
        plusMinutes: -15,
      },
      {
        pattern: /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h) moins (?<minute>\d{1,2})\b/,
        meaning: 'at',
        before: true,
      },
      {
        pattern:
          /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h)(?: (?:0 )?(?<minute>\d{1,2}))? (?<half>du matin|de l apres midi|du soir)\b/,
        meaning: 'at',
      },
      {
        pattern:
          /\b(?:(?:a|pour|vers) )?(?<hour>\d{1,2}) (?:heures?|h)(?: (?:0 )?(?<minute>\d{1,2}))?\b/,
        meaning: 'at',
      },
      { pattern: /\b(?:a|vers|pour) (?<hour>1\d|2[0-3]) (?<minute>[0-5]\d)\b/, meaning: 'at' },
      { pattern: /\b(?<hour>\d{1,2}) (?<minute>[0-5]\d)\b/, meaning: 'at', onlyWhenAsked: true },
      { pattern: /\b(?<hour>[012]\d)(?<minute>[0-5]\d)\b/, meaning: 'at', onlyWhenAsked: true },
      { pattern: /\b(?:a|vers|pour) (?<hour>\d{1,2})\b/, meaning: 'at', onlyWhenAsked: true },
    ],
    morning: ['du matin'],
    days: [
      { phrase: 'aujourd hui', day: { kind: 'in_days', days: 0 } },
      { phrase: 'aujourdhui', day: { kind: 'in_days', days: 0 } },
      { phrase: 'ce soir', day: { kind: 'in_days', days: 0 } },
      { phrase: 'ce midi', day: { kind: 'in_days', days: 0 } },
      { phrase: 'apres demain', day: { kind: 'in_days', days: 2 } },
      { phrase: 'demain', day: { kind: 'in_days', days: 1 } },
      { phrase: 'lundi', day: { kind: 'weekday', weekday: 1 } },
      { phrase: 'mardi', day: { kind: 'weekday', weekday: 2 } },
      { phrase: 'mercredi', day: { kind: 'weekday', weekday: 3 } },
      { phrase: 'jeudi', day: { kind: 'weekday', weekday: 4 } },
      { phrase: 'vendredi', day: { kind: 'weekday', weekday: 5 } },
      { phrase: 'samedi', day: { kind: 'weekday', weekday: 6 } },
      { phrase: 'dimanche', day: { kind: 'weekday', weekday: 7 } },
    ],
  },
  hints: {
    quantities: ['un', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'encore une', 'encore un'],
    digits: words(`
      zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
      vingt trente quarante cinquante soixante
    `),
    firstNames: words(`
      Jean Pierre Michel Philippe Alain Nicolas Christophe Patrick Laurent Thomas Julien Antoine
      Alexandre Maxime Lucas Hugo Louis Paul Arthur Mohamed Karim Mehdi David Olivier François
      Marie Nathalie Isabelle Sylvie Catherine Françoise Sandrine Céline Sophie Julie Camille
      Emma Léa Manon Chloé Sarah Fatima Nadia Claire Anne Martin Bernard Dubois Durand Dupont
      Moreau Lefebvre Leroy Roux Petit
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {item} {size}', '{quantity} {size} {item}'],
      ...['{quantity} {item} et {quantity} {item}', 'je voudrais {quantity} {item}'],
      ...["s'il vous plaît {quantity} {item}", '{quantity} {item} s’il vous plaît'],
      ...['je vais prendre {quantity} {item}', 'mettez-moi {quantity} {item}'],
      ...['{quantity} {item} avec {option}', '{quantity} {item} sans {option}', 'sans {option}'],
      ...['avec {option}', 'supplément {option}', 'mettez-en {quantity}', 'plutôt {quantity}'],
      ...['enlevez {item}', 'la même chose', 'remplacez {item} par {item}', 'annulez ça'],
      ...['c’est combien {item}', 'vous avez {item}', 'qu’est-ce qu’il y a dans {item}'],
    ],
    choices: ['{choice} s’il vous plaît', '{size}', '{choice} et {choice}', 'plutôt {choice}'],
    times: [
      ...['le plus tôt possible', 'tout de suite', 'maintenant', 'dans une demi-heure'],
      ...['dans une heure', 'dans vingt minutes', 'dans trente minutes', 'à midi', 'midi et demi'],
      ...hours.flatMap((hour) => [
        `à ${hour} heures`,
        `${hour} heures`,
        `${hour} heures et demie`,
        `${hour} heures et quart`,
        `${hour} heures trente`,
        `${hour} heures quinze`,
        `${hour} heures moins le quart`,
      ]),
    ],
    names: [
      '{name}',
      "c'est {name}",
      'au nom de {name}',
      "c'est pour {name}",
      "je m'appelle {name}",
    ],
    addresses: ['{digit} rue', '{digit} {digit} rue', '{digit} avenue', '{digit} boulevard'],
    digitStrings: [
      '{digit} {digit} {digit} {digit} {digit}',
      '{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}',
    ],
  },
};

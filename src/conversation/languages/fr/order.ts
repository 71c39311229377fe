import { phrases, type OrderLanguage } from '../../understanding/language.js';
import * as numbers from './numbers.js';

/** How people order in French. */
export const french: OrderLanguage = {
  code: 'fr',
  numbers,
  elided: ['l', 'd', 'j', 'm', 't', 's', 'n', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu'],
  prepositions: ['sur', 'dans', 'en', 'au', 'aux'],
  indefinite: ['un', 'une'],
  definite: phrases('le | la | les | l | ma | mon | mes'),
  refusals: ['non'],
  nounFirst: true,
  linkWords: phrases('de | d | du | des | la | le | les | l | a | au | aux | en | facon'),
  andWords: ['&', 'et'],
  inflections: [
    [
      ['(eau|eu)x$', '$1'],
      ['aux$', 'al'],
      ['(..)[sx]$', '$1'],
    ],
    [
      ['(e)lle$', '$1l'],
      ['([eo])nne$', '$1n'],
      ['ette$', 'et'],
      ['(a|ai|e)che$', '$1c'],
      ['(..)e$', '$1'],
    ],
  ],
  sounds: [
    ['eaux?|aux?', 'o'],
    ['ph', 'f'],
    ['sch|ch|sh', '1'],
    ['gu(?=[ei])', 'g'],
    ['g(?=[eiy])', 'j'],
    ['qu|q|ck|k', 'k'],
    ['c(?=[eiy])', 's'],
    ['c', 'k'],
    ['gn', 'n'],
    ['h', ''],
    ['ain|ein|in|im|yn|un', '2'],
    ['en|an|em|am', '3'],
    ['on|om', '4'],
    ['ai|ei|e+', 'e'],
    ['oi', 'wa'],
    ['ou', 'u'],
    ['y', 'i'],
    ['z', 's'],
    ['x', 'ks'],
    ['(?<=.)[aeiou]', ''],
    ['(.)\\1+', '$1'],
    ['[tdspe]+$', ''],
  ],
  equivalents: [
    phrases('mozzarella | mozza'),
    phrases('champignon | champi'),
    phrases('mayonnaise | mayo'),
    phrases('coca | coca cola'),
    phrases('parmesan | parmigiano'),
    phrases('emmental | gruyere rape'),
    phrases('vegetarienne | vege'),
    phrases('sandwich | casse croute'),
    phrases('hamburger | burger'),
    phrases('capuccino | cappuccino'),
    phrases('deca | decafeine'),
    phrases('litre | l'),
    phrases('pour cent | %'),
    phrases('centilitre | cl'),
  ],
  sweepingWords: ['tout', 'tous', 'toutes', 'complete', 'complet'],
  pointingWords: phrases('le | la | les | l | en | ca | cela | celui | celle'),
  plainWords: phrases(
    'nature | classique | traditionnel | traditionnelle | normal | normale | maison | simple | frais | fraiche | notre | votre',
  ),
  bareWords: ['noir', 'noire', 'noirs'],
  dishWords: phrases('plat | plats | assiette | formule | menu | sandwich | sandwichs | burger'),
  commonWords: phrases(`
    le | la | les | l | de | d | du | des | au | aux | a | en | dans | sur | sous | pour | par | chez | vers | ce | cet |
    cette | ces | c | ca | cela | mon | ma | mes | ton | ta | tes | son | sa | ses | notre | nos | votre | vos | leur |
    leurs | je | j | tu | il | elle | on | nous | vous | ils | elles | me | m | te | t | se | s | lui | y | moi | toi | eux |
    qui | que | qu | quoi | dont | ou | quand | comment | pourquoi | si | ne | n | pas | plus | moins | tres | trop |
    assez | bien | mal | aussi | encore | toujours | jamais | deja | ici | la | est | es | suis | sont | sera | etait | ai |
    as | avons | avez | ont | aura | aurais | serait | peut | peux | pourrais | pouvez | pourrait | veux | veut | voulons |
    voulez | voudrais | voudrait | aimerais | aimerait | souhaite | souhaiterais | prends | prendrai | prendrais |
    prendre | prendra | prenons | commande | commander | manger | boire | bonjour | bonsoir | salut | allo | merci |
    svp | stp | oui | ouais | non | ok | alors | donc | bon | ben | bah | euh | hein | voila | parfait | super | genial |
    tres | beaucoup | chose | choses | quelque | personne | personnes | gens | table | midi | soir | matin | demain |
    aujourd hui | heure | heures | minute | minutes | fois | tout | tous | toute | toutes | meme | memes | autre | autres |
    chaque | premier | premiere | deuxieme | dernier | derniere | suite | fin | finir | commencer | emporter | livraison |
    livrer | place | taille | format | genre | sorte | type | cote | dessus | dedans | accord | plait | possible | faire |
    fait | faites | mettre | mettez | mets | donner | donnez | donne | rajouter | rajoutez | ajouter | ajoutez | juste |
    seulement | uniquement | surtout | plutot | finalement | enfin | attendez | pardon | excusez | desole | desolee |
    combien | prix | coute | quel | quelle | quels | quelles | carte | menu | plat | plats | boisson | boissons | grand |
    grande | petit | petite | moyen | moyenne | double | demi | moitie | peu | ainsi | puis | ensuite | apres | avec | sans
  `),
  cues: {
    and: phrases(`
      et | & | ainsi que | puis | et puis | ensuite | et ensuite | plus | et aussi | aussi | et avec ca | avec ca |
      et pour finir | et enfin | pour finir | et apres | egalement
    `),
    or: phrases('ou | ni'),
    with: phrases(`
      avec | garni de | garnie de | garnis de | accompagne de | accompagnee de | comprenant | a base de | qui a | avec du |
      avec de la | avec des
    `),
    without: phrases(`
      sans | pas de | pas d | sauf | hormis | excepte | hors | pas | aucun | aucune | surtout pas | surtout pas de |
      surtout pas d | ne mettez pas | ne mettez pas de | je ne veux pas | je veux pas | j veux pas | je ne veux pas de |
      je veux pas de | evitez | eviter | point de | tout sauf | sans les | sans le | sans la | sans l | oubliez | non
    `),
    but: phrases(
      'mais | par contre | en revanche | juste | seulement | uniquement | un seul | une seule',
    ),
    extra: phrases(`
      supplement | supplements | un supplement | extra | double | doubles | triple | beaucoup de | beaucoup d | plein de |
      plein d | davantage de | davantage d | plus de | plus d | bien de | rab de | du rab de | avec supplement |
      supplement de | supplement d | un supplement de | un supplement d | rajout de | en supplement | en plus |
      une double dose de | un extra | un max de
    `),
    light: phrases(`
      un peu de | un peu d | peu de | peu d | pas trop de | pas trop d | moins de | moins d | legerement | un soupcon de |
      une pointe de | un filet de | un filet d | une touche de | pas beaucoup de | pas beaucoup d | un tout petit peu de |
      leger en | legere en | tres peu de | tres peu d
    `),
    clause: phrases(`
      je voudrais | j voudrais | on voudrait | nous voudrions | j aimerais | on aimerait | je veux | on veut | je prends |
      on prend | je vais prendre | on va prendre | nous allons prendre | je prendrai | je prendrais | on prendra |
      prendre | donnez moi | donne moi | mettez moi | mettez | mets moi | ajoutez | ajoutez moi | rajoutez | rajoutez moi |
      ajouter | rajouter | il me faut | il me faudrait | il nous faut | il nous faudrait | il faudrait | ce sera |
      ca sera | pour moi | commander | je souhaite | je souhaiterais | avoir | me mettre | veux | voudrais | mettre |
      je commande | vous mettez | vous me mettez | vous ajoutez | je desire
    `),
    filler: phrases(`
      s il vous plait | s il te plait | merci | merci beaucoup | bonjour | bonsoir | est ce que | est ce que je peux |
      est ce que je pourrais | est ce que vous pouvez | est ce qu on peut | je peux | je pourrais | c est tout | ce sera tout | ca sera tout |
      c est bon | d accord | bien sur | un instant | une seconde | une minute | pas de souci | pas de probleme |
      tres bien | a emporter | en livraison | une commande | passer une commande | non merci | rien d autre |
      c est pour | pour commencer | a la place du chef | dessus | dedans | si possible | un petit peu | tout de suite | une petite |
      comme boisson | en boisson | comme dessert | en dessert | en entree | comme entree | comme plat | en plat | comme accompagnement | en accompagnement | un peu | du coup |
      pas mal | pourquoi pas | une fois | plus tard | euh
    `),
    unit: phrases(`
      portion de | portions de | part de | parts de | assiette de | assiettes de | bol de | bols de | bouteille de |
      bouteilles de | bouteille d | bouteilles d | canette de | canettes de | tasse de | tasses de | verre de | verres de | verre d |
      tranche de | tranches de | boule de | boules de | barquette de | barquettes de | pot de | pots de | fois | x
    `),
    times: phrases('multiplie par'),
    aside: phrases('a part | a cote | sur le cote'),
    all: phrases(`
      tous | toutes | tous les deux | toutes les deux | les deux avec | les deux en | les trois avec | pour tous |
      tous avec | toutes avec | pour les deux | dans les deux
    `),
    one: phrases(`
      l autre | la premiere | le premier | la deuxieme | le deuxieme | la seconde | le second | les autres | l une | l un |
      la derniere | le dernier
    `),
    ofEach: phrases('de chaque | chacun | chacune | chaque | de chacun | de chacune'),
    halves: phrases('moitie moitie'),
    half: phrases(`
      moitie | la moitie | une moitie | l autre moitie | sur la moitie | sur une moitie | sur l autre moitie
    `),
    repair: phrases(`
      pardon | excusez moi | je veux dire | je voulais dire | non pardon | non plutot | plutot | ou plutot | enfin non |
      non attendez | attendez | non finalement | finalement | finalement non | euh non | ah non | desole | desolee |
      correction | mieux | enfin | en fait
    `),
    another: phrases(`
      une autre | un autre | encore une | encore un | une de plus | un de plus | remettez m en une | remettez en une |
      remettez m en un | remettez en un
    `),
    same: phrases(
      'la meme | le meme | les memes | la meme chose | pareil | idem | la pareille | comme elle | comme lui | pareil pour moi | la meme chose pour moi | comme ma femme | comme mon mari',
    ),
    drop: phrases(`
      enlevez | enleve | enlever | retirez | retire | retirer | supprimez | supprimer | annulez | annuler | otez |
      vous pouvez enlever | vous pouvez retirer | je ne veux plus | je veux plus | plus besoin
    `),
    change: phrases(
      'changez | changer | remplacez | remplacer | echangez | modifiez | changez moi',
    ),
    to: phrases('par | contre | pour | en'),
    instead: phrases(
      'a la place de | a la place d | a la place du | a la place | au lieu de | au lieu d | au lieu du | au lieu des | plutot que',
    ),
    makeIt: phrases(`
      mettez en | mettez m en | mettez en plutot | faites en | faites m en | mettez la | mettez le | mettez les |
      faites la | faites le | faites les | prenez la | je la veux | je le veux | je les veux | mettez en finalement |
      mettez la moi | finalement mettez en | je la prends | je le prends | disons
    `),
    undo: phrases(`
      annulez ca | enlevez ca | retirez ca | annulez la derniere | annulez le dernier | oubliez ca | laissez tomber | annule ca | supprimez ca
    `),
    startOver: phrases(`
      on recommence | recommencez | recommencer | on recommence tout | annulez tout | annulez la commande |
      annulez ma commande | on efface tout | effacez tout | reprenons depuis le debut | depuis le debut | repartons de zero
    `),
    onto: phrases(
      'sur le | sur la | dans le | dans la | a la | au | pour la | pour le | sur ma | sur mon',
    ),
    price: phrases(`
      combien coute | combien coutent | c est combien | combien pour | combien est | quel est le prix de | quel est le prix du |
      quel est le prix d | le prix de | le prix du | a combien est | a combien sont | combien ca coute | ca coute combien |
      il est a combien | elle est a combien | combien
    `),
    contents: phrases(`
      qu est ce qu il y a dans | qu est ce qu il y a sur | qu y a t il dans | qu y a t il sur | il y a quoi dans |
      il y a quoi sur | c est quoi | qu est ce que c est | quels sont les ingredients de | la composition de
    `),
    allergen: phrases(`
      est ce qu il y a | y a t il | il y a | y a | est ce que ca contient | contient | ca contient | est ce que la | est ce que le |
      contiennent | y a t il des | y a t il du
    `),
    offer: phrases(`
      qu est ce que vous avez | vous avez quoi | avez vous | vous avez | quels sont vos | quelles sont vos | qu avez vous | vous faites quoi | qu est ce que vous proposez | vous proposez quoi | vous auriez
    `),
  },
};

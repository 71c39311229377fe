import type { Cue } from '../understanding/language.js';

/**
 * What Hindi and Urdu have in common when they are written in Latin letters, as recognisers and callers' texts do, and
 * the English words that both borrow. Each text is phrases with `|` between them, to be put beside those in the
 * language's own script.
 */
export const roman = {
  /** The numbers from 0; a place is empty where the spelling is that of another word. */
  numbers: [
    'zero, sifar, shunya',
    'ek, aik, one',
    'do, two',
    'teen, tin, three',
    'char, chaar, four',
    'panch, paanch, five',
    'chhe, che, chay, chhah, six',
    'saat, seven',
    'aath, eight',
    'nau, nine',
    'das, dus, ten',
    'gyarah, gyara',
    'barah',
    'terah',
    'chaudah, choda',
    'pandrah, pandra',
    'solah',
    'satrah',
    'atharah, athara',
    'unnis, unnees',
    'bees, bis',
    'ikkis, ikkees',
    'bais, baees',
    'teis, tees teen',
    'chaubis, chobis',
    'pachis, pachees',
    ...[
      'chhabbis',
      'sattais',
      'atthais',
      'untis',
      'tees',
      'iktis',
      'battis',
      'taintis',
      'chauntis',
    ],
    ...[
      'paintis',
      'chhattis',
      'saintis',
      'adtis',
      'untalis',
      'chalis, chalees',
      'iktalis',
      'bayalis',
    ],
    ...['taintalis', 'chawalis', 'paintalis, paintalees', 'chhiyalis', 'saintalis', 'adtalis'],
    ...['unchas', 'pachas', 'ikyawan', 'bawan', 'tirpan', 'chauwan', 'pachpan', 'chhappan'],
  ],
  hundreds: ['sau'],
  thousands: ['hazar', 'hazaar'],
  common: `
    main | mein | me | hum | ham | aap | tum | yeh | ye | woh | wo | is | us | ko | ka | ki | ke | se | par | hai | hain |
    tha | ho | hoga | kya | kaun | kab | kahan | kaise | kyun | kitna | kitne | kitni | nahi | nahin | haan | han | ji |
    bhi | hi | to | toh | na | mat | aur | ya | lekin | magar | bas | sirf | chahiye | dena | dijiye | dedo | do | lena |
    lunga | lungi | karna | kar | karo | kijiye | order | naam | mera | meri | mere | apna | pata | number | phone | ghar |
    abhi | baad | pehle | aaj | kal | shaam | subah | raat | dopahar | baje | ghante | minute | shukriya | dhanyavaad |
    please | plz | bhai | bhaiya | sahab | madam | sir | hello | namaste | salam | assalam | acha | accha | theek | thik |
    wala | wali | wale | chota | choti | chote | bara | bada | badi | bari | bade | size | plate | piece | paise | rupaye |
    rupees | total | bill | bhej | bhejna | mangwana | khana | peena | pani | kuch | koi | sab | dono | ek
  `,
  cues: {
    and: 'aur | saath mein | sath mein | phir | aur phir | aur saath mein | plus | and',
    or: 'ya',
    with: 'jis mein | with',
    without: 'bina | bagair | without | no',
    but: 'lekin | magar | sirf | bas',
    extra: 'extra | zyada | ziada | jyada | double | dugna | bohat sara',
    light: 'kam | thora | thoda | thodi | thori | halka | zara sa',
    clause: 'mujhe | hamein | humein | mujhko | mereko',
    filler: `
      chahiye | chaiye | chahie | dijiye | de dijiye | de do | dedo | dena | de dein | lunga | lungi | lenge | please |
      plz | ji | bhi | bhai | bhaiya | acha | accha | theek hai | order | order karna hai | mangwana hai | bhej dijiye |
      bhej do | laga dijiye | daal dijiye | dal dijiye | dal do | daal do | add kar do | add kar dijiye | hello |
      namaste | salam | assalam o alaikum | shukriya | dhanyavaad | aur kuch nahi | bas itna hi | mere liye | hain | hai |
      peene ke liye | size ka | size ki | wala | wali | wale | ek minute
    `,
    unit: 'plate | plates | piece | pieces | glass | bottle | cup | katori | can | adad',
    times: 'dafa | baar | times',
    aside: 'alag se | side mein | side me',
    all: 'sab | sabhi | dono | dono mein | sab mein | har ek',
    one: 'doosra | dusra | pehla | baaqi | baki',
    repair: `
      sorry | maaf kijiye | maaf kijiyega | mera matlab | matlab | nahi nahi | balke | balki | rukiye | sorry nahi |
      nahi sorry
    `,
    another: 'ek aur | aik aur',
    same: 'wahi | wohi | waisa hi | same',
    drop: '',
    change: '',
    to: 'mein badal kar',
    instead: '',
    makeIt: '',
    undo: 'wo hata do | usay hata dein | usko hata do | use hata do | wapas karo | wo cancel kar do | undo',
    startOver: `
      phir se shuru | phir se shuru karo | dobara se shuru | shuru se | sab hata do | sab cancel kar do | sab hata dijiye |
      sab cancel kar dijiye
    `,
    onto: 'ke upar',
    price: '',
    contents: '',
    allergen: '',
    offer: `
      kya kya hai | aap ke paas kya hai | menu mein kya hai | menu me kya hai | kaun kaun se | kya milega | kaun si |
      kya kya milta hai
    `,
    ofEach: '',
    half: '',
    halves: '',
  } satisfies Record<Cue, string>,
  cuesBehind: {
    with: 'ke saath | ke sath',
    without: `
      ke bina | ke bagair | nahi chahiye | nahin chahiye | nahi chaiye | mat dalna | mat daalna | mat daliye | mat dalo |
      mat daliyega | na daalein | nahi dalna | na ho | nahi | nahin
    `,
    drop: `
      hata do | hata dijiye | hata dein | hatao | nikal do | nikal dijiye | cancel | cancel kar do | cancel kar dijiye |
      cancel kar dein | mat bhejiye
    `,
    change: `
      badal do | badal dijiye | badal dein | se badal do | se badal dijiye | change kar do | change kar dijiye |
      se change kar do
    `,
    instead: 'ki jagah | ki jaga | ke badle',
    makeIt: 'kar do | kar dijiye | kar dein | kr do | kardo | bana do | bana dijiye',
    price: `
      kitne ka hai | kitne ki hai | kitne ka | kitne ki | kitne ke hain | kitnay ka hai | kitnay ki hai | ka rate kya hai |
      ki qeemat kya hai | ki keemat kya hai | ka price kya hai | kitna hai | kitne ka milega
    `,
    contents: 'mein kya hai | me kya hai | mein kya kya hai | me kya kya hai | mein kya hota hai',
    allergen: 'hai kya | hota hai kya | milega kya | milegi kya | hogi kya',
  },
  fillers: `
    please | plz | ji | bhai | bhaiya | sir | madam | hello | namaste | salam | assalam o alaikum | acha | accha | um | ek |
    main | mera | meri | hai | hain | ka | ki | ke | ko | se | mein | me | aur | chahiye | dijiye | de do | wala | wali |
    wale | yeh | woh | to | toh | bhi | kar do | kar dijiye | mujhe | order | naam | par | size
  `,
  affirm: `
    haan | han | haan ji | ji haan | ji | ji han | haan haan | theek hai | thik hai | theek | sahi | sahi hai | bilkul |
    bilkul sahi | haan sahi hai | ok | okay | yes | haan bilkul | haan theek hai | zaroor | zarur | sab sahi hai | ji bilkul |
    haan sab sahi hai | sab theek hai | chalega | correct | durust hai | ji theek hai | haan chahiye
  `,
  deny: `
    nahi | nahin | nai | ji nahi | nahi ji | nahi chahiye | nahi shukriya | nahi dhanyavaad | galat | galat hai | ghalat |
    ghalat hai | no | sahi nahi hai | nahi nahi | bilkul nahi | theek nahi hai | mat | nahi galat hai | ji nahi shukriya
  `,
  finish: `
    bas | bas itna hi | aur kuch nahi | bas aur kuch nahi | itna hi | nahi bas | bas ho gaya | bas kaafi hai |
    kuch nahi | aur nahi | bas ji | nahi aur kuch nahi | nahi bas itna hi | bas shukriya
  `,
  intents: {
    ask_for_person: `
      kisi insan se baat | kisi se baat karni hai | kisi se baat karna hai | insaan se baat | insan | manager |
      manager se baat karni hai | manager se baat karna hai | operator | staff | customer care | kisi aadmi se baat |
      shikayat | complaint | refund | table book karni hai | reservation | kisi se baat karwa dijiye | agent
    `,
    leave_message: 'message chodna hai | message | paigham | paigham chorna hai | call back',
    place_order:
      'order karna hai | order dena hai | order | khana mangwana hai | order karni hai | ji order karna hai',
    repeat: `
      phir se boliye | dobara boliye | dobara | repeat | kya kaha | kya bola | samajh nahi aaya | sunai nahi diya | phir se |
      dobara kahiye | repeat kijiye
    `,
    help: 'madad | help | kya bolun | kaise karun | mujhe samajh nahi aa raha',
    wait: 'rukiye | ruko | ek minute | ek second | sochne do | ek minute rukiye | hold on | zara rukiye',
    cancel: `
      rehne do | rehne dijiye | order nahi karna |
      mujhe nahi chahiye kuch
    `,
    goodbye: 'khuda hafiz | allah hafiz | alvida | bye | phir milenge',
    thanks: 'shukriya | bohat shukriya | dhanyavaad | thank you | thanks | bahut dhanyavaad',
    ask_hours:
      'kab tak khule hain | kitne baje band | kitne baje khulte | kab band hota hai | timing kya hai | timings',
    ask_wait:
      'kitna time lagega | kitni der lagegi | kitna waqt lagega | kab tak milega | kab tak aayega',
    ask_total:
      'total kitna hua | total kitna hai | kitne paise hue | kitna hua | total | bill kitna hua | kul kitna hua | kitne ka hua',
    ask_order:
      'mera order kya hai | order repeat kijiye | order repeat karo | mera order batao | order bata dijiye',
    change_address:
      'pata badalna hai | address change | address galat hai | pata galat hai | doosra address',
    change_time: 'time change | waqt badalna hai | time badalna hai | baad mein | doosra time',
    change_name: 'naam galat hai | naam badalna hai | naam change',
    change_phone: 'number galat hai | number badalna hai | number change | doosra number',
    order_usual:
      'hamesha wala | roz wala | jo hamesha mangwata hun | usual order | hamesha ki tarah',
    order_last:
      'pichli baar wala | pichla order | last time wala | pichli dafa wala | pichle order jaisa',
    use_coupon: 'coupon | coupon hai | discount code | promo code | coupon code',
  },
  fulfilments: {
    pickup:
      'pickup | pick up | khud lene aaunga | lene aaunga | lene aaungi | khud le jaunga | takeaway | take away | parcel | le jaunga | khud aa kar lunga',
    delivery:
      'delivery | home delivery | ghar par | ghar bhej dijiye | ghar bhej do | ghar pe | deliver | ghar par bhej do | delivery karwani hai',
    dine_in: 'dine in | wahin khana hai | restaurant mein | yahin khana hai | wahin khaunga',
  },
  allergyWords: 'allergy | allergic | elergy',
  questionLeads: 'kya | kab | kahan | kaun | kaise | kyun | kitna | kitne',
  offerLeads: 'aap ke paas | kya aap ke paas | milega',
  nameLeads: 'mera naam | naam hai | my name is',
  nameLeadsWhenAsked: 'main | naam | ji | likh lijiye',
  addressLeads: 'mera pata | mera address | address hai | pata hai',
  streetWords:
    'road | street | gali | nagar | colony | block | sector | flat | house | makan | mohalla | chowk | bazar | lane | phase | plot',
  phoneLeads: 'mera number | phone number | number hai',
  postcodeLeads: 'pin code | pincode | postal code | post code',
  ordinals: [
    'pehla | pehli | pehla wala | number ek',
    'doosra | dusra | doosri | doosra wala',
    'teesra | tisra | teesri',
    'chautha | chauthi',
  ],
  time: {
    asap: 'jitni jaldi ho sake | jaldi se jaldi | jald se jald | foran | turant | jaldi | abhi ke abhi | asap',
    asapWhenAsked: 'abhi | jab ho jaye | kabhi bhi',
    about: 'taqreeban | lagbhag | karib | koi',
    hours: 'ghante | ghanta | ghanton',
    minutes: 'minute | minutes | minat',
    behind: 'mein | me | baad | ke baad | ke andar | tak',
    noon: 'dopahar',
    midnight: 'aadhi raat',
    oclock: 'baje | bajay | baj kar',
    half: 'sarhe | saadhe | sadhe',
    quarterPast: 'sawa',
    quarterTo: 'paune | pone',
    morning: 'subah | subah ke | subah ko',
    evening:
      'shaam | sham | shaam ko | sham ko | shaam ke | sham ke | raat | raat ko | raat ke | dopahar | dopahar ko | dopahar ke',
    today: 'aaj | aaj raat | aaj shaam',
    tomorrow: 'kal | kal shaam',
    dayAfter: 'parson | parso',
  },
} as const;

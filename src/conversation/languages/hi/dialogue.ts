import type { Lexicon } from '../../agents/lexicon.js';
import { phrases as written } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { daysOf } from '../days.js';
import { inBothScripts as both } from '../hindustani.js';
import { languageRequests } from '../requests.js';
import { roman } from '../romanHindustani.js';
import { southAsianClock } from '../southAsianClock.js';
import { numbers } from './numbers.js';

const rules = { elided: [] };
const phrases = (text: string): string[] => phrasesAsSaid(text, rules);
const words = (text: string): string[] => text.trim().split(/\s+/);
const { intents, fulfilments, time } = roman;

const clock = {
  asap: 'जितनी जल्दी हो सके | जल्दी से जल्दी | तुरंत | फौरन | जल्दी',
  asapWhenAsked: 'अभी | जब हो जाए | कभी भी',
  about: 'लगभग | करीब | तकरीबन',
  hours: 'घंटे | घंटा | घंटों',
  minutes: 'मिनट',
  behind: 'में | बाद | के बाद | के अंदर | तक',
  noon: 'दोपहर',
  midnight: 'आधी रात',
  oclock: 'बजे | बजकर',
  half: 'साढ़े',
  quarterPast: 'सवा',
  quarterTo: 'पौने',
  morning: 'सुबह | सुबह के | सुबह को',
  evening: 'शाम | शाम को | शाम के | रात | रात को | रात के | दोपहर | दोपहर को | दोपहर के',
  today: 'आज | आज रात | आज शाम',
  tomorrow: 'कल | कल शाम',
  dayAfter: 'परसों',
  past: phrases('बजकर'),
  halfHour: phrases('आधे घंटे | आधा घंटा'),
  oneAndHalf: phrases('डेढ़'),
  twoAndHalf: phrases('ढाई'),
};

/** How Hindi-speaking callers say what is not food, in Devanagari or in Latin letters. */
export const lexicon: Lexicon = {
  numbers,
  ...rules,
  fillers: both(
    `
      प्लीज़ | कृपया | जी | भाई | भैया | सर | मैडम | हेलो | नमस्ते | अच्छा | एक | मैं | मेरा | मेरी | है | हैं | का | की | के |
      को | से | में | और | चाहिए | दीजिए | दे दो | वाला | वाली | वाले | यह | वह | तो | भी | कर दो | कर दीजिए | मुझे | ऑर्डर |
      नाम | पर | साइज़
    `,
    roman.fillers,
  ),
  affirm: both(
    `
      हाँ | हाँ जी | जी हाँ | जी | हाँ हाँ | ठीक है | ठीक | सही | सही है | बिल्कुल | बिल्कुल सही | हाँ सही है | ओके |
      हाँ बिल्कुल | हाँ ठीक है | ज़रूर | सब सही है | हाँ सब सही है | सब ठीक है | चलेगा | जी बिल्कुल | जी ठीक है |
      हाँ चाहिए
    `,
    roman.affirm,
  ),
  deny: both(
    `
      नहीं | नही | नही चाहिए | जी नहीं | नहीं जी | नहीं चाहिए | नहीं शुक्रिया | नहीं धन्यवाद | गलत | गलत है | सही नहीं है | नहीं नहीं |
      बिल्कुल नहीं | ठीक नहीं है | ना | नहीं गलत है
    `,
    roman.deny,
  ),
  finish: both(
    `
      बस | बस इतना ही | और कुछ नहीं | और कुछ नही | नही बस | बस और कुछ नहीं | इतना ही | नहीं बस | बस हो गया | कुछ नहीं | और नहीं | बस जी |
      नहीं और कुछ नहीं | नहीं बस इतना ही
    `,
    roman.finish,
  ),
  intents: {
    ask_for_person: both(
      `
        किसी इंसान से बात | किसी से बात करनी है | इंसान | इंसान से बात करनी है | मैनेजर | मैनेजर से बात करनी है | ऑपरेटर |
        स्टाफ | किसी आदमी से बात | शिकायत | रिफंड | टेबल बुक करनी है | किसी से बात करवा दीजिए | कस्टमर केयर
      `,
      intents.ask_for_person,
    ),
    leave_message: both('संदेश छोड़ना है | मैसेज | संदेश | मैसेज छोड़ना है', intents.leave_message),
    place_order: both(
      'ऑर्डर करना है | ऑर्डर देना है | ऑर्डर | खाना मंगवाना है | जी ऑर्डर करना है',
      intents.place_order,
    ),
    repeat: both(
      'फिर से बोलिए | दोबारा बोलिए | दोबारा | क्या कहा | क्या बोला | समझ नहीं आया | सुनाई नहीं दिया | फिर से | दोबारा कहिए',
      intents.repeat,
    ),
    help: both('मदद | क्या बोलूं | कैसे करूं | मुझे समझ नहीं आ रहा', intents.help),
    wait: both('रुकिए | रुको | एक मिनट | एक सेकंड | सोचने दो | एक मिनट रुकिए | ज़रा रुकिए', intents.wait),
    cancel: both('रहने दो | रहने दीजिए | ऑर्डर नहीं करना', intents.cancel),
    cancel_order: phrases(`
      ऑर्डर कैंसल | ऑर्डर कैंसल कर दो | ऑर्डर कैंसल कर दीजिए | मेरा ऑर्डर कैंसल कर दीजिए | ऑर्डर कैंसल करना है | मेरा ऑर्डर
      कैंसल करना है | ऑर्डर रद्द कर दीजिए | order cancel kar do | order cancel kar dijiye | order cancel karna hai | mera order
      cancel kar dijiye | mera order cancel karna hai | order cancel | cancel order
    `),
    ask_placed_order: phrases(`
      मेरा ऑर्डर कहाँ है | ऑर्डर कहाँ है | ऑर्डर नहीं आया | मेरा ऑर्डर नहीं आया | ऑर्डर अभी तक नहीं आया | खाना नहीं आया | खाना
      अभी तक नहीं आया | मैंने ऑर्डर किया था | मैंने पहले ऑर्डर किया था | ऑर्डर के बारे में | गलत ऑर्डर आया | ऑर्डर लेट है | mera
      order kahan hai | order kahan hai | order nahi aaya | order abhi tak nahi aaya | khana nahi aaya | maine order kiya tha |
      order ke baare mein
    `),
    ask_who: phrases(`
      हेलो | नमस्ते | हेलो हेलो | कोई है | आप सुन रहे हैं | मेरी आवाज़ आ रही है | क्या आप रोबोट हैं | आप रोबोट हैं | आप मशीन हैं
      | क्या आप इंसान हैं | आप कौन हैं | आप कौन बोल रहे हैं | कौन बोल रहा है | hello | namaste | hello hello | koi hai | aap sun
      rahe hain | aap robot hain | aap kaun hain | kaun bol raha hai
    `),
    goodbye: both('अलविदा | फिर मिलेंगे | बाय | नमस्कार', intents.goodbye),
    thanks: both('शुक्रिया | धन्यवाद | बहुत धन्यवाद | बहुत शुक्रिया | थैंक यू', intents.thanks),
    ask_hours: both(
      'कब तक खुले हैं | कितने बजे बंद | कितने बजे खुलते | कब बंद होता है | टाइमिंग क्या है',
      intents.ask_hours,
    ),
    ask_wait: both(
      'कितना समय लगेगा | कितनी देर लगेगी | कितना टाइम लगेगा | कब तक मिलेगा | कब तक आएगा',
      intents.ask_wait,
    ),
    ask_total: both(
      'टोटल कितना हुआ | टोटल कितना है | कितने पैसे हुए | कितना हुआ | टोटल | बिल कितना हुआ | कुल कितना हुआ',
      intents.ask_total,
    ),
    ask_order: both(
      'मेरा ऑर्डर क्या है | ऑर्डर दोहराइए | मेरा ऑर्डर बताइए | ऑर्डर बता दीजिए | ऑर्डर रिपीट कीजिए',
      intents.ask_order,
    ),
    change_address: both(
      'पता बदलना है | पता गलत है | दूसरा पता | एड्रेस बदलना है',
      intents.change_address,
    ),
    change_time: both('समय बदलना है | टाइम बदलना है | बाद में | दूसरा समय', intents.change_time),
    change_name: both('नाम गलत है | नाम बदलना है | दूसरा नाम', intents.change_name),
    change_phone: both('नंबर गलत है | नंबर बदलना है | दूसरा नंबर', intents.change_phone),
    order_usual: both('हमेशा वाला | हमेशा की तरह | रोज़ वाला', intents.order_usual),
    order_last: both('पिछली बार वाला | पिछला ऑर्डर | पिछले ऑर्डर जैसा', intents.order_last),
    ask_cheaper: phrases(`
      मुफ़्त में | मुफ़्त | फ्री में | बिना पैसे के | सस्ता | डिस्काउंट दे दो | muft mein | free mein | sasta
    `),
    pay_cash: phrases(`
      कैश दूँगा | कैश में | नकद | नकद दूँगा | कैश पेमेंट | कैश देंगे | cash dunga | cash mein | nakad
    `),
    use_coupon: both('कूपन | कूपन है | डिस्काउंट कोड | मेरे पास कूपन है', intents.use_coupon),
  },
  fulfilments: {
    pickup: both(
      'पिकअप | पिक अप | खुद लेने आऊंगा | लेने आऊंगा | लेने आऊंगी | टेकअवे | पार्सल | ले जाऊंगा | खुद ले जाऊंगा',
      fulfilments.pickup,
    ),
    delivery: both(
      'डिलीवरी | डिलिवरी | होम डिलीवरी | घर पर | घर भेज दीजिए | घर भेज दो | घर पर भेज दो | डिलीवर',
      fulfilments.delivery,
    ),
    dine_in: both('रेस्टोरेंट में | वहीं खाना है | यहीं खाना है | वहीं खाऊंगा', fulfilments.dine_in),
  },
  languages: languageRequests('hi', [
    '{language}',
    '{language} में',
    '{language} बोलिए',
    '{language} में बात कीजिए',
  ]),
  nameLeads: both('मेरा नाम | नाम है', roman.nameLeads),
  nameLeadsWhenAsked: both('मैं | नाम | लिख लीजिए', roman.nameLeadsWhenAsked),
  addressLeads: both('मेरा पता | पता है | मेरा एड्रेस', roman.addressLeads),
  addressLeadsWhenAsked: both('पता | यह है | घर | नंबर', 'address | pata | ghar | number'),
  streetWords: both(
    'रोड | सड़क | गली | नगर | कॉलोनी | ब्लॉक | सेक्टर | फ्लैट | मकान | मोहल्ला | चौक | बाज़ार | मार्ग | लेन',
    roman.streetWords,
  ),
  phoneLeads: both('मेरा नंबर | फोन नंबर | नंबर है', roman.phoneLeads),
  postcodeLeads: both('पिन कोड | पिनकोड', roman.postcodeLeads),
  noteLeads: [
    ...both('घंटी मत बजाना | गेट पर फोन करना', 'ghanti mat bajana | gate par call karna').map(
      (phrase) => ({ phrase, keep: true }),
    ),
    ...both('नोट कर लीजिए | किचन को बोलिए', 'note kar lijiye | kitchen ko boliye').map(
      (phrase) => ({ phrase, keep: false }),
    ),
  ],
  allergens: {
    gluten: written('ग्लूटेन | गेहूं | gluten | gehun'),
    crustaceans: written('झींगा | केकड़ा | jhinga | prawn | kekda'),
    eggs: written('अंडा | अंडे | anda | ande | egg'),
    fish: written('मछली | machli | machhli | fish'),
    peanuts: written('मूंगफली | moongphali | peanut | peanuts'),
    soy: written('सोया | soya'),
    milk: written('दूध | लैक्टोज | doodh | milk | dairy'),
    nuts: written('मेवे | बादाम | काजू | अखरोट | पिस्ता | meve | badam | kaju | akhrot | nuts'),
    celery: written('अजमोद | सेलरी | celery'),
    mustard: written('सरसों | sarson | mustard'),
    sesame: written('तिल | til | sesame'),
    sulphites: written('सल्फाइट | sulphite'),
    lupin: written('ल्यूपिन | lupin'),
    molluscs: written('घोंघे | सीपी | seepi | mollusc'),
  },
  allergyWords: both('एलर्जी | अलर्जी | एलर्जिक', roman.allergyWords),
  questionLeads: both('क्या | कब | कहाँ | कौन | कैसे | क्यों | कितना | कितने', roman.questionLeads),
  offerLeads: both('आपके पास | क्या आपके पास | मिलेगा', roman.offerLeads),
  paying: {
    tip: phrases(`
      टिप | बख़्शीश | tip | bakhshish
    `),
    noTip: phrases(`
      टिप नहीं | बिना टिप | no tip
    `),
    keepChange: phrases(`
      बाकी रख लीजिए | बाकी पैसे रख लेना | छुट्टे रख लीजिए | baaki rakh lijiye | keep the change
    `),
    percent: phrases(`
      प्रतिशत | percent
    `),
    cents: phrases(`
      पैसे | पैसा
    `),
    units: phrases(`
      रुपये | रुपए | रुपया | रुपयों | rupees | rupaye | rupay
    `),
    around: phrases(`
      और | भी | की | का | में | डाल दीजिए | जोड़ दीजिए | कृपया | दीजिए | aur | ki | ka | mein | daal dijiye
    `),
  },
  numberParts: {
    start: both('शुरू में | से शुरू होता है', 'shuru mein | se shuru hota hai'),
    end: both('आखिर में | पर खत्म होता है', 'aakhir mein | last mein'),
  },
  givesFirstName: true,
  ordinals: [
    both('पहला | पहली | पहला वाला | नंबर एक', roman.ordinals[0]),
    both('दूसरा | दूसरी | दूसरा वाला | नंबर दो', roman.ordinals[1]),
    both('तीसरा | तीसरी | तीसरा वाला', roman.ordinals[2]),
    both('चौथा | चौथी', roman.ordinals[3]),
  ],
  time: {
    morning: both(clock.morning, time.morning),
    night: both('रात | रात को | रात के', 'raat | raat ko | raat ke'),
    patterns: southAsianClock(clock),
    days: daysOf(
      'hi',
      [
        both(clock.today, time.today),
        both(clock.tomorrow, time.tomorrow),
        both(clock.dayAfter, time.dayAfter),
      ],
      [
        ['somvar', 'monday'],
        ['mangalvar', 'mangal', 'tuesday'],
        ['budhvar', 'wednesday'],
        ['guruvar', 'thursday', ...phrases('बृहस्पतिवार')],
        ['shukravar', 'friday'],
        ['shanivar', 'saturday', ...phrases('शनिचर')],
        ['ravivar', 'itvaar', 'sunday', ...phrases('इतवार')],
      ],
    ),
  },
  hints: {
    quantities: words('एक दो तीन चार पांच छह'),
    digits: words('ज़ीरो एक दो तीन चार पांच छह सात आठ नौ डबल'),
    firstNames: words(`
      राहुल अमित राजेश सुरेश विकास संजय अनिल रोहित अर्जुन करण आदित्य विजय प्रिया पूजा नेहा अंजलि सुनीता कविता सीमा रिया
      प्रीति दीपा आरती शर्मा वर्मा गुप्ता सिंह पटेल
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {size} {item}', '{quantity} {item} चाहिए'],
      ...[
        '{quantity} {item} और {quantity} {item}',
        '{quantity} {item} {option} के बिना',
        'बिना {option}',
      ],
      ...[
        'एक्स्ट्रा {option}',
        '{item} हटा दीजिए',
        '{item} कितने का है',
        '{quantity} कर दीजिए',
        'एक और {item}',
      ],
    ],
    choices: ['{choice}', '{choice} वाला', '{size}'],
    times: ['जल्दी से जल्दी', 'अभी', 'आधे घंटे में', 'एक घंटे में', 'सात बजे', 'साढ़े सात बजे', 'शाम आठ बजे'],
    names: ['{name}', 'मेरा नाम {name}', 'मेरा नाम {name} है'],
    addresses: ['मकान नंबर {digit} {name} नगर', '{name} रोड {digit}'],
    digitStrings: [
      '{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}',
    ],
  },
};

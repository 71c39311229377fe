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
  asap: 'جتنی جلدی ہو سکے | جلد سے جلد | فوراً | جلدی | جلدی سے جلدی',
  asapWhenAsked: 'ابھی | جب ہو جائے | کبھی بھی',
  about: 'تقریباً | قریب | لگ بھگ',
  hours: 'گھنٹے | گھنٹہ | گھنٹوں',
  minutes: 'منٹ',
  behind: 'میں | بعد | کے بعد | کے اندر | تک',
  noon: 'دوپہر',
  midnight: 'آدھی رات',
  oclock: 'بجے | بج کر',
  half: 'ساڑھے',
  quarterPast: 'سوا',
  quarterTo: 'پونے',
  morning: 'صبح | صبح کے | صبح کو',
  evening: 'شام | شام کو | شام کے | رات | رات کو | رات کے | دوپہر | دوپہر کو | دوپہر کے',
  today: 'آج | آج رات | آج شام',
  tomorrow: 'کل | کل شام',
  dayAfter: 'پرسوں',
  past: phrases('بج کر'),
  halfHour: phrases('آدھے گھنٹے | آدھا گھنٹہ'),
  oneAndHalf: phrases('ڈیڑھ'),
  twoAndHalf: phrases('ڈھائی'),
};

/** How Urdu-speaking callers say what is not food, in its own script or in Latin letters. */
export const lexicon: Lexicon = {
  numbers,
  ...rules,
  fillers: both(
    `
      پلیز | براہ کرم | جی | بھائی | سر | میڈم | ہیلو | السلام علیکم | اچھا | ایک | میں | میرا | میری | ہے | ہیں | کا | کی |
      کے | کو | سے | اور | چاہیے | دیجیے | دے دیں | والا | والی | والے | یہ | وہ | تو | بھی | کر دیں | مجھے | آرڈر | نام |
      پر | سائز
    `,
    roman.fillers,
  ),
  affirm: both(
    `
      ہاں | جی ہاں | ہاں جی | جی | ہاں ہاں | ٹھیک ہے | ٹھیک | صحیح | صحیح ہے | درست | درست ہے | بالکل | بالکل صحیح |
      ہاں صحیح ہے | اوکے | ہاں بالکل | ہاں ٹھیک ہے | ضرور | سب صحیح ہے | سب درست ہے | ہاں سب صحیح ہے | سب ٹھیک ہے |
      جی بالکل | جی ٹھیک ہے | جی درست ہے
    `,
    roman.affirm,
  ),
  deny: both(
    `
      نہیں | جی نہیں | نہیں جی | نہیں چاہیے | نہیں شکریہ | غلط | غلط ہے | صحیح نہیں ہے | درست نہیں ہے | نہیں نہیں |
      بالکل نہیں | ٹھیک نہیں ہے | نہیں غلط ہے
    `,
    roman.deny,
  ),
  finish: both(
    `
      بس | بس اتنا ہی | اور کچھ نہیں | بس اور کچھ نہیں | اتنا ہی | نہیں بس | بس ہو گیا | کچھ نہیں | اور نہیں | بس جی |
      نہیں اور کچھ نہیں | نہیں بس اتنا ہی | بس شکریہ
    `,
    roman.finish,
  ),
  intents: {
    ask_for_person: both(
      `
        کسی انسان سے بات | کسی سے بات کرنی ہے | انسان | انسان سے بات کرنی ہے | مینیجر | مینیجر سے بات کرنی ہے | آپریٹر |
        عملہ | کسی آدمی سے بات | شکایت | ریفنڈ | ٹیبل بک کرنی ہے | کسی سے بات کروا دیں | نمائندہ | نمائندے سے بات کرنی ہے
      `,
      intents.ask_for_person,
    ),
    leave_message: both('پیغام چھوڑنا ہے | میسج | پیغام | پیغام دینا ہے', intents.leave_message),
    place_order: both(
      'آرڈر کرنا ہے | آرڈر دینا ہے | آرڈر | کھانا منگوانا ہے | جی آرڈر کرنا ہے',
      intents.place_order,
    ),
    repeat: both(
      'پھر سے بولیں | دوبارہ بولیں | دوبارہ | کیا کہا | سمجھ نہیں آیا | سنائی نہیں دیا | پھر سے | دوبارہ کہیے',
      intents.repeat,
    ),
    help: both('مدد | کیا بولوں | کیسے کروں | مجھے سمجھ نہیں آ رہا', intents.help),
    wait: both(
      'رکیے | رکو | ایک منٹ | ایک سیکنڈ | سوچنے دیں | ایک منٹ رکیے | ذرا رکیے',
      intents.wait,
    ),
    cancel: both('رہنے دو | رہنے دیں | آرڈر نہیں کرنا', intents.cancel),
    cancel_order: phrases(`
      آرڈر کینسل | آرڈر کینسل کر دو | آرڈر کینسل کر دیں | میرا آرڈر کینسل کر دیں | آرڈر کینسل کرنا ہے | میرا آرڈر کینسل کرنا ہے
      | آرڈر منسوخ کر دیں | order cancel kar do | order cancel kar dein | order cancel karna hai | mera order cancel kar dein |
      mera order cancel karna hai | order cancel | cancel order
    `),
    ask_placed_order: phrases(`
      میرا آرڈر کہاں ہے | آرڈر کہاں ہے | آرڈر نہیں آیا | میرا آرڈر نہیں آیا | آرڈر ابھی تک نہیں آیا | کھانا نہیں آیا | کھانا
      ابھی تک نہیں آیا | میں نے آرڈر کیا تھا | میں نے پہلے آرڈر کیا تھا | آرڈر کے بارے میں | غلط آرڈر آیا | آرڈر لیٹ ہے | mera
      order kahan hai | order kahan hai | order nahi aaya | order abhi tak nahi aaya | khana nahi aaya | maine order kiya tha |
      order ke baare mein
    `),
    ask_who: phrases(`
      ہیلو | السلام علیکم | ہیلو ہیلو | کوئی ہے | آپ سن رہے ہیں | میری آواز آ رہی ہے | کیا آپ روبوٹ ہیں | آپ روبوٹ ہیں | آپ مشین
      ہیں | کیا آپ انسان ہیں | آپ کون ہیں | کون بول رہا ہے | hello | salam | hello hello | koi hai | aap sun rahe hain | aap
      robot hain | aap kaun hain | kaun bol raha hai
    `),
    goodbye: both('خدا حافظ | اللہ حافظ | پھر ملیں گے | بائے', intents.goodbye),
    thanks: both('شکریہ | بہت شکریہ | آپ کا شکریہ | تھینک یو', intents.thanks),
    ask_hours: both(
      'کب تک کھلے ہیں | کتنے بجے بند | کتنے بجے کھلتے | کب بند ہوتا ہے | اوقات کیا ہیں',
      intents.ask_hours,
    ),
    ask_wait: both(
      'کتنا وقت لگے گا | کتنی دیر لگے گی | کتنا ٹائم لگے گا | کب تک ملے گا | کب تک آئے گا',
      intents.ask_wait,
    ),
    ask_total: both(
      'ٹوٹل کتنا ہوا | ٹوٹل کتنا ہے | کتنے پیسے ہوئے | کتنا ہوا | ٹوٹل | بل کتنا ہوا | کل کتنا ہوا',
      intents.ask_total,
    ),
    ask_order: both(
      'میرا آرڈر کیا ہے | آرڈر دہرائیں | میرا آرڈر بتائیں | آرڈر بتا دیں',
      intents.ask_order,
    ),
    change_address: both(
      'پتہ بدلنا ہے | پتہ غلط ہے | دوسرا پتہ | ایڈریس بدلنا ہے',
      intents.change_address,
    ),
    change_time: both('وقت بدلنا ہے | ٹائم بدلنا ہے | بعد میں | دوسرا وقت', intents.change_time),
    change_name: both('نام غلط ہے | نام بدلنا ہے | دوسرا نام', intents.change_name),
    change_phone: both('نمبر غلط ہے | نمبر بدلنا ہے | دوسرا نمبر', intents.change_phone),
    order_usual: both('ہمیشہ والا | ہمیشہ کی طرح | روز والا', intents.order_usual),
    order_last: both('پچھلی بار والا | پچھلا آرڈر | پچھلے آرڈر جیسا', intents.order_last),
    ask_cheaper: phrases(`
      مفت میں | مفت | فری میں | بغیر پیسوں کے | سستا | muft mein | free mein | sasta
    `),
    pay_cash: phrases(`
      کیش دوں گا | کیش میں | نقد | نقد دوں گا | کیش پر | کیش ادائیگی | cash dunga | cash mein | naqad
    `),
    use_coupon: both('کوپن | کوپن ہے | ڈسکاؤنٹ کوڈ | میرے پاس کوپن ہے', intents.use_coupon),
  },
  fulfilments: {
    pickup: both(
      'پک اپ | خود لینے آؤں گا | لینے آؤں گا | لینے آؤں گی | ٹیک اوے | پارسل | لے جاؤں گا | خود لے جاؤں گا',
      fulfilments.pickup,
    ),
    delivery: both(
      'ڈیلیوری | ڈلیوری | ہوم ڈیلیوری | گھر پر | گھر بھیج دیں | گھر بھیج دو | گھر پر بھیج دیں | ڈیلیور',
      fulfilments.delivery,
    ),
    dine_in: both(
      'ریسٹورنٹ میں | وہیں کھانا ہے | یہیں کھانا ہے | وہیں کھاؤں گا',
      fulfilments.dine_in,
    ),
  },
  languages: languageRequests('ur', [
    '{language}',
    '{language} میں',
    '{language} بولیں',
    '{language} میں بات کریں',
  ]),
  nameLeads: both('میرا نام | نام ہے', roman.nameLeads),
  nameLeadsWhenAsked: both('میں | نام | لکھ لیں', roman.nameLeadsWhenAsked),
  addressLeads: both('میرا پتہ | پتہ ہے | میرا ایڈریس', roman.addressLeads),
  addressLeadsWhenAsked: both('پتہ | یہ ہے | گھر', 'address | pata | ghar'),
  streetWords: both(
    'روڈ | سڑک | گلی | نگر | کالونی | بلاک | سیکٹر | فلیٹ | مکان | محلہ | چوک | بازار | لین | فیز',
    roman.streetWords,
  ),
  phoneLeads: both('میرا نمبر | فون نمبر | نمبر ہے', roman.phoneLeads),
  postcodeLeads: both('پوسٹ کوڈ | پوسٹل کوڈ', roman.postcodeLeads),
  noteLeads: [
    ...both('گھنٹی مت بجانا | گیٹ پر فون کرنا', 'ghanti mat bajana | gate par call karna').map(
      (phrase) => ({ phrase, keep: true }),
    ),
    ...both('نوٹ کر لیں | کچن کو بولیں', 'note kar lein | kitchen ko bolein').map((phrase) => ({
      phrase,
      keep: false,
    })),
  ],
  allergens: {
    gluten: written('گلوٹن | گندم | gluten | gandum'),
    crustaceans: written('جھینگا | کیکڑا | jhinga | prawn'),
    eggs: written('انڈا | انڈے | anda | ande | egg'),
    fish: written('مچھلی | machli | machhli | fish'),
    peanuts: written('مونگ پھلی | moong phali | peanut | peanuts'),
    soy: written('سویا | soya'),
    milk: written('دودھ | لیکٹوز | doodh | milk | dairy'),
    nuts: written('میوے | بادام | کاجو | اخروٹ | پستہ | meway | badam | kaju | akhrot | nuts'),
    celery: written('اجمود | سیلری | celery'),
    mustard: written('سرسوں | رائی | sarson | mustard'),
    sesame: written('تل | til | sesame'),
    sulphites: written('سلفائٹ | sulphite'),
    lupin: written('لیوپن | lupin'),
    molluscs: written('گھونگے | سیپی | seepi | mollusc'),
  },
  allergyWords: both('الرجی | الرجک', roman.allergyWords),
  questionLeads: both('کیا | کب | کہاں | کون | کیسے | کیوں | کتنا | کتنے', roman.questionLeads),
  offerLeads: both('آپ کے پاس | کیا آپ کے پاس | ملے گا', roman.offerLeads),
  paying: {
    tip: phrases(`
      ٹپ | بخشش | tip | bakhshish
    `),
    noTip: phrases(`
      ٹپ نہیں | بغیر ٹپ | no tip
    `),
    keepChange: phrases(`
      باقی رکھ لیں | باقی پیسے رکھ لیں | کھلے رکھ لیں | baqi rakh lein | keep the change
    `),
    percent: phrases(`
      فیصد | percent
    `),
    cents: phrases(`
      پیسے | پیسہ
    `),
    units: phrases(`
      روپے | روپیہ | روپئے | rupees | rupaye | rupay
    `),
    around: phrases(`
      اور | بھی | کی | کا | میں | ڈال دیں | شامل کریں | براہ کرم | دیں | aur | ki | ka | mein | daal dein
    `),
  },
  numberParts: {
    start: both('شروع میں | سے شروع ہوتا ہے', 'shuru mein | se shuru hota hai'),
    end: both('آخر میں | پر ختم ہوتا ہے', 'aakhir mein | last mein'),
  },
  givesFirstName: true,
  ordinals: [
    both('پہلا | پہلی | پہلا والا | نمبر ایک', roman.ordinals[0]),
    both('دوسرا | دوسری | دوسرا والا | نمبر دو', roman.ordinals[1]),
    both('تیسرا | تیسری | تیسرا والا', roman.ordinals[2]),
    both('چوتھا | چوتھی', roman.ordinals[3]),
  ],
  time: {
    morning: both(clock.morning, time.morning),
    night: both('رات | رات کو | رات کے', 'raat | raat ko | raat ke'),
    patterns: southAsianClock(clock),
    days: daysOf(
      'ur',
      [
        both(clock.today, time.today),
        both(clock.tomorrow, time.tomorrow),
        both(clock.dayAfter, time.dayAfter),
      ],
      [
        ['peer', 'somvar', 'monday'],
        ['mangal', 'tuesday'],
        ['budh', 'wednesday'],
        ['jumerat', 'thursday'],
        ['juma', 'friday'],
        ['hafta', 'saturday'],
        ['itwar', 'sunday'],
      ],
    ),
  },
  hints: {
    quantities: words('ایک دو تین چار پانچ چھ'),
    digits: words('صفر ایک دو تین چار پانچ چھ سات آٹھ نو ڈبل'),
    firstNames: words(`
      محمد احمد علی حسن حسین عمران بلال عثمان فیصل کامران عمر اسد زین حمزہ فاطمہ عائشہ مریم زینب سارہ صائمہ نادیہ ثنا حنا
      خان ملک بٹ
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {size} {item}', '{quantity} {item} چاہیے'],
      ...[
        '{quantity} {item} اور {quantity} {item}',
        '{quantity} {item} {option} کے بغیر',
        'بغیر {option}',
      ],
      ...[
        'زیادہ {option}',
        '{item} ہٹا دیں',
        '{item} کتنے کا ہے',
        '{quantity} کر دیں',
        'ایک اور {item}',
      ],
    ],
    choices: ['{choice}', '{choice} والا', '{size}'],
    times: [
      'جلد سے جلد',
      'ابھی',
      'آدھے گھنٹے میں',
      'ایک گھنٹے میں',
      'سات بجے',
      'ساڑھے سات بجے',
      'شام آٹھ بجے',
    ],
    names: ['{name}', 'میرا نام {name}', 'میرا نام {name} ہے'],
    addresses: ['مکان نمبر {digit} {name} کالونی', '{name} روڈ {digit}'],
    digitStrings: [
      '{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}',
    ],
  },
};

import type { Cue, OrderLanguage } from '../../understanding/language.js';
import { inBothScripts } from '../hindustani.js';
import { roman } from '../romanHindustani.js';
import { numbers } from './numbers.js';

const cue = (name: Cue, own: string): string[] => inBothScripts(own, roman.cues[name]);
const behind = (name: keyof typeof roman.cuesBehind, own: string): string[] =>
  inBothScripts(own, roman.cuesBehind[name]);

/** How people order in Urdu, in its own script or in Latin letters. */
export const urdu: OrderLanguage = {
  code: 'ur',
  numbers,
  elided: [],
  indefinite: inBothScripts('ایک', 'ek | aik'),
  refusals: inBothScripts('نہیں', 'nahi | nahin'),
  nounFirst: false,
  linkWords: inBothScripts(
    'کا | کی | کے | والا | والی | والے',
    'ka | ki | ke | wala | wali | wale',
  ),
  andWords: ['&', 'اور', 'aur', 'and'],
  // Letters are folded: ہ, ھ and ة are ه, ں is ن.
  inflections: [
    [
      ['(...)(?:ون|ین|یان)$', '$1'],
      ['(..)[اهےی]$', '$1'],
      ['([a-z]{3})(?:on|ein|iyan|s)$', '$1'],
      ['([a-z]{3})[aeiou]$', '$1'],
    ],
  ],
  sounds: [
    ['[ثصش]', 'س'],
    ['[ذضظ]', 'ز'],
    ['ط', 'ت'],
    ['ق', 'ک'],
    ['(?<=.)[اویےهع]', ''],
    ['ph', 'f'],
    ['[zj]', 'j'],
    ['[wv]', 'v'],
    ['ck|q|c', 'k'],
    ['(?<=[a-z])[aeiouyh]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    inBothScripts('پیزا | پزا', 'pizza | piza'),
    inBothScripts('کوک | کوکا کولا | کولا', 'coke | cola | coca cola'),
    inBothScripts('برگر', 'burger | burgar'),
    inBothScripts('چکن | مرغی', 'chicken | chikan'),
    inBothScripts('پنیر | چیز', 'cheese | paneer | cheez'),
    inBothScripts('پیاز', 'pyaz | pyaaz | onion | piyaz'),
    inBothScripts('مشروم', 'mushroom'),
    inBothScripts('ٹماٹر', 'tamatar | tomato'),
    inBothScripts('مرچ', 'mirch | mirchi'),
    inBothScripts('سلاد', 'salad'),
    inBothScripts('پانی', 'pani | paani | water'),
    inBothScripts('چائے', 'chai | tea'),
    inBothScripts('بریانی', 'biryani | biriyani'),
    inBothScripts('نان | روٹی', 'naan | nan | roti'),
    inBothScripts('چھوٹا | چھوٹی | چھوٹے | سمال', 'chota | choti | chote | small'),
    inBothScripts('درمیانہ | درمیانی | میڈیم', 'medium | darmiyana'),
    inBothScripts('بڑا | بڑی | بڑے | لارج', 'bada | badi | bade | bara | bari | bare | large'),
    inBothScripts('بوتل', 'bottle | botal'),
    inBothScripts('گلاس', 'glass | gilas'),
  ],
  sweepingWords: inBothScripts('سب | سب کچھ | سارا', 'sab | sab kuch'),
  plainWords: inBothScripts(
    'سادہ | کلاسک | نارمل | تازہ | گھر کا',
    'sada | plain | classic | normal | simple',
  ),
  commonWords: inBothScripts(
    `
      میں | مجھے | ہم | ہمیں | آپ | تم | یہ | وہ | اس | کو | کا | کی | کے | سے | پر | ہے | ہیں | تھا | ہو | ہوگا | کیا |
      کون | کب | کہاں | کیسے | کیوں | کتنا | کتنے | کتنی | نہیں | ہاں | جی | بھی | ہی | تو | نہ | مت | اور | یا | لیکن |
      مگر | بس | صرف | چاہیے | دینا | دیجیے | دو | لینا | لوں گا | لوں گی | کرنا | کر | کرو | کیجیے | آرڈر | نام | میرا |
      میری | میرے | اپنا | پتہ | نمبر | فون | گھر | ابھی | بعد | پہلے | آج | کل | شام | صبح | رات | دوپہر | بجے | گھنٹے |
      منٹ | شکریہ | براہ | کرم | پلیز | بھائی | صاحب | سر | میڈم | ہیلو | السلام | علیکم | اچھا | ٹھیک | والا | والی |
      والے | چھوٹا | چھوٹی | بڑا | بڑی | بڑے | سائز | پلیٹ | پیس | پیسے | روپے | ٹوٹل | بل | بھیج | بھیجنا | منگوانا |
      کھانا | پینا | کچھ | کوئی | سب | دونوں | ایک
    `,
    roman.common,
  ),
  cues: {
    and: cue('and', 'اور | ساتھ میں | اور ساتھ میں | پھر | اور پھر'),
    or: cue('or', 'یا'),
    with: cue('with', 'جس میں'),
    without: cue('without', 'بغیر | بنا'),
    but: cue('but', 'لیکن | مگر | صرف | بس'),
    extra: cue('extra', 'ایکسٹرا | زیادہ | اضافی | ڈبل | دگنا | بہت سارا'),
    light: cue('light', 'کم | تھوڑا | تھوڑی | تھوڑے | ہلکا | ذرا سا'),
    clause: cue('clause', 'مجھے | ہمیں | مجھ کو'),
    filler: cue(
      'filler',
      `
        چاہیے | چاہئے | چاہییں | دیجیے | دے دیجیے | دے دو | دے دیں | دینا | لوں گا | لوں گی | لیں گے | پلیز | براہ کرم |
        جی | بھی | بھائی | اچھا | ٹھیک ہے | آرڈر | آرڈر کرنا ہے | منگوانا ہے | بھیج دیجیے | بھیج دیں | لگا دیجیے |
        ڈال دیجیے | ڈال دیں | شامل کر دیں | ہیلو | السلام علیکم | شکریہ | اور کچھ نہیں | بس اتنا ہی | میرے لیے | ہے |
        ہیں | پینے کے لیے | سائز کا | سائز کی | والا | والی | والے | ایک منٹ
      `,
    ),
    unit: cue('unit', 'پلیٹ | پیس | گلاس | بوتل | کپ | کٹوری | کین | ٹکڑا | ٹکڑے | عدد'),
    times: cue('times', 'بار | دفعہ'),
    aside: cue('aside', 'الگ سے | سائیڈ میں'),
    all: cue('all', 'سب | سبھی | دونوں | دونوں میں | سب میں | ہر ایک'),
    one: cue('one', 'دوسرا | دوسری | پہلا | باقی'),
    repair: cue(
      'repair',
      'سوری | معاف کیجیے | معاف کیجیے گا | میرا مطلب | مطلب | نہیں نہیں | بلکہ | رکیے | نہیں سوری',
    ),
    another: cue('another', 'ایک اور'),
    same: cue('same', 'وہی | ویسا ہی | سیم'),
    drop: [],
    change: [],
    to: cue('to', 'میں بدل کر'),
    instead: [],
    makeIt: [],
    undo: cue(
      'undo',
      'وہ ہٹا دو | وہ ہٹا دیں | اسے ہٹا دو | اسے ہٹا دیں | واپس کرو | وہ کینسل کر دیں',
    ),
    startOver: cue(
      'startOver',
      'پھر سے شروع | پھر سے شروع کریں | شروع سے | سب ہٹا دو | سب ہٹا دیں | سب کینسل کر دو | سب کینسل کر دیں',
    ),
    onto: cue('onto', 'کے اوپر'),
    price: [],
    contents: [],
    allergen: [],
    offer: cue(
      'offer',
      'کیا کیا ہے | آپ کے پاس کیا ہے | مینو میں کیا ہے | کون کون سے | کیا ملے گا | کون سی | کیا کیا ملتا ہے',
    ),
  },
  cuesBehind: {
    with: behind('with', 'کے ساتھ'),
    without: behind(
      'without',
      `
        کے بغیر | کے بنا | نہیں چاہیے | مت ڈالنا | مت ڈالیں | مت ڈالیے | مت ڈالو | نہ ڈالیں | نہیں ڈالنا | نہ ہو | نہیں
      `,
    ),
    drop: behind(
      'drop',
      'ہٹا دو | ہٹا دیجیے | ہٹا دیں | ہٹائیں | نکال دو | نکال دیجیے | نکال دیں | کینسل | کینسل کر دو | کینسل کر دیں | مت بھیجیں',
    ),
    change: behind(
      'change',
      'بدل دو | بدل دیجیے | بدل دیں | سے بدل دیں | سے بدل دو | تبدیل کر دیں | سے تبدیل کر دیں',
    ),
    instead: behind('instead', 'کی جگہ | کے بدلے | کی بجائے'),
    makeIt: behind('makeIt', 'کر دو | کر دیجیے | کر دیں | بنا دو | بنا دیں'),
    price: behind(
      'price',
      'کتنے کا ہے | کتنے کی ہے | کتنے کا | کتنے کی | کتنے کے ہیں | کی قیمت کیا ہے | کا ریٹ کیا ہے | کتنا ہے',
    ),
    contents: behind('contents', 'میں کیا ہے | میں کیا کیا ہے | میں کیا ہوتا ہے'),
    allergen: behind('allergen', 'ہے کیا | ہوتا ہے کیا | ملے گا کیا | ملے گی کیا | ہیں کیا'),
  },
};

import type { Cue, OrderLanguage } from '../../understanding/language.js';
import { inBothScripts } from '../hindustani.js';
import { roman } from '../romanHindustani.js';
import { numbers } from './numbers.js';

const cue = (name: Cue, own: string): string[] => inBothScripts(own, roman.cues[name]);
const behind = (name: keyof typeof roman.cuesBehind, own: string): string[] =>
  inBothScripts(own, roman.cuesBehind[name]);

/** How people order in Hindi, in Devanagari or in Latin letters. */
export const hindi: OrderLanguage = {
  code: 'hi',
  numbers,
  elided: [],
  indefinite: inBothScripts('एक', 'ek | aik'),
  refusals: inBothScripts('नहीं | नही', 'nahi | nahin'),
  nounFirst: false,
  linkWords: inBothScripts('का | की | के | वाला | वाली | वाले', 'ka | ki | ke | wala | wali | wale'),
  andWords: ['&', 'और', 'aur', 'and'],
  inflections: [
    [
      ['(..)ियो?ं$', '$1'],
      ['(..)(?:ों|ें|ां)$', '$1'],
      ['(..)[ाेीि]$', '$1'],
      ['([a-z]{3})(?:on|ein|iyan|s)$', '$1'],
      ['([a-z]{3})[aeiou]$', '$1'],
    ],
  ],
  sounds: [
    ['[ािीुूेैोौंॅॉृ्]', ''],
    ['ph', 'f'],
    ['[zj]', 'j'],
    ['[wv]', 'v'],
    ['ck|q|c', 'k'],
    ['(?<=[a-z])[aeiouyh]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    inBothScripts('पिज़्ज़ा | पिज्जा | पीज़ा', 'pizza | piza'),
    inBothScripts('कोक | कोका कोला | कोला', 'coke | cola | coca cola'),
    inBothScripts('बर्गर', 'burger | burgar'),
    inBothScripts('चिकन', 'chicken | chikan'),
    inBothScripts('पनीर', 'paneer | panir'),
    inBothScripts('चीज़', 'cheese | cheez'),
    inBothScripts('प्याज', 'pyaz | pyaaz | onion | piyaz'),
    inBothScripts('मशरूम', 'mushroom'),
    inBothScripts('टमाटर', 'tamatar | tomato'),
    inBothScripts('मिर्च', 'mirch | mirchi'),
    inBothScripts('सलाद', 'salad'),
    inBothScripts('पानी', 'pani | paani | water'),
    inBothScripts('चाय', 'chai | tea'),
    inBothScripts('बिरयानी', 'biryani | biriyani'),
    inBothScripts('छोटा | छोटी | छोटे | स्मॉल', 'chota | choti | chote | small'),
    inBothScripts('मीडियम | मध्यम', 'medium | darmiyana'),
    inBothScripts('बड़ा | बड़ी | बड़े | लार्ज', 'bada | badi | bade | bara | bari | bare | large'),
    inBothScripts('बोतल', 'bottle | botal'),
    inBothScripts('गिलास | ग्लास', 'glass | gilas'),
  ],
  sweepingWords: inBothScripts('सब | सब कुछ | सारा', 'sab | sab kuch'),
  plainWords: inBothScripts(
    'सादा | सादी | क्लासिक | नॉर्मल | ताज़ा | घर का',
    'sada | plain | classic | normal | simple',
  ),
  commonWords: inBothScripts(
    `
      मैं | में | मुझे | हम | हमें | आप | तुम | यह | ये | वह | वो | इस | उस | को | का | की | के | से | पर | है | हैं |
      था | हो | होगा | क्या | कौन | कब | कहाँ | कैसे | क्यों | कितना | कितने | कितनी | नहीं | हाँ | जी | भी | ही | तो | ना |
      न | मत | और | या | लेकिन | मगर | बस | सिर्फ | चाहिए | देना | दीजिए | दो | लेना | लूंगा | लूंगी | करना | कर | करो |
      कीजिए | ऑर्डर | नाम | मेरा | मेरी | मेरे | अपना | पता | नंबर | फोन | घर | अभी | बाद | पहले | आज | कल | शाम | सुबह |
      रात | दोपहर | बजे | घंटे | मिनट | शुक्रिया | धन्यवाद | कृपया | प्लीज | भाई | भैया | मैडम | सर | हेलो | नमस्ते | अच्छा |
      ठीक | वाला | वाली | वाले | छोटा | छोटी | बड़ा | बड़ी | बड़े | साइज | प्लेट | पीस | पैसे | रुपये | टोटल | बिल | भेज |
      भेजना | मंगवाना | खाना | पीना | कुछ | कोई | सब | दोनों | एक
    `,
    roman.common,
  ),
  cues: {
    and: cue('and', 'और | तथा | साथ में | और साथ में | फिर | और फिर'),
    or: cue('or', 'या'),
    with: cue('with', 'जिसमें'),
    without: cue('without', 'बिना | बगैर'),
    but: cue('but', 'लेकिन | मगर | सिर्फ | बस'),
    extra: cue('extra', 'एक्स्ट्रा | ज़्यादा | अतिरिक्त | डबल | दुगना | बहुत सारा'),
    light: cue('light', 'कम | थोड़ा | थोड़ी | थोड़े | हल्का | ज़रा सा'),
    clause: cue('clause', 'मुझे | हमें | मुझको'),
    filler: cue(
      'filler',
      `
        चाहिए | दीजिए | दे दीजिए | दे दो | देना | दे दें | लूंगा | लूंगी | लेंगे | प्लीज़ | कृपया | जी | भी | भाई | भैया |
        अच्छा | ठीक है | ऑर्डर | ऑर्डर करना है | मंगवाना है | भेज दीजिए | भेज दो | लगा दीजिए | डाल दीजिए | डाल दो |
        जोड़ दीजिए | ऐड कर दो | हेलो | नमस्ते | शुक्रिया | धन्यवाद | और कुछ नहीं | बस इतना ही | मेरे लिए | है | हैं |
        पीने के लिए | साइज़ का | साइज़ की | वाला | वाली | वाले | एक मिनट
      `,
    ),
    unit: cue('unit', 'प्लेट | पीस | गिलास | ग्लास | बोतल | कप | कटोरी | कैन | टुकड़ा | टुकड़े | नग'),
    times: cue('times', 'बार | गुना'),
    aside: cue('aside', 'अलग से | साइड में'),
    all: cue('all', 'सभी | सब | दोनों | दोनों में | सब में | हर एक'),
    one: cue('one', 'दूसरा | दूसरी | पहला | बाकी'),
    repair: cue(
      'repair',
      'सॉरी | माफ कीजिए | माफ कीजिएगा | मेरा मतलब | मतलब | नहीं नहीं | बल्कि | रुकिए | नहीं सॉरी',
    ),
    another: cue('another', 'एक और'),
    same: cue('same', 'वही | वैसा ही | सेम'),
    drop: [],
    change: [],
    to: cue('to', 'में बदल कर'),
    instead: [],
    makeIt: [],
    undo: cue(
      'undo',
      'वो हटा दो | वह हटा दीजिए | उसे हटा दो | उसे हटा दीजिए | वापस करो | वह कैंसल कर दो | उसको हटा दो',
    ),
    startOver: cue(
      'startOver',
      'फिर से शुरू | फिर से शुरू करो | शुरू से | सब हटा दो | सब हटा दीजिए | सब कैंसल कर दो | सब कैंसल कर दीजिए',
    ),
    onto: cue('onto', 'के ऊपर'),
    price: [],
    contents: [],
    allergen: [],
    offer: cue(
      'offer',
      'क्या क्या है | आपके पास क्या है | मेनू में क्या है | कौन कौन से | क्या मिलेगा | कौन सी | क्या क्या मिलता है',
    ),
  },
  cuesBehind: {
    with: behind('with', 'के साथ'),
    without: behind(
      'without',
      `
        के बिना | के बगैर | नहीं चाहिए | नही चाहिए | मत डालना | मत डालिए | मत डालो | मत डालिएगा | न डालें | ना डालें | नहीं डालना |
        ना हो | न हो | नहीं | हटाकर
      `,
    ),
    drop: behind(
      'drop',
      `
        हटा दो | हटा दीजिए | हटाइए | हटाओ | हटा दें | निकाल दो | निकाल दीजिए | कैंसल | कैंसल कर दो | कैंसल कर दीजिए |
        रद्द कर दीजिए | मत भेजिए
      `,
    ),
    change: behind(
      'change',
      'बदल दो | बदल दीजिए | से बदल दो | से बदल दीजिए | चेंज कर दो | चेंज कर दीजिए | से बदलिए',
    ),
    instead: behind('instead', 'की जगह | के बदले | की जगह पर'),
    makeIt: behind('makeIt', 'कर दो | कर दीजिए | कर दें | बना दो | बना दीजिए'),
    price: behind(
      'price',
      'कितने का है | कितने की है | कितने का | कितने की | कितने के हैं | का दाम क्या है | की कीमत क्या है | का रेट क्या है | कितना है',
    ),
    contents: behind('contents', 'में क्या है | में क्या क्या है | में क्या होता है'),
    allergen: behind('allergen', 'है क्या | होता है क्या | मिलेगा क्या | मिलेगी क्या | हैं क्या'),
  },
};

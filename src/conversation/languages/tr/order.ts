import type { OrderLanguage } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { numbers } from './numbers.js';
import { rules } from './rules.js';

const phrases = (text: string): string[] => phrasesAsSaid(text, rules);

/** How people order in Turkish. */
export const turkish: OrderLanguage = {
  code: 'tr',
  numbers,
  ...rules,
  indefinite: ['bir', 'bi'],
  refusals: ['hayir', 'yok'],
  nounFirst: false,
  linkWords: phrases('ile | boy | usulü | de | da'),
  andWords: ['&', 've'],
  // Letters are folded: there is one i, and no harmony is left but between a, e, i and u.
  inflections: [
    [
      ['(..[aeiou])(?:yi|yu|ye|ya|nin|nun|yla|yle)$', '$1'],
      ['(...)[dt][ae]n$', '$1'],
    ],
    [
      ['(...)l[ae]ri?n?$', '$1'],
      ['(....)l[iu]$', '$1'],
      ['(..[aeiou])s[iu](?:n[iu])?$', '$1'],
    ],
    [['(...)[aeiou]$', '$1']],
    [
      ['b$', 'p'],
      ['g$', 'k'],
      ['(..)d$', '$1t'],
    ],
  ],
  sounds: [
    ['ph', 'f'],
    ['ck|q|g', 'k'],
    ['sh|z', 's'],
    ['ch|j', 'c'],
    ['w', 'v'],
    ['x', 'ks'],
    ['d', 't'],
    ['(?<=.)[aeiouyh]', ''],
    ['(.)\\1+', '$1'],
  ],
  equivalents: [
    phrases('acı | acılı'),
    phrases('pizza | piza'),
    phrases('hamburger | burger'),
    phrases('kola | coca cola | koka kola | cola'),
    phrases('mayonez | mayo'),
    phrases('patates kızartması | kızartma | cips | patates'),
    phrases('büyük | büyük boy | large'),
    phrases('orta | orta boy | medium'),
    phrases('küçük | küçük boy | small'),
    phrases('litre | l | lt'),
    phrases('yoğurt | yoğurtlu'),
  ],
  sweepingWords: phrases('her şey | hepsi | karışık'),
  pointingWords: phrases('onu | bunu | ondan'),
  plainWords: phrases('sade | klasik | normal | özel | ev yapımı | taze | bizim | geleneksel'),
  commonWords: phrases(`
    bir | bu | şu | o | ben | sen | biz | siz | onlar | bana | bize | beni | benim | sana | size | onu | ona | şey |
    ve | ile | de | da | ki | mi | mu | ne | kim | nasıl | neden | niye | hangi | kaç | için | gibi | kadar | çok |
    daha | en | hiç | her | hep | bütün | şimdi | sonra | önce | bugün | yarın | akşam | sabah | öğlen | gece | saat |
    dakika | gün | evet | hayır | tamam | olur | olmaz | peki | lütfen | teşekkür | teşekkürler | sağ | ol | olun |
    merhaba | selam | alo | efendim | pardon | tabii | tabi | elbette | isterim | istiyorum | istiyoruz | isterdim |
    istemiyorum | alabilir | miyim | alayım | alalım | alacağım | alırım | verir | misiniz | verin | ver | gönderin |
    getirin | söyle | söylemek | sipariş | siparişi | vermek | etmek | etmiştim | ekle | ekleyin | olsun | olarak |
    var | yok | şöyle | böyle | acaba | galiba | sanırım | belki | hadi | işte | yani | zaten | artık | sadece |
    yalnız | büyük | küçük | orta | boy | tane | adet | porsiyon | paket | servis | gel | al | adres | isim | telefon |
    numara | masa | kişi | kişilik | para | lira | kart | nakit | hesap | toplam | yemek | içecek | içmek | tatlı |
    menü | afiyet | güzel | iyi | hoş | kolay | gelsin | günler | akşamlar | ya | yanında | yanına | birde | içine
  `),
  cues: {
    and: phrases(`
      ve | bir de | bi de | birde | ayrıca | artı | sonra | yanına | yanında | yanına da | yanında da | ile birlikte |
      onun yanına | bir de yanına
    `),
    or: phrases('veya | ya da | yahut'),
    with: phrases('içine | üzerine | üstüne | içinde | üzerinde'),
    without: phrases('siz'),
    but: phrases('ama | fakat | ancak | sadece | yalnız'),
    extra: phrases(
      'ekstra | extra | bol | fazla | çift | duble | ilave | ek | daha fazla | çok | bolca',
    ),
    light: phrases('az | biraz | hafif | çok az | azıcık | birazcık | fazla olmayan'),
    clause: phrases('bana | bize | ben'),
    filler: phrases(`
      lütfen | istiyorum | istiyoruz | isterim | isteriz | isterdim | alayım | alalım | alacağım | alırım |
      alabilir miyim | alabilir miyiz | alıyorum | rica ediyorum | rica edeyim | rica edebilir miyim | verir misiniz |
      verebilir misiniz | gönderin | gönderir misiniz | getirin | ekleyin | ekle | ekler misiniz | ekleyelim |
      sipariş etmek istiyorum | sipariş vermek istiyorum | sipariş vereceğim | söylemek istiyorum | söyleyeyim |
      teşekkürler | teşekkür ederim | sağ olun | merhaba | iyi günler | iyi akşamlar | selam | alo | efendim |
      paket servis | gel al | adrese | olacak | bir dakika | bir saniye | tamam | peki | daha | de olsun | da olsun |
      lazım | yeter | hepsi bu | bu kadar | şey | hani | mümkünse | zahmet olmazsa | içecek olarak | tatlı olarak |
      yemek olarak | tatlıya | içmeye | yemeye
    `),
    unit: phrases(`
      tane | adet | porsiyon | bardak | şişe | kutu | dilim | fincan | tabak | kase | top | tane de | litrelik
    `),
    times: phrases('kere | kez | defa | x'),
    aside: phrases('ayrı | ayrı olarak | kenarda | ayrı kapta | kenara'),
    all: phrases(`
      hepsi | hepsini | hepsine | hepsinde | hepsi de | ikisi de | ikisine de | ikisini de | her ikisi | her birine |
      her biri | tümü | tümüne | bütün
    `),
    one: phrases('diğeri | öteki | öbürü | birincisi | ikincisi | birisi | biri | sonuncusu'),
    repair: phrases(`
      pardon | yok pardon | hayır pardon | yani | daha doğrusu | özür dilerim | dur | bir dakika dur | yanlış oldu |
      düzeltiyorum | aslında
    `),
    another: phrases('bir tane daha | bi tane daha | bir daha | bir adet daha | başka bir tane'),
    same: phrases('aynısı | aynısından | aynı şey | aynısını | aynıdan | aynı şeyden'),
    drop: [],
    change: [],
    to: phrases('olarak | şuna'),
    instead: [],
    makeIt: [],
    undo: phrases(`
      geri al | geri alın | onu iptal et | onu iptal edin | onu çıkar | onu çıkarın | onu sil | onu silin |
      sonuncuyu iptal et | sonuncuyu sil | sonuncuyu çıkarın | ondan vazgeçtim | onu istemiyorum | son söylediğimi iptal edin
    `),
    startOver: phrases(`
      baştan başla | baştan başlayalım | baştan alalım | en baştan | hepsini iptal et | hepsini iptal edin |
      hepsini sil | hepsini silin | her şeyi sil | her şeyi silin | siparişi sıfırla | siparişi sıfırlayın
    `),
    onto: phrases('onun üstüne | onun içine'),
    price: [],
    contents: phrases('içinde ne var | içinde neler var'),
    allergen: [],
    offer: phrases(`
      ne var | neler var | neleriniz var | ne çeşit | menüde ne var | menüde neler var | nelerden var | hangi |
      ne gibi | ne tür | ne önerirsiniz | neyiniz var
    `),
  },
  cuesBehind: {
    without: phrases(`
      olmadan | olmasın | olmasin lütfen | koymayın | koyma | koymadan | konmasın | istemiyorum | istemem | hariç |
      eklemeyin | atmayın | olmayacak | olmazsa | almayayım | çıkarılsın
    `),
    drop: phrases(`
      çıkar | çıkarın | çıkarır mısınız | çıkarabilir misiniz | çıkaralım | kaldır | kaldırın | kaldıralım | sil |
      silin | siler misiniz | iptal | iptal et | iptal edin | iptal edelim | iptal olsun | iptal eder misiniz |
      vazgeçtim | gerek yok | kalsın
    `),
    change: phrases(`
      değiştir | değiştirin | değiştirelim | değiştirir misiniz | değiştirebilir misiniz | değiştirmek istiyorum |
      değişsin
    `),
    instead: phrases('yerine'),
    makeIt: phrases(`
      olsun | yap | yapın | yapalım | yapar mısınız | yapabilir misiniz | olarak yapın |
      olacak
    `),
    price: phrases(`
      ne kadar | kaç para | kaça | kaç lira | kaç tl | kaç euro | fiyatı ne | fiyatı nedir | fiyatı ne kadar |
      ne kadara | ücreti ne kadar | ne kadar tutar | ne kadar acaba
    `),
    contents: phrases(`
      içinde ne var | içinde neler var | içeriği ne | içeriği nedir | içindekiler ne | malzemeleri ne |
      malzemeleri neler | nasıl bir şey
    `),
    allergen: phrases('var mı | var mıdır | içeriyor mu | bulunuyor mu | var mı acaba | içerir mi'),
  },
};

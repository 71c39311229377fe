import type { Lexicon } from '../../agents/lexicon.js';
import { phrases as written } from '../../understanding/language.js';
import { phrasesAsSaid } from '../../understanding/tokens.js';
import { clockPatterns } from '../clockPatterns.js';
import { daysOf } from '../days.js';
import { languageRequests } from '../requests.js';
import { numbers } from './numbers.js';

const rules = { elided: [] };
const phrases = (text: string): string[] => phrasesAsSaid(text, rules);
const words = (text: string): string[] => text.trim().split(/\s+/);

const morning = phrases('sabah | sabahleyin');

/** How Turkish-speaking callers say what is not food. */
export const lexicon: Lexicon = {
  numbers,
  ...rules,
  fillers: phrases(`
    lütfen | ıı | ee | eee | hmm | şey | yani | işte | merhaba | selam | alo | iyi günler | iyi akşamlar | efendim |
    bir | bi | için | olsun | ben | bana | benim | bizim | adım | ve | de | da | te | ta | ile | istiyorum | isterim |
    istiyoruz | rica ediyorum | rica edeyim | alayım | alabilir miyim | o zaman | hani | ya | acaba | bu | şu | o |
    abi | hanım | bey | hanımefendi | beyefendi | çok | tabii ki de | herhalde | galiba | seçeyim | boy | olanı
  `),
  affirm: phrases(`
    evet | he | hı hı | evet evet | evet lütfen | tamam | tamamdır | olur | doğru | evet doğru | tabii | tabi |
    tabii ki | elbette | kesinlikle | aynen | aynen öyle | öyle | peki | oldu | güzel | süper | harika | onaylıyorum |
    evet hepsi doğru | hepsi doğru | uygun | uyar | bana uyar | evet uygun | evet tamam | evet istiyorum | isterim |
    olabilir | evet olur | memnuniyetle | doğrudur | okey | ok
  `),
  deny: phrases(`
    hayır | yok | yo | hayır teşekkürler | hayır teşekkür ederim | olmaz | istemiyorum | istemem | yanlış |
    doğru değil | hayır değil | değil | hayır yanlış | uymaz | hayır olmaz | yok istemiyorum | gerek yok | kalsın |
    hayır istemiyorum | uygun değil | yok sağ olun | hayır sağ olun | yok hayır | hiç
  `),
  finish: phrases(`
    bu kadar | hepsi bu | hepsi bu kadar | başka bir şey yok | başka yok | başka bir şey istemiyorum | yeterli |
    yeter | tamam bu kadar | hayır bu kadar | yok bu kadar | bitti | o kadar | bu kadar yeter | sadece bu kadar |
    başka bir şey almayacağım | hayır hepsi bu | bu kadar teşekkürler
  `),
  intents: {
    ask_for_person: phrases(`
      bir insan | gerçek biri | gerçek bir insan | insanla görüşmek istiyorum | biriyle görüşmek istiyorum |
      biriyle konuşmak istiyorum | bir çalışan | çalışan | çalışanla görüşmek istiyorum | yetkili | yetkiliye bağlayın |
      yetkiliyle görüşmek istiyorum | müşteri temsilcisi | temsilci | müdür | operatör | bir yetkili | personel |
      birine bağlayın | birine bağlar mısınız | bağlar mısınız | garson | patron | sahibi | şikayet | şikayetim var |
      iade | para iadesi | rezervasyon | rezervasyon yapmak istiyorum | masa ayırtmak | masa ayırtmak istiyorum
    `),
    leave_message: phrases(`
      mesaj bırakmak istiyorum | mesaj | mesaj bırakayım | mesaj bırak | not bırakmak istiyorum | beni arayın |
      geri arayın
    `),
    place_order: phrases(`
      sipariş | sipariş vermek istiyorum | sipariş vereceğim | bir sipariş vereceğim | sipariş etmek istiyorum |
      siparişim var | sipariş verecektim | bir sipariş | yemek sipariş etmek istiyorum | sipariş verebilir miyim
    `),
    repeat: phrases(`
      tekrar | tekrar eder misiniz | tekrarlar mısınız | bir daha söyler misiniz | pardon | efendim anlamadım |
      duymadım | duyamadım | anlamadım | anlayamadım | ne dediniz | ne | tekrar söyler misiniz | tekrar edin |
      bir daha söyleyin
    `),
    help: phrases(`
      yardım | yardım edin | ne diyebilirim | nasıl çalışıyor | ne yapmam lazım | seçenekler neler | ne diyeyim
    `),
    wait: phrases(`
      bekleyin | bir dakika | bir saniye | bir dakika lütfen | bir saniye lütfen | bi dakika | bi saniye | dur |
      durun | biraz bekleyin | düşüneyim | bakayım | bir bakayım | hemen bakıyorum
    `),
    cancel: phrases(`
      iptal | iptal et | iptal edin | vazgeçtim | vazgeçtim istemiyorum | boş verin | siparişten vazgeçtim
    `),
    cancel_order: phrases(`
      siparişi iptal et | siparişi iptal edin | siparişimi iptal edin | siparişimi iptal et | siparişi iptal etmek istiyorum |
      siparişimi iptal etmek istiyorum
    `),
    ask_placed_order: phrases(`
      siparişim nerede | siparişim nerede kaldı | siparişim gelmedi | siparişim hala gelmedi | hala gelmedi | yemeğim gelmedi |
      sipariş gecikti | siparişim gecikti | siparişimi bekliyorum | hala bekliyorum | daha önce sipariş verdim | sipariş
      vermiştim | bir sipariş vermiştim | siparişim hakkında | siparişimle ilgili | yanlış sipariş geldi
    `),
    ask_who: phrases(`
      merhaba | selam | alo | alo alo | iyi günler | iyi akşamlar | orada mısınız | kimse var mı | orada kimse var mı | beni
      duyuyor musunuz | sesim geliyor mu | robot musunuz | robot musun | siz robot musunuz | makine misiniz | bir robotla mı
      konuşuyorum | insan mısınız | gerçek bir insan mısınız | siz kimsiniz | kimsiniz | kiminle görüşüyorum | nasılsınız
    `),
    goodbye: phrases(
      'hoşça kalın | güle güle | görüşürüz | iyi geceler | kolay gelsin | hoşçakalın',
    ),
    thanks: phrases(`
      teşekkürler | teşekkür ederim | çok teşekkürler | çok teşekkür ederim | sağ olun | sağ ol | eyvallah
    `),
    ask_hours: phrases(`
      kaça kadar açıksınız | kaçta kapanıyorsunuz | kaçta açılıyorsunuz | saat kaçta kapanıyorsunuz |
      saat kaçta açılıyorsunuz | açık mısınız | çalışma saatleri | çalışma saatleriniz | saat kaça kadar açıksınız
    `),
    ask_wait: phrases(`
      ne kadar sürer | ne zaman hazır olur | kaç dakikada gelir | ne kadar sürede gelir | ne zaman gelir |
      kaç dakika sürer | kaç dakikaya hazır olur | ne kadar beklerim
    `),
    ask_total: phrases(`
      toplam | toplam ne kadar | toplamı ne kadar | hepsi ne kadar | ne kadar | ne kadar tuttu | ne kadar ediyor |
      toplam kaç para | hesap ne kadar | borcum ne kadar | tutarı ne kadar | hepsi kaç para | ne kadar oldu
    `),
    ask_order: phrases(`
      siparişimi okur musunuz | siparişi tekrar edin | siparişimi tekrar eder misiniz | siparişim ne | ne sipariş ettim |
      siparişi okuyun | şimdiye kadar ne var | siparişimi okuyun | siparişi tekrar eder misiniz
    `),
    change_address: phrases(`
      adres | adresi değiştir | adresi değiştirin | adres yanlış | başka adres | adresim yanlış | adresi değiştirmek istiyorum
    `),
    change_time: phrases(`
      saat | saati değiştir | saati değiştirin | başka saat | başka bir saat | daha geç | daha erken | saat yanlış |
      saati değiştirmek istiyorum
    `),
    change_name: phrases(
      'isim | ismi değiştir | ismi değiştirin | isim yanlış | adım yanlış | başka isim',
    ),
    change_phone: phrases(`
      numara | telefon numarası | numarayı değiştir | numarayı değiştirin | numara yanlış | başka numara | telefon
    `),
    order_usual: phrases(`
      her zamanki | her zamankinden | her zamanki gibi | her zamanki sipariş | her zamanki siparişim |
      her zamankinden olsun
    `),
    order_last: phrases(`
      geçen seferki | geçen seferkinin aynısı | geçen seferki gibi | son siparişim | geçen seferkinden |
      son siparişimin aynısı | önceki siparişim
    `),
    ask_cheaper: phrases(`
      bedava | bedavaya | ücretsiz | ikramınız olarak | indirim istiyorum | daha ucuz
    `),
    pay_cash: phrases(`
      nakit ödeyeceğim | nakit | nakit ödeme | nakit ödemek istiyorum | nakit vereceğim | peşin ödeyeceğim
    `),
    use_coupon: phrases(`
      kupon | kuponum var | indirim kodu | indirim kodum var | bir kuponum var | promosyon kodu | kupon kodu
    `),
  },
  fulfilments: {
    pickup: phrases(`
      gel al | gelip alacağım | gelip alırım | kendim alacağım | ben alacağım | ben gelip alacağım | alıp gideceğim |
      paket | paket olsun | paket yapın | gelip alayım | restorandan alacağım | almaya geleceğim | kendim alırım
    `),
    delivery: phrases(`
      adrese teslim | adrese | eve | eve teslim | eve servis | eve gelsin | teslimat | paket servis | eve getirin |
      adrese gelsin | adresime | adresime gelsin | kurye | kuryeyle | eve sipariş | getirin | teslim | gönderin |
      teslim edin | adrese gönderin | eve gönderin
    `),
    dine_in: phrases(
      'burada yemek | burada | orada yiyeceğim | içeride | restoranda | burada yiyeceğim | orada yiyeceğiz',
    ),
  },
  languages: languageRequests('tr', [
    '{language}',
    '{language} lütfen',
    '{language} konuşalım',
    '{language} konuşur musunuz',
  ]),
  nameLeads: phrases('adım | ismim | benim adım | benim ismim | adı | isim'),
  nameLeadsWhenAsked: phrases('ben | isim | adına | sipariş | yazın | şey'),
  addressLeads: phrases('adresim | adres | şu adrese | teslimat adresi | teslimat adresim'),
  addressLeadsWhenAsked: phrases('numara | kapı numarası | benim | ev | burası | şurası'),
  streetWords: phrases(`
    sokak | sokağı | sok | sk | cadde | caddesi | cad | cd | mahalle | mahallesi | mah | bulvar | bulvarı | blok |
    apartman | apartmanı | apt | daire | kat | numara | no | site | sitesi | meydan | meydanı | yolu
  `),
  phoneLeads: phrases('telefonum | numaram | telefon numaram | cep numaram'),
  postcodeLeads: phrases('posta kodu | posta kodum'),
  noteLeads: phrases('not | not olarak | mutfağa söyleyin | zile basmayın | kapıda arayın').map(
    (phrase) => ({ phrase, keep: !phrase.startsWith('not') }),
  ),
  allergens: {
    gluten: written('gluten | glüten | buğday | çölyak | glutene | glütene'),
    crustaceans: written('kabuklu deniz ürünleri | karides | yengeç | ıstakoz | karidese'),
    eggs: written('yumurta | yumurtaya'),
    fish: written('balık | balığa'),
    peanuts: written('yer fıstığı | yerfıstığı | fıstık | fıstığa | yer fıstığına'),
    soy: written('soya | soyaya'),
    milk: written('süt | laktoz | süte | laktoza'),
    nuts: written(`
      kuruyemiş | fındık | ceviz | badem | antep fıstığı | kaju | fındığa | cevize | bademe | kuruyemişe | fıstık |
      fıstığa
    `),
    celery: written('kereviz | kerevize'),
    mustard: written('hardal | hardala'),
    sesame: written('susam | susama'),
    sulphites: written('sülfit | sülfite'),
    lupin: written('acı bakla | acı baklaya'),
    molluscs: written('yumuşakçalar | midye | kalamar | ahtapot | midyeye'),
  },
  allergyWords: phrases(
    'alerji | alerjim | alerjisi | alerjik | alerjiniz | intolerans | intoleransım | çölyak',
  ),
  questionLeads: phrases(`
    nerede | neredesiniz | ne zaman | kim | neden | niye | nasıl | kaç | hangi | acaba | nereye
  `),
  offerLeads: phrases('sizde | sizde var mı | elinizde'),
  paying: {
    tip: phrases(`
      bahşiş | bahşişi | kurye için
    `),
    noTip: phrases(`
      bahşiş yok | bahşişsiz | bahşiş istemiyorum
    `),
    keepChange: phrases(`
      üstü kalsın | paranın üstü kalsın | üstü sizde kalsın
    `),
    percent: phrases(`
      yüzde
    `),
    cents: phrases(`
      kuruş
    `),
    units: phrases(`
      lira | lirası | tl | euro
    `),
    around: phrases(`
      lütfen | ekleyin | ekle | ve | bir | da | de | ile | olsun | verin | bırakıyorum | vereceğim | vermek | istiyorum
    `),
  },
  numberParts: {
    start: phrases('başı | başlangıcı | ile başlıyor | başında'),
    end: phrases('sonu | ile bitiyor | sonunda | son rakamları'),
  },
  givesFirstName: true,
  ordinals: [
    phrases('birinci | birincisi | ilki | ilk | bir numara'),
    phrases('ikinci | ikincisi | iki numara'),
    phrases('üçüncü | üçüncüsü | üç numara'),
    phrases('dördüncü | dördüncüsü | dört numara'),
  ],
  time: {
    morning,
    patterns: clockPatterns({
      asap: phrases(`
        en kısa sürede | en kısa zamanda | mümkün olduğunca çabuk | bir an önce | 1 an önce | hemen | en erken |
        olabildiğince çabuk | en çabuk
      `),
      asapWhenAsked: phrases(
        'şimdi | hazır olunca | ne zaman olursa | fark etmez | ne kadar çabuk olursa',
      ),
      in: [],
      about: phrases('yaklaşık | aşağı yukarı | tahminen'),
      lengths: [
        ['yarim saat(?:e|te)?', 30],
        ['1 bucuk saat(?:e|te)?', 90],
        ['1 saat(?:e|te)?', 60],
        ['ceyrek saat(?:e|te)?', 15],
      ],
      hours: ['saat(?:e|te)?'],
      minutes: phrases('dakika | dakikaya | dakikada | dk'),
      noon: phrases('öğlen | öğle vakti | öğleyin'),
      midnight: phrases('gece yarısı | gece yarısında'),
      at: phrases('saat | saat tam | tam saat'),
      oclock: [],
      afterHour: [
        ['bucuk(?:ta|a)?', 30],
        ['(?:y?[iu] )?ceyrek gece(?:de)?', 15],
        ['(?:y?[ea] )?ceyrek kala', -15],
      ],
      beforeHour: [],
      plus: [],
      minus: [],
      past: [],
      to: [],
      behind: {
        in: phrases('sonra | sonraya | içinde | sonrasına'),
        hourEndings: phrases('e | a | ye | ya | i | u | yi | yu'),
        past: phrases('geçe | geçede'),
        to: phrases('kala | kalaya'),
      },
      morning,
      evening: phrases('akşam | öğleden sonra | gece | bu akşam | yarın akşam | öğlen'),
    }),
    days: daysOf(
      'tr',
      [
        phrases('bugün | bu akşam | bu gece'),
        phrases('yarın | yarına | yarın akşam'),
        phrases('öbür gün | öbür güne | yarından sonra'),
      ],
      [
        ['pazartesiye', 'pazartesi gunu'],
        ['saliya', 'sali gunu'],
        ['carsambaya', 'carsamba gunu'],
        ['persembeye', 'persembe gunu'],
        ['cumaya', 'cuma gunu'],
        ['cumartesiye', 'cumartesi gunu'],
        ['pazara', 'pazar gunu'],
      ],
    ),
  },
  hints: {
    quantities: words('bir iki üç dört beş altı'),
    digits: words(
      'sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan',
    ),
    firstNames: words(`
      Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Emre Burak Can Cem Kemal Fatma Ayşe
      Emine Hatice Zeynep Elif Meryem Şerife Sultan Merve Esra Büşra Ebru Deniz Selin Derya
    `),
    orders: [
      ...['{item}', '{quantity} {item}', '{quantity} {size} {item}', '{quantity} {item} lütfen'],
      ...['{quantity} {item} ve {quantity} {item}', '{quantity} {item} istiyorum', 'bir de {item}'],
      ...[
        '{quantity} {item} {option} olmasın',
        '{option} olmasın',
        'ekstra {option}',
        '{size} olsun',
      ],
      ...[
        '{quantity} tane olsun',
        '{item} iptal',
        '{item} ne kadar',
        '{item} var mı',
        'aynısından bir tane daha',
      ],
    ],
    choices: ['{choice} lütfen', '{size}', '{choice} olsun', '{choice} ve {choice}'],
    times: [
      ...['en kısa sürede', 'hemen', 'yarım saat sonra', 'bir saat sonra', 'yirmi dakika sonra'],
      ...words('altı yedi sekiz dokuz on on_iki').flatMap((hour) => [
        `saat ${hour.replace('_', ' ')}`,
        `akşam ${hour.replace('_', ' ')}`,
        `${hour.replace('_', ' ')} buçuk`,
      ]),
    ],
    names: ['{name}', 'adım {name}', '{name} adına', 'ben {name}'],
    addresses: ['{name} sokak numara {digit}', '{name} caddesi numara {digit} daire {digit}'],
    digitStrings: [
      '{digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit} {digit}',
    ],
  },
};

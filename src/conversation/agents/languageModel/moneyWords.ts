/**
 * How words begin that speak of prices, of what is paid and of an order's being placed, by primary language subtag. They
 * are for the machine alone to say: a model that uses one is not heard. Names of currencies are not listed: they
 * are taken from how amounts are said.
 */
export const moneyWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...['free', 'discount', 'price', 'cost', 'charg', 'paid', 'pay', 'refund', 'coupon', 'total'],
    ...[
      'percent',
      'cheap',
      'half off',
      'on the house',
      'confirmed',
      'placed',
      'booked',
      'reserved',
    ],
  ],
  fr: [
    ...['gratuit', 'offert', 'remise', 'reduction', 'prix', 'cout', 'coute', 'paye', 'payer'],
    ...['rembours', 'total', 'pour cent', 'promo', 'confirmee', 'enregistree', 'reservee'],
  ],
  de: [
    ...['kostenlos', 'gratis', 'umsonst', 'rabatt', 'preis', 'kost', 'bezahl', 'zahl', 'erstatt'],
    ...['gesamt', 'prozent', 'gutschein', 'bestatigt', 'bestaetigt', 'aufgegeben', 'reserviert'],
  ],
  es: [
    ...['gratis', 'gratuit', 'descuento', 'precio', 'cuesta', 'costar', 'pag', 'reembols', 'total'],
    ...['por ciento', 'cupon', 'confirmado', 'realizado', 'reservad'],
  ],
  it: [
    ...['gratis', 'gratuit', 'omaggio', 'sconto', 'prezz', 'costa', 'costo', 'pag', 'rimbors'],
    ...['totale', 'per cento', 'confermat', 'prenotat'],
  ],
  nl: [
    ...['gratis', 'korting', 'prijs', 'kost', 'betaal', 'betal', 'terugbeta', 'totaal', 'procent'],
    ...['bevestigd', 'geplaatst', 'gereserveerd'],
  ],
  pt: [
    ...['gratis', 'gratuit', 'de graca', 'desconto', 'preco', 'custa', 'custo', 'pag', 'reembols'],
    ...['total', 'por cento', 'confirmado', 'realizado', 'reservad'],
  ],
  pl: [
    ...['darmo', 'gratis', 'rabat', 'znizk', 'cena', 'ceny', 'koszt', 'plac', 'zaplac', 'zwrot'],
    ...['razem', 'procent', 'potwierdzon', 'zlozon', 'zarezerw'],
  ],
  tr: [
    ...['ucretsiz', 'bedava', 'indirim', 'fiyat', 'ucret', 'ode', 'iade', 'toplam', 'yuzde'],
    ...['onaylan', 'alindi', 'rezerv'],
  ],
  ar: [
    'مجان',
    'خصم',
    'سعر',
    'الاسعار',
    'تكلف',
    'ادفع',
    'تدفع',
    'مدفوع',
    'المجموع',
    'تاكيد',
    'مؤكد',
    'حجز',
  ],
  hi: ['मुफ्त', 'फ्री', 'छूट', 'डिस्काउंट', 'कीमत', 'दाम', 'भुगतान', 'कुल', 'प्रतिशत', 'कन्फर्म', 'पक्का'],
  ur: ['مفت', 'فری', 'رعایت', 'ڈسکاونٹ', 'قیمت', 'دام', 'ادا', 'کل رقم', 'فیصد', 'کنفرم', 'تصدیق'],
};

/** Currencies whose names a model may use, whatever the restaurant's own is. */
export const knownCurrencies = [
  'EUR',
  'USD',
  'GBP',
  'TRY',
  'PKR',
  'INR',
  'PLN',
  'SAR',
  'AED',
  'CHF',
];

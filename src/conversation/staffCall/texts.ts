import type { Fulfilment } from '../../restaurant/profile.js';

/**
 * What the staff hear in one language when they are called about an order. `{name}` stands for what changes, and a
 * part in square brackets falls away where what stands in it is not known.
 */
export interface StaffCallTexts {
  /** `{restaurant}` `{number}` */
  readonly unaccepted: string;
  /** `{name}` and, of a delivery, `{address}`; either may be unknown. */
  readonly ways: Readonly<Record<Fulfilment, string>>;
  /** `{time}` with its preposition. */
  readonly promised: string;
  /** The keys are the same everywhere: 1 accepts, 2 repeats. */
  readonly keys: string;
  readonly accepted: string;
  readonly needless: string;
  readonly notAccepted: string;
}

/** Also for languages that we do not speak. */
export const english: StaffCallTexts = {
  unaccepted:
    "This is {restaurant}'s phone assistant. Order number {number} has not been accepted yet.",
  ways: {
    pickup: 'For pickup[, for {name}].',
    delivery: 'For delivery[ to {address}].',
    dine_in: 'To eat in[, for {name}].',
  },
  promised: 'Promised {time}.',
  keys: 'Press 1 to accept it, or 2 to hear it again.',
  accepted: 'Thank you. The order is accepted.',
  needless: 'The order has been taken care of meanwhile. Goodbye.',
  notAccepted: 'The order is still not accepted. Goodbye.',
};

/** By ISO 639-1 code. */
export const staffCallTexts: Readonly<Record<string, StaffCallTexts>> = {
  en: english,
  fr: {
    unaccepted:
      "Ici l'assistant téléphonique de {restaurant}. La commande numéro {number} n'est pas encore acceptée.",
    ways: {
      pickup: 'À emporter[, pour {name}].',
      delivery: 'En livraison[, {address}].',
      dine_in: 'Sur place[, pour {name}].',
    },
    promised: 'Promise {time}.',
    keys: "Appuyez sur 1 pour l'accepter, ou sur 2 pour la réentendre.",
    accepted: 'Merci. La commande est acceptée.',
    needless: 'La commande a été prise en charge entre-temps. Au revoir.',
    notAccepted: "La commande n'est toujours pas acceptée. Au revoir.",
  },
  de: {
    unaccepted:
      'Hier ist der Telefonassistent von {restaurant}. Die Bestellung Nummer {number} ist noch nicht angenommen.',
    ways: {
      pickup: 'Zum Abholen[, für {name}].',
      delivery: 'Zum Liefern[, {address}].',
      dine_in: 'Zum Hieressen[, für {name}].',
    },
    promised: 'Zugesagt {time}.',
    keys: 'Drücken Sie die 1, um sie anzunehmen, oder die 2, um sie noch einmal zu hören.',
    accepted: 'Danke. Die Bestellung ist angenommen.',
    needless: 'Um die Bestellung hat sich inzwischen jemand gekümmert. Auf Wiederhören.',
    notAccepted: 'Die Bestellung ist noch immer nicht angenommen. Auf Wiederhören.',
  },
  es: {
    unaccepted:
      'Soy el asistente telefónico de {restaurant}. El pedido número {number} todavía no está aceptado.',
    ways: {
      pickup: 'Para recoger[, a nombre de {name}].',
      delivery: 'A domicilio[, {address}].',
      dine_in: 'Para comer aquí[, a nombre de {name}].',
    },
    promised: 'Prometido {time}.',
    keys: 'Pulse 1 para aceptarlo, o 2 para volver a escucharlo.',
    accepted: 'Gracias. El pedido está aceptado.',
    needless: 'Alguien se ha ocupado ya del pedido. Adiós.',
    notAccepted: 'El pedido sigue sin aceptar. Adiós.',
  },
  it: {
    unaccepted:
      "Qui è l'assistente telefonico di {restaurant}. L'ordine numero {number} non è ancora stato accettato.",
    ways: {
      pickup: 'Da asporto[, a nome {name}].',
      delivery: 'A domicilio[, {address}].',
      dine_in: 'Da mangiare qui[, a nome {name}].',
    },
    promised: 'Promesso {time}.',
    keys: 'Prema 1 per accettarlo, o 2 per riascoltarlo.',
    accepted: "Grazie. L'ordine è accettato.",
    needless: "Qualcuno si è già occupato dell'ordine. Arrivederci.",
    notAccepted: "L'ordine non è ancora accettato. Arrivederci.",
  },
  nl: {
    unaccepted:
      'Dit is de telefoonassistent van {restaurant}. Bestelling nummer {number} is nog niet geaccepteerd.',
    ways: {
      pickup: 'Om af te halen[, voor {name}].',
      delivery: 'Om te bezorgen[, {address}].',
      dine_in: 'Om hier te eten[, voor {name}].',
    },
    promised: 'Beloofd {time}.',
    keys: 'Druk op 1 om te accepteren, of op 2 om de bestelling nog eens te horen.',
    accepted: 'Bedankt. De bestelling is geaccepteerd.',
    needless: 'Er is intussen al voor de bestelling gezorgd. Tot ziens.',
    notAccepted: 'De bestelling is nog steeds niet geaccepteerd. Tot ziens.',
  },
  pt: {
    unaccepted:
      'Fala o assistente telefónico de {restaurant}. O pedido número {number} ainda não foi aceite.',
    ways: {
      pickup: 'Para levantar[, em nome de {name}].',
      delivery: 'Para entregar[, {address}].',
      dine_in: 'Para comer aqui[, em nome de {name}].',
    },
    promised: 'Prometido {time}.',
    keys: 'Prima 1 para o aceitar, ou 2 para o ouvir outra vez.',
    accepted: 'Obrigado. O pedido está aceite.',
    needless: 'Entretanto alguém tratou do pedido. Adeus.',
    notAccepted: 'O pedido continua por aceitar. Adeus.',
  },
  pl: {
    unaccepted:
      'Tu asystent telefoniczny restauracji {restaurant}. Zamówienie numer {number} nie zostało jeszcze przyjęte.',
    ways: {
      pickup: 'Odbiór osobisty[, {name}].',
      delivery: 'Dostawa[, {address}].',
      dine_in: 'Na miejscu[, {name}].',
    },
    promised: 'Obiecane {time}.',
    keys: 'Naciśnij 1, aby je przyjąć, albo 2, aby usłyszeć je ponownie.',
    accepted: 'Dziękuję. Zamówienie zostało przyjęte.',
    needless: 'Ktoś już zajął się tym zamówieniem. Do widzenia.',
    notAccepted: 'Zamówienie nadal nie jest przyjęte. Do widzenia.',
  },
  tr: {
    unaccepted:
      '{restaurant} telefon asistanı arıyor. {number} numaralı sipariş henüz kabul edilmedi.',
    ways: {
      pickup: 'Gel al[, {name}].',
      delivery: 'Adrese teslim[, {address}].',
      dine_in: 'Burada yenecek[, {name}].',
    },
    promised: 'Söz verilen zaman: {time}.',
    keys: 'Kabul etmek için 1 tuşuna, yeniden dinlemek için 2 tuşuna basın.',
    accepted: 'Teşekkürler. Sipariş kabul edildi.',
    needless: 'Siparişle bu arada ilgilenildi. İyi günler.',
    notAccepted: 'Sipariş hâlâ kabul edilmedi. İyi günler.',
  },
  ar: {
    unaccepted: 'معكم المساعد الهاتفي لمطعم {restaurant}. الطلب رقم {number} لم يُقبل بعد.',
    ways: {
      pickup: 'للاستلام من المطعم[، باسم {name}].',
      delivery: 'للتوصيل[، {address}].',
      dine_in: 'للأكل في المطعم[، باسم {name}].',
    },
    promised: 'الموعد: {time}.',
    keys: 'اضغط 1 لقبوله، أو 2 لسماعه مرة أخرى.',
    accepted: 'شكراً. تم قبول الطلب.',
    needless: 'تم التعامل مع الطلب في هذه الأثناء. مع السلامة.',
    notAccepted: 'لم يُقبل الطلب بعد. مع السلامة.',
  },
  hi: {
    unaccepted: 'यह {restaurant} का फ़ोन सहायक है। ऑर्डर नंबर {number} अभी तक स्वीकार नहीं हुआ है।',
    ways: {
      pickup: 'ले जाने के लिए[, {name} के नाम पर]।',
      delivery: 'डिलीवरी[, {address}]।',
      dine_in: 'यहीं खाने के लिए[, {name} के नाम पर]।',
    },
    promised: 'समय: {time}।',
    keys: 'स्वीकार करने के लिए 1 दबाइए, फिर से सुनने के लिए 2 दबाइए।',
    accepted: 'धन्यवाद। ऑर्डर स्वीकार हो गया है।',
    needless: 'इस बीच ऑर्डर संभाल लिया गया है। नमस्ते।',
    notAccepted: 'ऑर्डर अभी भी स्वीकार नहीं हुआ है। नमस्ते।',
  },
  ur: {
    unaccepted: 'یہ {restaurant} کا فون اسسٹنٹ ہے۔ آرڈر نمبر {number} ابھی تک قبول نہیں ہوا۔',
    ways: {
      pickup: 'لے جانے کے لیے[، {name} کے نام پر]۔',
      delivery: 'ڈیلیوری[، {address}]۔',
      dine_in: 'یہیں کھانے کے لیے[، {name} کے نام پر]۔',
    },
    promised: 'وقت: {time}۔',
    keys: 'قبول کرنے کے لیے 1 دبائیں، دوبارہ سننے کے لیے 2 دبائیں۔',
    accepted: 'شکریہ۔ آرڈر قبول ہو گیا ہے۔',
    needless: 'اس دوران آرڈر سنبھال لیا گیا ہے۔ خدا حافظ۔',
    notAccepted: 'آرڈر ابھی تک قبول نہیں ہوا۔ خدا حافظ۔',
  },
};

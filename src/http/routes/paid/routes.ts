import type { Route } from '../../route.js';

const thanks: Readonly<Record<string, string>> = {
  en: 'Thank you, your payment has been received. You may close this page.',
  fr: 'Merci, votre paiement a été reçu. Vous pouvez fermer cette page.',
  es: 'Gracias, hemos recibido su pago. Puede cerrar esta página.',
  it: 'Grazie, abbiamo ricevuto il pagamento. Può chiudere questa pagina.',
  pt: 'Obrigado, recebemos o seu pagamento. Pode fechar esta página.',
  de: 'Danke, Ihre Zahlung ist eingegangen. Sie können diese Seite schließen.',
  nl: 'Bedankt, uw betaling is ontvangen. U kunt deze pagina sluiten.',
  tr: 'Teşekkürler, ödemeniz alındı. Bu sayfayı kapatabilirsiniz.',
  pl: 'Dziękujemy, otrzymaliśmy płatność. Można zamknąć tę stronę.',
  ar: 'شكرا، تم استلام دفعتك. يمكنك إغلاق هذه الصفحة.',
  ur: 'شکریہ، آپ کی ادائیگی مل گئی۔ آپ یہ صفحہ بند کر سکتے ہیں۔',
  hi: 'धन्यवाद, आपका भुगतान मिल गया। आप यह पृष्ठ बंद कर सकते हैं।',
};

/** `GET /paid`: where the provider's page leads to. It says thanks and decides nothing: the webhook does. */
export const paidRoute: Route = {
  method: 'get',
  path: '/paid',
  roles: 'public',
  handle(ctx) {
    const { lang } = ctx.query;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = thanks[typeof lang === 'string' ? lang : 'en'] ?? thanks['en'];
    return Promise.resolve();
  },
};

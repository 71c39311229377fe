import { formatMoney } from '../../../kernel/money.js';
import { nationalFormat } from '../../../kernel/phone.js';
import { timeText } from '../../../orders/messages/wording.js';
import type { FinishField, FinishRefusal, PendingView } from '../../../orders/pendingView.js';
import { explainPrice, type PriceStep } from '../../../restaurant/explainPrice.js';
import type { Order, OrderLine } from '../../../restaurant/order.js';
import type { RestaurantProfile } from '../../../restaurant/profile.js';
import { html, type Html } from '../../html.js';
import type { FinishTexts } from './finishTexts.js';
import { filled, pageTextsOf } from './pageTexts.js';

/** The page of an order that waits: what was ordered and its total, and a form for what is missing. */
export function orderPage(view: PendingView): Html {
  const { restaurant, refusal, language, price, asks, promisedAt } = view;
  const texts = pageTextsOf(language);
  const fault = refusal && { ...faultOf(view, refusal, texts) };
  const notice = fault?.field === null ? fault.text : null;
  const field = (name: FinishField): Html | null =>
    asks.includes(name)
      ? fields[name](view, texts, fault?.field === name ? fault.text : null)
      : null;
  const total = money(view, price.totals.total);
  return html`
    <h1>${texts.title}</h1>
    <p>${restaurant.name}</p>
    ${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
    <h2>${texts.order}</h2>
    ${priceTable(view, texts)}
    ${view.address && !asks.includes('address') ? html`<p>${view.address.text}</p>` : null}
    ${promisedAt && view.fulfilment ? html`<p>${readyText(view, promisedAt, texts)}</p>` : null}
    <form method="post" autocomplete="on" novalidate>
      <input type="hidden" name="total" value="${String(price.totals.total)}" />
      ${field('fulfilment')} ${field('name')} ${field('address')} ${field('postcode')}
      ${field('time')}
      <button>${filled(texts.submit, { total })}</button>
    </form>
    ${callLine(restaurant, texts)}
  `;
}

/** The page of an order that was placed. */
export function placedPage(restaurant: RestaurantProfile, order: Order): Html {
  const texts = pageTextsOf(order.language);
  const { language, fulfilment, promisedAt } = order;
  return html`
    <h1>${filled(texts.placed, { number: String(order.number) })}</h1>
    <p>${restaurant.name}</p>
    <p>${readyText({ restaurant, language, fulfilment }, promisedAt, texts)}</p>
    <p>${texts.total}: ${formatMoney(order.totals.total, order.currency, language)}</p>
    ${order.status === 'awaiting_payment' ? html`<p>${texts.awaitsPayment}</p>` : null}
    ${callLine(restaurant, texts)}
  `;
}

/** A page that says why there is nothing to finish. */
export function noticePage(text: string, texts: FinishTexts, restaurant?: RestaurantProfile): Html {
  return html`
    <h1>${texts.title}</h1>
    <p class="notice">${text}</p>
    ${restaurant ? callLine(restaurant, texts) : null}
  `;
}

function callLine({ phone }: RestaurantProfile, texts: FinishTexts): Html | null {
  if (phone === null) return null;
  const text = filled(texts.call, { phone: nationalFormat(phone) });
  return html`<p><a href="tel:${phone}">${text}</a></p>`;
}

function priceTable(view: PendingView, texts: FinishTexts): Html {
  const { steps, total } = explainPrice(view.price);
  const rows = steps.map(
    (step) => html`
      <tr>
        <th scope="row">${stepName(step, texts)}</th>
        <td>${money(view, step.amount)}</td>
      </tr>
    `,
  );
  return html`
    <table>
      ${rows}
      <tr class="total">
        <th scope="row">${texts.total}</th>
        <td>${money(view, total)}</td>
      </tr>
    </table>
  `;
}

function stepName(step: PriceStep, texts: FinishTexts): Html {
  switch (step.kind) {
    case 'line':
      return lineName(step.line);
    case 'offer':
    case 'coupon':
    case 'charge':
      return html`${step.name}`;
    case 'delivery':
      return html`${texts.deliveryFee}`;
    case 'tax':
    case 'tip':
    case 'rounding':
      return html`${texts[step.kind]}`;
  }
}

function lineName({ quantity, name, variantName, modifiers }: OrderLine): Html {
  const options = modifiers.map(({ action, name: option, count = 1 }) => {
    const times = count > 1 ? `${String(count)} × ` : '';
    return `${action === 'add' ? '+' : '−'} ${times}${option}`;
  });
  const size = variantName === null ? '' : `, ${variantName}`;
  return html`${String(quantity)} × ${name}${size}
  ${options.length > 0 ? html`<small>${options.join(' ')}</small>` : null}`;
}

type FieldMaker = (view: PendingView, texts: FinishTexts, fault: string | null) => Html;

const fields: Readonly<Record<FinishField, FieldMaker>> = {
  fulfilment: ({ restaurant, fulfilment }, texts, fault) => html`
    <fieldset ${described('fulfilment', fault)}>
      <legend>${texts.how}</legend>
      ${faultLine('fulfilment', fault)}
      ${restaurant.fulfilments.map(
        (way) => html`
          <label>
            <input
              type="radio"
              name="fulfilment"
              value="${way}"
              ${way === fulfilment ? html`checked` : null}
            />
            ${texts[way]}
          </label>
        `,
      )}
    </fieldset>
  `,
  name: ({ written }, texts, fault) =>
    textField('name', { label: texts.name, value: written.name, hint: 'name', most: 100, fault }),
  address: ({ written }, texts, fault) =>
    textField('address', {
      ...{ label: texts.address, value: written.address, hint: 'street-address', most: 300, fault },
    }),
  postcode: ({ written }, texts, fault) =>
    textField('postcode', {
      ...{ label: texts.postcode, value: written.postcode, hint: 'postal-code', most: 20, fault },
    }),
  time: ({ restaurant, language, times }, texts, fault) => html`
    <label for="time">${texts.time}</label>
    ${faultLine('time', fault)}
    <select id="time" name="time" ${described('time', fault)}>
      <option value="">${texts.chooseTime}</option>
      ${times.map(
        (at) => html`
          <option value="${at.toISOString()}">
            ${dayTimeText(at, restaurant.timeZone, language)}
          </option>
        `,
      )}
    </select>
  `,
};

function textField(
  id: FinishField,
  field: {
    readonly label: string;
    readonly value: string | null;
    /** What browsers fill in (WHATWG HTML, `autocomplete`). */
    readonly hint: string;
    readonly most: number;
    readonly fault: string | null;
  },
): Html {
  const { label, value, hint, most, fault } = field;
  return html`
    <label for="${id}">${label}</label>
    ${faultLine(id, fault)}
    <input
      type="text"
      id="${id}"
      name="${id}"
      value="${value ?? ''}"
      autocomplete="${hint}"
      maxlength="${String(most)}"
      dir="auto"
      ${described(id, fault)}
    />
  `;
}

function faultLine(id: FinishField, fault: string | null): Html | null {
  return fault === null ? null : html`<p class="fault" id="${id}-fault" role="alert">${fault}</p>`;
}

function described(id: FinishField, fault: string | null): Html | null {
  return fault === null ? null : html`aria-invalid="true" aria-describedby="${id}-fault"`;
}

/** What is wrong, in words, and at which field; null is the order as a whole. */
function faultOf(
  view: PendingView,
  refusal: FinishRefusal,
  texts: FinishTexts,
): { readonly field: FinishField | null; readonly text: string } {
  switch (refusal.code) {
    case 'name_missing':
      return { field: 'name', text: texts.name_missing };
    case 'address_missing':
    case 'number_missing':
    case 'place_missing':
    case 'outside_zone':
      return { field: 'address', text: texts[refusal.code] };
    case 'address_unclear': {
      const addresses = refusal.addresses.join('; ');
      return { field: 'address', text: filled(texts.address_unclear, { addresses }) };
    }
    case 'postcode_missing':
      return { field: 'postcode', text: texts.postcode_missing };
    case 'below_minimum': {
      const missing = money(view, refusal.missing);
      return { field: null, text: filled(texts.below_minimum, { missing }) };
    }
    case 'closed':
    case 'too_early':
    case 'after_closing':
    case 'too_far_ahead':
    case 'busy':
      return { field: 'time', text: texts.time_refused };
    case 'total_changed': {
      const total = money(view, view.price.totals.total);
      return { field: null, text: filled(texts.total_changed, { total }) };
    }
    case 'fulfilment_not_offered':
    case 'delivery_not_offered':
    case 'cart_empty':
    case 'line_refused':
    case 'choices_missing':
    case 'coupon_refused':
    case 'tip_out_of_range':
      return { field: null, text: texts.not_possible };
  }
}

function readyText(
  view: Pick<PendingView, 'restaurant' | 'language' | 'fulfilment'>,
  at: Date,
  texts: FinishTexts,
): string {
  const time = dayTimeText(at, view.restaurant.timeZone, view.language);
  return filled(view.fulfilment === 'delivery' ? texts.atTheDoor : texts.ready, { time });
}

/** The time, with the day unless it is today. */
function dayTimeText(at: Date, timeZone: string, language: string): string {
  const dayOf = (date: Date): string =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone }).format(date);
  const time = timeText(at, timeZone, language);
  return dayOf(at) === dayOf(new Date()) ? time : `${dayOf(at)} ${time}`;
}

function money({ restaurant, language }: PendingView, amount: number): string {
  return formatMoney(amount, restaurant.currency, language);
}

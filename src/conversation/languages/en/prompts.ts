import type { Fulfilment } from '../../../restaurant/profile.js';
import type { ChoiceList, Prompts, Sentences, TransferReason } from '../../dialogue/wording.js';
import { inWords, spoken } from './spoken.js';

const { and, or } = spoken;

const ways: Readonly<Record<Fulfilment, string>> = {
  pickup: 'pickup',
  delivery: 'delivery',
  dine_in: 'eating in',
};

const whyTransferred: Readonly<Record<TransferReason, string>> = {
  asked: 'asks for a person',
  not_understood: 'could not be understood',
  fault: 'was cut off from the assistant by a fault',
  order_failed: 'has an order that could not be saved',
  allergens: 'has a question about allergens',
};

/** What we say in English. */
export const prompts: Prompts = {
  fixed: {
    assistant_notice: "I'm an automated assistant.",
    transfer: "I'll transfer you to one of our team members. Please hold.",
    transfer_failed: "I'm sorry, nobody can come to the phone right now.",
    nobody_here: "I'm sorry, there is nobody here to take your call right now.",
    record_message:
      "Please leave your message after the beep, and press the pound key when you're done.",
    message_thanks: "Thank you. We'll get back to you. Goodbye!",
    fault: "I'm sorry, I'm having a problem on my side.",
    order_failed: "I'm sorry, I couldn't pass your order to the kitchen.",
    goodbye: 'Thank you for calling. Goodbye!',
    silence_goodbye: "I can't hear you, so I'll hang up now. Please call again any time.",
    still_there: 'Are you still there?',
    not_understood: "Sorry, I didn't get that.",
    take_your_time: 'Of course, take your time.',
    started_over: "All right, let's start again.",
    nothing_ordered: 'All right, nothing has been ordered.',
    cancelled: "All right, I've cancelled everything.",
    undone: "All right, I've taken that back.",
    nothing_to_undo: 'There is nothing to take back.',
    cart_empty: 'Your order is still empty.',
    no_number: "I can't see the number you're calling from.",
    phone_invalid: "That doesn't seem to be a complete phone number.",
    which_line: 'Sorry, which item do you mean?',
    keypad_only: "I can't hear you well right now, so please use your phone's keys.",
    carry_on: "All right, let's carry on.",
    allergen_unknown: "I can't be sure about that, and I don't want to guess.",
    you_are_welcome: "You're welcome.",
  },
  questions: {
    wants_order: [
      'Would you like to place an order?',
      'Would you like to order something? Just say yes or no.',
      'To place an order, press 1. To leave a message, press 2. For a person, press 0.',
    ],
    order_ahead: [
      'Would you like to order for later, or leave a message?',
      'You can order now for when we open. Shall I take your order?',
      'To order for later, press 1. To leave a message, press 2.',
    ],
    address: [
      "What's the delivery address?",
      'Please tell me the house number and the street.',
      'Please say the address slowly, for example: 12 Main Street. Or press 0 for a person.',
    ],
    postcode: [
      "And what's the zip code?",
      'Please say the zip code digit by digit.',
      'Please type the zip code on your phone, then press pound.',
    ],
    confirm_address: [
      'Is that right?',
      'Is the address right? Please say yes or no.',
      'Press 1 if the address is right, or 2 if it is not.',
    ],
    offer_pickup: [
      'Would you like to pick it up instead?',
      'Can you come and pick it up? Please say yes or no.',
      'Press 1 to pick it up yourself, or 2 if not.',
    ],
    time_pickup: [
      'When would you like to pick it up?',
      'What time should it be ready? You can also say: as soon as possible.',
      'For as soon as possible, press 1. Or type the time as four digits, for example 1 9 3 0.',
    ],
    time_delivery: [
      'When would you like it delivered?',
      'What time should we deliver? You can also say: as soon as possible.',
      'For as soon as possible, press 1. Or type the time as four digits, for example 1 9 3 0.',
    ],
    time_dine_in: [
      'When would you like to eat?',
      'What time will you come? You can also say: as soon as possible.',
      'For as soon as possible, press 1. Or type the time as four digits, for example 1 9 3 0.',
    ],
    offer_time: [
      'Would that work for you?',
      'Is that time all right? Please say yes, or tell me another time.',
      'Press 1 if that time is all right, or 2 for another time.',
    ],
    items: [
      'What would you like to order?',
      'What can I get you? You can also ask what we have.',
      'Please name a dish, for example: one Margherita. Or press 0 for a person.',
    ],
    more: [
      'Anything else?',
      "Would you like anything else? If not, just say: that's all.",
      "To add something, press 1. If that's all, press 2.",
    ],
    below_minimum: [
      'What would you like to add?',
      'You can add something, or pick the order up yourself. What would you like?',
      'Press 1 to add something, or 2 to pick it up yourself.',
    ],
    name: [
      'What name is the order for?',
      'Could you tell me your name, please?',
      'Please say just your first name.',
    ],
    phone: [
      'What phone number can we reach you at?',
      'Please say your phone number digit by digit.',
      'Please type your phone number on your phone, then press pound.',
    ],
    confirm_phone: [
      'Is that right?',
      'Is that the right number? Please say yes or no.',
      'Press 1 if the number is right, or 2 if it is not.',
    ],
    readback: [
      'Is this correct?',
      'Is the order correct? Please say yes or no.',
      'Press 1 if everything is correct, or 2 to change something.',
    ],
    change: [
      'What would you like to change?',
      'Tell me what to change, for example: remove the salad.',
      'Please say what to change, press 1 to keep the order as it is, or 0 for a person.',
    ],
    offer_person: [
      'Shall I put you through to someone who knows?',
      'Would you like to speak to a person? Please say yes or no.',
      'Press 1 to speak to a person, or 2 to carry on.',
    ],
    offer_message: [
      'Would you like to leave a message?',
      'Shall I take a message? Please say yes or no.',
      'Press 1 to leave a message, or 2 if not.',
    ],
    confirm_cancel: [
      'Shall I cancel the whole order?',
      'Do you want to cancel everything? Please say yes or no.',
      'Press 1 to cancel everything, or 2 to keep your order.',
    ],
  },
  sentences: sentences(),
};

function sentences(): Sentences {
  return {
    welcome: (restaurant) => `Thank you for calling ${restaurant}!`,
    closed: (opens) =>
      opens ? `We're closed right now and open ${opens}.` : "We're closed right now.",
    hours: (closes) =>
      closes ? `We take orders until ${closes.replace(/^at /, '')}.` : "We're open now.",
    fulfilment: askFulfilment,
    fulfilmentNotOffered: (fulfilment, offered) =>
      `I'm sorry, we don't offer ${ways[fulfilment]}, only ${or(offered.map((way) => ways[way]))}.`,
    language: () => "Of course, let's speak English.",
    languageNotSpoken: () => "I'm sorry, I only speak English here.",
    address: (address, postcode) =>
      `${address}${postcode ? `, zip code ${spoken.spelled(postcode)}` : ''}.`,
    outsideZone: (postcode) => `I'm sorry, we don't deliver to ${spoken.spelled(postcode)}.`,
    timeSet: (fulfilment, time) =>
      time ? `${capital(ways[fulfilment])} ${time}, all right.` : 'As soon as possible, all right.',
    timeRefused: (code, nearest) => {
      const why = {
        closed: "I'm sorry, we're closed then.",
        too_early: "I'm sorry, that's too soon for the kitchen.",
        after_closing: "I'm sorry, that's after we close.",
        too_far_ahead: "I'm sorry, that's too far ahead.",
      }[code];
      return nearest ? `${why} The nearest time is ${nearest.replace(/^at /, '')}.` : why;
    },
    belowMinimum: (minimum, missing) => `We deliver from ${minimum}, and you're ${missing} short.`,
    changed: (lines) => `${capital(and(lines))}.`,
    removed: (name) => `I've removed ${name}.`,
    whichItem: (text, names, level) =>
      level < 2
        ? `${level ? 'Sorry, for' : 'For'} ${text}, do you mean ${or(names)}?`
        : `Press ${names.map((name, i) => `${i + 1} for ${name}`).join(', ')}.`,
    choices: askChoices,
    notOnMenu: (text) => `I'm sorry, I can't find ${text} on our menu.`,
    categories: (names) => `We have ${and(names.map(spoken.option))}.`,
    itemsOf: (category, names, more) =>
      `For ${spoken.option(category)} we have ${and(names)}${more ? ', and more' : ''}.`,
    price: (name, prices) =>
      prices.length === 1 && !prices[0]?.variant
        ? `${name} is ${prices[0]?.price ?? ''}.`
        : `${name} is ${and(prices.map(({ variant, price }) => `${price} ${variant ? spoken.option(variant) : ''}`.trim()))}.`,
    contents: (name, options) => `${name} comes with ${and(options.map(spoken.option))}.`,
    contentsUnknown: (name) => `I don't have the ingredients of ${name} here.`,
    allergenIn: (name, allergen) => `Yes, ${name} contains ${allergen}.`,
    allergenNotListed: (name, allergen) =>
      `Our card doesn't list ${allergen} for ${name}, but I can't guarantee there are no traces.`,
    soldOut: (name) => `I'm sorry, ${name} is sold out today.`,
    optionSoldOut: (option) => `I'm sorry, we're out of ${spoken.option(option)}.`,
    optionNotOffered: (option, item) =>
      `I'm sorry, ${spoken.option(option)} isn't available for ${item}.`,
    amount: (amount, option) => (amount === 'normal' ? option : `${amount} ${option}`),
    tooMany: (group, most) =>
      `You can choose at most ${inWords(most)} for ${spoken.option(group)}.`,
    quantityTooHigh: (most) => `I can take at most ${inWords(most)} of one item.`,
    noted: (note) => `I've noted for the kitchen: ${note}.`,
    waitTime: (time) => `If you order now, it would be ready ${time}.`,
    orderSoFar: (lines) => `So far I have ${and(lines)}.`,
    totalSoFar: (total) => `That's ${total} so far.`,
    nameSet: (name) => `Thank you, ${name}.`,
    phone: (number) => `Your phone number is ${number}.`,
    readback: {
      intro: (fulfilment, address) =>
        `Let me read that back${address ? `, for delivery to ${address}` : `, for ${ways[fulfilment]}`}:`,
      line: (line, price) => `${capital(line)}: ${price}.`,
      note: (note) => `Note for the kitchen: ${note}.`,
      sums: (subtotal, tax, fee) =>
        `${[subtotal && `Subtotal ${subtotal}`, tax && `tax ${tax}`, fee && `delivery ${fee}`]
          .filter(Boolean)
          .join(', ')}.`,
      total: (total, taxIncluded) => `The total is ${total}${taxIncluded ? ', tax included' : ''}.`,
      time: (fulfilment, time, asap) =>
        fulfilment === 'delivery'
          ? `It will be with you ${asap ? 'by about' : 'at'} ${time.replace(/^at /, '')}.`.replace(
              /at (on|tomorrow)/,
              '$1',
            )
          : `It will be ready ${time}.`,
      newTotal: (total) => `The new total is ${total}.`,
    },
    placed: (name, number) =>
      `Thank you${name ? `, ${name}` : ''}! Your order number is ${number}.`,
    ready: (fulfilment, time) =>
      fulfilment === 'delivery' ? `It will be with you ${time}.` : `It will be ready ${time}.`,
    briefing: ({ reason, name, fulfilment, lines, total }) =>
      [
        `Caller${name ? ` ${name}` : ''} ${whyTransferred[reason]}.`,
        fulfilment ? `For ${ways[fulfilment]}.` : '',
        lines.length > 0 ? `So far: ${and(lines)}.` : 'Nothing ordered yet.',
        total ? `Total ${total}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
  };
}

function askFulfilment(offered: readonly Fulfilment[], level: number): string {
  if (level === 2)
    return `Press ${offered.map((way, i) => `${i + 1} for ${ways[way]}`).join(', ')}.`;
  const question = `Is this for ${or(offered.map((way) => ways[way]))}?`;
  return level === 0
    ? question
    : `${question} Please say just ${or(offered.map((way) => ways[way]))}.`;
}

function askChoices(line: string, lists: readonly ChoiceList[], level: number): string {
  const [first] = lists;
  if (level === 2 && first) {
    return `Press ${first.names.map((name, i) => `${i + 1} for ${spoken.option(name)}`).join(', ')}.`;
  }
  const parts = lists.map(({ group, open, names, more }, i) => {
    const what = group ? spoken.option(group) : 'size';
    const count = open > 1 ? `which ${inWords(open)}` : `what`;
    const lead = i === 0 ? `For ${line}, ${count} ${what}` : `${count} ${what}`;
    return `${lead}: ${more ? `for example ${or(names.map(spoken.option))}` : or(names.map(spoken.option))}`;
  });
  return `${level > 0 ? 'Sorry. ' : ''}${parts.join('; and ')}?`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

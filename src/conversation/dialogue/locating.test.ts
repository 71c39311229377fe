import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FoundAddress } from '../../restaurant/foundAddress.js';
import type { RestaurantProfile } from '../../restaurant/profile.js';
import { bellaNapoli } from '../../testing/demoRestaurants.js';
import { startDialogue, step } from './dialogue.js';
import type { DialogueContext, DialogueInput } from './reply.js';
import type { DialogueState } from './state.js';

/** Tuesday evening in New York. */
const now = new Date('2026-03-10T22:00:00Z');

/** Delivers within 3 km of its door on Broadway. */
const restaurant: RestaurantProfile = {
  ...bellaNapoli,
  location: { lat: 40.7061, lon: -74.0121 },
  delivery: {
    ...{ fee: 599, minimumOrder: 1500, postcodes: [], minutes: 25 },
    zones: [{ name: 'near', area: { kind: 'radius', meters: 3000 } }],
  },
};

function found(text: string, meters: number, confidence = 0.95, postcode = '10004'): FoundAddress {
  const lat = 40.7061 + meters / 111_195;
  const place = { lat, lon: -74.0121, meters, driveMinutes: null };
  return { address: { text, postcode, place }, confidence };
}

let context: DialogueContext;
let state: DialogueState;
/** What the map finds for an address. */
let map: Record<string, FoundAddress[]>;
/** What was looked up. */
let searches: string[];

beforeEach(() => {
  const parser = {
    lines: [],
    edits: [],
    ambiguities: [],
    unclearOptions: [],
    questions: [],
    unknown: [],
  };
  context = {
    profile: restaurant,
    parsers: { en: { parse: () => parser } },
    caller: { phone: '+12125550187', name: null },
    hearing: {},
    locates: true,
  };
  map = {};
  searches = [];
  state = startDialogue(context);
  take({ type: 'start' });
  says('yes delivery please');
});

function take(input: DialogueInput): string {
  const { state: next, reply } = step(context, state, input, now);
  state = next;
  const said = reply.say.map(({ text }) => text).join(' ');
  const search = reply.effects.find((effect) => effect.type === 'locate');
  if (!search) return said;
  searches.push([search.address.text, search.address.postcode ?? []].flat().join(' '));
  const { text } = search.address;
  const answers = (map[text] ?? []).map(({ address, confidence }) => ({
    address: { ...address, said: text },
    confidence,
  }));
  return `${said} ${take({ type: 'located', found: answers })}`.trim();
}

function says(text: string): string {
  return take({ type: 'heard', hypotheses: [{ text, confidence: 0.9 }] });
}

describe('an address that the map knows', () => {
  it('is read back as the map writes it, with how far and how long it is', () => {
    map['12 maine street'] = [found('12 Main Street', 2300)];
    expect(says('twelve maine street')).toBe(
      "12 Main Street, zip code 1 0 0 0 4. That's 1.4 miles from us, about 40 minutes. Is that right?",
    );
    says('yes');
    expect(state).toMatchObject({ question: { kind: 'items' }, address: { postcode: '10004' } });
  });

  it('is looked up once', () => {
    map['12 main street'] = [found('12 Main Street', 2300)];
    says('twelve main street');
    says('yes');
    says('what');
    expect(searches).toEqual(['12 main street']);
  });

  it('is asked about when several are as likely, and chosen by name or place', () => {
    map['12 main street'] = [
      found('12 Main Street, Newark', 2900, 0.9),
      found('12 Main Street, Hoboken', 2000, 0.92),
      found('12 Maine Road', 2000, 0.4),
    ];
    expect(says('twelve main street')).toBe(
      'Do you mean 12 Main Street, Hoboken or 12 Main Street, Newark?',
    );
    expect(says('the second one')).toContain("That's 1.8 miles from us");
    expect(state).toMatchObject({
      address: { text: '12 Main Street, Newark' },
      addressConfirmed: true,
    });
  });

  it('is asked for again when none of those found is meant', () => {
    map['12 main street'] = [found('12 Main Street, A', 100), found('12 Main Street, B', 200)];
    says('twelve main street');
    says('no');
    expect(state).toMatchObject({ question: { kind: 'address' }, address: null });
  });

  it('outside the zone has pickup offered', () => {
    map['900 park avenue'] = [found('900 Park Avenue', 9000, 0.95, '10075')];
    expect(says('900 park avenue')).toBe(
      "I'm sorry, that's outside the area we deliver to. Would you like to pick it up instead?",
    );
    says('yes');
    expect(state.fulfilment).toBe('pickup');
  });

  it('is looked up in all readings of the recogniser', () => {
    const hypotheses = ['twelve main stream', 'twelve maine street', '12 main street'].map(
      (text) => ({ text, confidence: 0.5 }),
    );
    const { reply } = step(context, state, { type: 'heard', hypotheses }, now);
    expect(reply.effects).toMatchObject([
      {
        ...{ type: 'locate', address: { text: '12 main stream' } },
        otherReadings: ['12 maine street', '12 main street'],
      },
    ]);
  });

  it('is looked up anew when its number is corrected', () => {
    map['12 main street'] = [found('12 Main Street', 2300)];
    map['14 main street'] = [found('14 Main Street', 2310)];
    says('twelve main street');
    expect(says('no, number fourteen')).toContain('14 Main Street');
  });
});

describe('an address that nobody finds', () => {
  it('is asked for again, and then the staff take over, where only the map can tell the zone', () => {
    expect(says('12 nowhere street')).toMatch(/can't find that address.*house number/);
    says('13 nowhere street');
    says('14 nowhere street');
    expect(state.phase).toBe('transferring');
  });

  it('goes by its postcode, in the words of the caller, where postcodes tell the zone', () => {
    context = { ...context, profile: withPostcodes(['10004']) };
    expect(says('12 nowhere street')).toContain('zip code');
    expect(says('one zero zero zero four')).toContain('12 nowhere street, zip code 1 0 0 0 4');
    expect(searches).toEqual(['12 nowhere street', '12 nowhere street 10004']);
    expect(state.question.kind).toBe('confirm_address');
  });

  it('is never looked up without a map, as before', () => {
    context = { ...context, locates: false, profile: withPostcodes([]) };
    says('12 nowhere street');
    expect(searches).toEqual([]);
    expect(state.question.kind).toBe('confirm_address');
  });
});

function withPostcodes(postcodes: string[]): RestaurantProfile {
  return {
    ...bellaNapoli,
    delivery: { fee: 599, minimumOrder: 1500, postcodes, minutes: 25 },
  };
}

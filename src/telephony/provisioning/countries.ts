import type { Confidence } from './sources.js';

/** Countries whose telephone lines there is a profile of (ISO 3166-1). */
export const LINE_COUNTRIES = ['FR', 'GB', 'DE', 'IT', 'ES', 'US', 'TR', 'PK'] as const;

/** A country with a profile. */
export type LineCountry = (typeof LINE_COUNTRIES)[number];

/** A tone that is on and off: one or two frequencies in Hz, durations in milliseconds. */
export interface LineTone {
  readonly hz: readonly [number] | readonly [number, number];
  readonly onMs: number;
  readonly offMs: number;
}

/** What the analogue lines of a country are like, as far as it is known. */
export interface CountryProfile {
  readonly name: string;
  /** P863. */
  readonly callerIdScheme: { readonly value: number; readonly confidence: Confidence };
  /** P798. The caller's number comes after the first ring, so that one ring shows none. */
  readonly ringsBeforePickup: number;
  /** P864, or P849 where the box does not list the country. */
  readonly termination: ({ readonly country: number } | { readonly impedance: number }) & {
    readonly confidence: Confidence;
  };
  /** P764: how long the current is gone, at least, when the other side hangs up. */
  readonly currentDropMs: { readonly value: number; readonly confidence: Confidence };
  /** P841, what is heard when the other side has hung up; null where it is not known: then it is not looked for. */
  readonly disconnectTone: (LineTone & { readonly confidence: Confidence }) | null;
  /** P246. */
  readonly timeZone: string;
  readonly timeServer: string;
}

/** Ringing is followed by FSK in most of Europe, and what a box has by itself. */
const ETSI_FSK_DURING_RINGING = 1;
const BELLCORE = 0;
const SIN227_BT = 9;

/** What a box has by itself; longer in France, where it has been tried. */
const usualDrop = { value: 100, confidence: 'low' } as const;

const usual = { ringsBeforePickup: 2, currentDropMs: usualDrop } as const;
const centralEurope = 'CET-1CEST-2,M3.5.0/02:00:00,M10.5.0/03:00:00';
const ohms600 = { impedance: 30, confidence: 'low' } as const;

/**
 * The profiles. French ones have been tried by installers; of the others the numbers are sure and the choice
 * is a start: the first tests of HARDWARE.md show whether it holds, and a box's own settings mend it. Tones are
 * those of `indications.conf` of Asterisk, after the list of ITU-T E.180.
 */
export const countryProfiles: Readonly<Record<LineCountry, CountryProfile>> = {
  FR: {
    name: 'France',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'medium' },
    termination: { country: 4, confidence: 'high' },
    currentDropMs: { value: 200, confidence: 'medium' },
    disconnectTone: { hz: [440, 440], onMs: 500, offMs: 500, confidence: 'medium' },
    ...{ timeZone: centralEurope, timeServer: 'fr.pool.ntp.org' },
  },
  GB: {
    name: 'United Kingdom',
    ...usual,
    callerIdScheme: { value: SIN227_BT, confidence: 'low' },
    termination: { country: 12, confidence: 'high' },
    disconnectTone: { hz: [400], onMs: 375, offMs: 375, confidence: 'low' },
    ...{ timeZone: 'GMT+0BST-1,M3.5.0/01:00:00,M10.5.0/02:00:00', timeServer: 'uk.pool.ntp.org' },
  },
  DE: {
    name: 'Germany',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'low' },
    termination: { country: 5, confidence: 'high' },
    disconnectTone: { hz: [425], onMs: 480, offMs: 480, confidence: 'low' },
    ...{ timeZone: centralEurope, timeServer: 'de.pool.ntp.org' },
  },
  IT: {
    name: 'Italy',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'low' },
    termination: { country: 7, confidence: 'high' },
    disconnectTone: { hz: [425], onMs: 500, offMs: 500, confidence: 'low' },
    ...{ timeZone: centralEurope, timeServer: 'it.pool.ntp.org' },
  },
  ES: {
    name: 'Spain',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'low' },
    termination: { country: 10, confidence: 'high' },
    disconnectTone: { hz: [425], onMs: 200, offMs: 200, confidence: 'low' },
    ...{ timeZone: centralEurope, timeServer: 'es.pool.ntp.org' },
  },
  US: {
    name: 'United States',
    ...usual,
    callerIdScheme: { value: BELLCORE, confidence: 'low' },
    termination: { country: 0, confidence: 'high' },
    disconnectTone: { hz: [480, 620], onMs: 500, offMs: 500, confidence: 'medium' },
    ...{ timeZone: 'EST5EDT,M3.2.0,M11.1.0', timeServer: 'us.pool.ntp.org' },
  },
  TR: {
    name: 'Turkey',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'low' },
    termination: ohms600,
    disconnectTone: null,
    ...{ timeZone: 'TZQ-3', timeServer: 'tr.pool.ntp.org' },
  },
  PK: {
    name: 'Pakistan',
    ...usual,
    callerIdScheme: { value: ETSI_FSK_DURING_RINGING, confidence: 'low' },
    termination: ohms600,
    disconnectTone: null,
    ...{ timeZone: 'TZS-5', timeServer: 'pk.pool.ntp.org' },
  },
};

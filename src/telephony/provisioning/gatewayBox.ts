import type { E164 } from '../../kernel/phone.js';
import type { LineCountry } from './countries.js';
import type { FileEncryption } from './encryptedFile.js';
import type { Mac } from './mac.js';
import type { BoxModel } from './models.js';

/** A socket of a box into which a line of the restaurant is plugged. */
export interface BoxPort {
  /** As it is written on the box: LINE 1 is 1. */
  readonly port: number;
  /** The restaurant's own number on that line: what a caller has dialled. */
  readonly line: E164;
}

/** What the technician decides about a box. */
export interface BoxPlan {
  readonly model: BoxModel;
  readonly country: LineCountry;
  readonly ports: readonly BoxPort[];
  /** P-values that this box has otherwise than its country and model would, such as `{ P863: '5' }`. */
  readonly ownSettings: Readonly<Record<string, string>>;
  /** Whether numbers that are inferred, and confirmed by nobody, may be pushed to it. */
  readonly trustInferred: boolean;
  /** The firmware it shall run; null: what it runs, whatever the vendor brings out. */
  readonly firmware: PinnedFirmware | null;
  /** How the file is encrypted that it fetches. */
  readonly encryption: FileEncryption;
}

/** A firmware that a technician has tried and wants, and nothing newer. */
export interface PinnedFirmware {
  /** As the box names it: `1.0.9.9`. */
  readonly version: string;
  /** Where its file is, and no other: `host[:port][/path]`, no scheme. */
  readonly path: string;
}

/** A box in the back room of a restaurant that connects its analogue lines. */
export interface GatewayBox extends BoxPlan {
  readonly mac: Mac;
  readonly restaurantId: string;
}

/** Where tickets go besides the live feed. Ids are the restaurant's own and stay the same. */
export type KitchenOutput = PrinterOutput | WebhookOutput | EmailOutput;

interface OutputTerms {
  readonly id: string;
  /** Only what this station makes, without amounts; left out, whole orders. */
  readonly station?: string;
}

/** An ESC/POS printer on the network. */
export interface PrinterOutput extends OutputTerms {
  readonly kind: 'printer';
  readonly host: string;
  /** 9100 is usual. */
  readonly port: number;
  /** It answers when it has printed (`GS r`). Left out, what it took in counts as printed. */
  readonly confirms?: boolean;
}

/** A program of the house, or of somebody else. */
export interface WebhookOutput extends OutputTerms {
  readonly kind: 'webhook';
  readonly url: string;
}

/** A mailbox. */
export interface EmailOutput extends OutputTerms {
  readonly kind: 'email';
  readonly to: string;
}

/** When somebody is told again of an order that nobody has accepted. */
export interface UnseenOrderTerms {
  /** After so many minutes the outputs are alerted again. */
  readonly alertAfterMinutes: number;
  /** After so many minutes, and every so many again, the staff's telephone is called. */
  readonly callAfterMinutes: number;
}

/** What holds where a restaurant says nothing. */
export const usualUnseenOrderTerms: UnseenOrderTerms = {
  alertAfterMinutes: 2,
  callAfterMinutes: 5,
};

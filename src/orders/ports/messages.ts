import { ProviderError } from '../../kernel/errors.js';
import type { Page, PageRequest } from '../../kernel/page.js';
import type { E164 } from '../../kernel/phone.js';

/** What a customer is told about an order. */
export type OrderMessageKind =
  | 'payment_link'
  | 'payment_reminder'
  | 'payment_expired'
  | 'confirmation'
  | 'ready'
  | 'on_the_way'
  | 'delay'
  | 'rejected'
  | 'cancelled'
  | 'refunded';

/** What the staff are told about an order. */
export type StaffNoticeKind = 'staff_unpaid' | 'staff_paid_late' | 'staff_payment_trouble';

/** What a caller is told about a call. */
export type CallMessageKind = 'missed_call' | 'finish_order';

/** What a message is about. */
export type MessageKind = OrderMessageKind | StaffNoticeKind | CallMessageKind;

/** Why a message is written: once for each origin, however often it is asked for. */
export type MessageOrigin =
  | {
      readonly kind: OrderMessageKind | StaffNoticeKind;
      readonly orderId: string;
      /** Tells two messages of a kind for an order apart: the payment, the new time. Empty where there is one only. */
      readonly occasion: string;
    }
  | {
      readonly kind: CallMessageKind;
      readonly callId: string;
      readonly restaurantId: string;
      readonly phone: E164;
      readonly language: string;
      /** Where the order can be finished; left out where there is nothing to finish. */
      readonly url?: string;
    };

/** How a message travels. `board` stays in the house: it is shown to the staff and sent to nobody. */
export type MessageChannel = 'sms' | 'email' | 'board';

/**
 * How a message does. `sending` was begun and not heard of again; `suppressed` is not sent, because the
 * recipient does not want it or it is no longer true.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'suppressed';

/** A message, written and addressed. */
export interface MessageDraft {
  readonly channel: MessageChannel;
  /** E.164 or an e-mail address; empty for the board. */
  readonly to: string;
  readonly language: string;
  /** Of an e-mail. */
  readonly subject: string;
  readonly text: string;
  /** Of an e-mail; empty otherwise. */
  readonly html: string;
}

/** A message in the outbox. */
export interface OutboxMessage extends MessageDraft {
  readonly id: string;
  readonly restaurantId: string;
  readonly orderId: string | null;
  readonly callId: string | null;
  readonly kind: MessageKind;
  readonly state: MessageState;
  /** The vendor's name and its id of the message; null until it was sent. */
  readonly provider: string | null;
  readonly reference: string | null;
  /** Parts a text message is billed as; 0 for others. */
  readonly segments: number;
  readonly error: string | null;
  readonly createdAt: Date;
  /** When sending was begun last. */
  readonly sendingAt: Date | null;
  readonly sentAt: Date | null;
}

/** The messages that go out. Throws a `ProviderError` when the database is away. */
export interface Outbox {
  /** Writes the drafts of an origin and enqueues their delivery, once: asked again it does nothing. */
  write(
    origin: MessageOrigin,
    restaurantId: string,
    drafts: readonly MessageDraft[],
    at: Date,
  ): Promise<void>;
  byId(id: string): Promise<OutboxMessage | undefined>;
  list(
    filter: { readonly restaurantId?: string | undefined; readonly orderId?: string | undefined },
    page: PageRequest,
  ): Promise<Page<OutboxMessage>>;
  /** Notes what became of a message. A word that comes late never turns `delivered` back. */
  note(id: string, change: MessageNote): Promise<void>;
  /** The same by the vendor's id of it; nothing when nobody knows it. */
  noteByReference(provider: string, reference: string, change: MessageNote): Promise<void>;
  /** Whether the restaurant has written a message of this kind there since. */
  hasWritten(message: {
    readonly restaurantId: string;
    readonly kind: MessageKind;
    readonly to: string;
    readonly since: Date;
  }): Promise<boolean>;
  hasOptedOut(to: string): Promise<boolean>;
  setOptOut(to: string, optedOut: boolean, at: Date): Promise<void>;
}

/** What is noted about a message; what is left out stays. */
export interface MessageNote {
  readonly state: MessageState;
  readonly at: Date;
  readonly provider?: string;
  readonly reference?: string | null;
  readonly segments?: number;
  readonly error?: string | null;
}

/** Sends messages of one channel. */
export interface Messenger {
  /** The vendor's name. */
  readonly provider: string;
  /**
   * Sends one message and answers with the vendor's id of it. Throws a `ProviderError`: not retryable when
   * the vendor refused it, `RecipientOptedOut` when the recipient did.
   */
  send(message: OutboxMessage): Promise<{ readonly reference: string | null }>;
  /**
   * The vendor's id of a message whose sending was begun and not heard of again; undefined when it never
   * arrived there. Left out where the vendor cannot be asked: such a message may go out twice.
   */
  find?(message: OutboxMessage): Promise<string | undefined>;
}

/** The recipient has told the vendor that nothing may be sent to this number. */
export class RecipientOptedOut extends ProviderError {
  constructor(provider: string) {
    super(provider, 'the recipient has opted out', { retryable: false });
  }
}

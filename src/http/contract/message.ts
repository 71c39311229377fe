import type { MessageChannel, MessageKind, MessageState } from '../../orders/ports/messages.js';

/** A message that went out, or is about to. Instants are ISO 8601 in UTC. */
export interface MessageJson {
  readonly id: string;
  readonly restaurantId: string;
  readonly orderId: string | null;
  readonly callId: string | null;
  readonly kind: MessageKind;
  /** `board` is shown to the staff here and sent to nobody. */
  readonly channel: MessageChannel;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `suppressed`: the recipient does not want it, or it is no longer true. */
  readonly state: MessageState;
  readonly provider: string | null;
  /** Parts a text message is billed as. */
  readonly segments: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

import { deliverMessage, type DeliverParts } from '../../orders/messages/deliverMessage.js';
import type { Task } from '../task.js';

/** Delivers a message of the outbox. */
export function deliverMessageTask(parts: DeliverParts): Task<'message.deliver'> {
  return ({ messageId }) => deliverMessage(parts, messageId);
}

import { sendTickets, type TicketParts } from '../../orders/kitchenTickets.js';
import type { Task } from '../task.js';

/** `kitchen.send` */
export const sendTicketsTask =
  (parts: TicketParts): Task<'kitchen.send'> =>
  ({ orderId }) =>
    sendTickets(parts, orderId);

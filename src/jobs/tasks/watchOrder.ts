import { watchOrder, type TicketParts } from '../../orders/kitchenTickets.js';
import type { Task } from '../task.js';

/** `kitchen.watch` */
export const watchOrderTask =
  (parts: TicketParts): Task<'kitchen.watch'> =>
  (payload) =>
    watchOrder(parts, payload);

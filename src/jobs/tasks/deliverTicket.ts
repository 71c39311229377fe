import { deliverTicket, type TicketParts } from '../../orders/kitchenTickets.js';
import type { Task } from '../task.js';

/** `kitchen.deliver` */
export const deliverTicketTask =
  (parts: TicketParts): Task<'kitchen.deliver'> =>
  ({ deliveryId }, { last }) =>
    deliverTicket(parts, { deliveryId, last });

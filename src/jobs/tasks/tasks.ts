import type { TicketParts } from '../../orders/kitchenTickets.js';
import type { Tasks } from '../task.js';
import { deliverTicketTask } from './deliverTicket.js';
import { sendTicketsTask } from './sendTickets.js';
import { watchOrderTask } from './watchOrder.js';

/** What the tasks work with. */
export type TaskParts = TicketParts;

/** Every task that this process does, by its name. */
export function createTasks(parts: TaskParts): Tasks {
  return {
    'kitchen.send': sendTicketsTask(parts),
    'kitchen.deliver': deliverTicketTask(parts),
    'kitchen.watch': watchOrderTask(parts),
  };
}

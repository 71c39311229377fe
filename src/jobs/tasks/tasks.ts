import type { DataCareParts } from '../../orders/dataCare.js';
import type { TicketParts } from '../../orders/kitchenTickets.js';
import { deliverTicketTask } from './deliverTicket.js';
import { exportDayTask, type ExportDayParts } from './exportDay.js';
import { purgeDataTask } from './purgeData.js';
import { sendTicketsTask } from './sendTickets.js';
import { watchOrderTask } from './watchOrder.js';

import type { DeliverParts } from '../../orders/messages/deliverMessage.js';
import type { WriteParts } from '../../orders/messages/writeMessage.js';
import type { PaymentParts } from '../../orders/requestPayment.js';
import type { Tasks } from '../task.js';
import { deliverMessageTask } from './deliverMessage.js';
import { writeMessageTask } from './writeMessage.js';
import { closePaymentTask } from './closePayment.js';
import { expirePaymentTask } from './expirePayment.js';
import { refundPaymentTask } from './refundPayment.js';
import { remindPaymentTask } from './remindPayment.js';
import { requestPaymentTask } from './requestPayment.js';

/** What the tasks work with. */
export type TaskParts = PaymentParts &
  TicketParts &
  DataCareParts &
  ExportDayParts &
  WriteParts &
  DeliverParts;

/** Every task that this process does, by its name. */
export function createTasks(parts: TaskParts): Tasks {
  return {
    'kitchen.send': sendTicketsTask(parts),
    'kitchen.deliver': deliverTicketTask(parts),
    'kitchen.watch': watchOrderTask(parts),
    'data.purge': purgeDataTask(parts),
    'export.day': exportDayTask(parts),
    'message.write': writeMessageTask(parts),
    'message.deliver': deliverMessageTask(parts),
    'payment.request': requestPaymentTask(parts),
    'payment.remind': remindPaymentTask(parts),
    'payment.expire': expirePaymentTask(parts),
    'payment.close': closePaymentTask(parts),
    'payment.refund': refundPaymentTask(parts),
  };
}

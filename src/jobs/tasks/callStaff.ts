import { callStaff, type StaffCallParts } from '../../orders/callStaff.js';
import type { Task } from '../task.js';

/** `kitchen.call` */
export const callStaffTask =
  (parts: StaffCallParts): Task<'kitchen.call'> =>
  ({ deliveryId }, { last, signal }) =>
    callStaff(parts, { deliveryId, last, signal });

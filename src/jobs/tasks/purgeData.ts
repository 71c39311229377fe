import { purgeData, type DataCareParts } from '../../orders/dataCare.js';
import type { Task } from '../task.js';

/** `data.purge` */
export const purgeDataTask =
  (parts: DataCareParts): Task<'data.purge'> =>
  () =>
    purgeData(parts);

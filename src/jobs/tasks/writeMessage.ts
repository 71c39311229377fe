import { writeMessage, type WriteParts } from '../../orders/messages/writeMessage.js';
import type { Task } from '../task.js';

/** Writes a message and has it delivered. */
export function writeMessageTask(parts: WriteParts): Task<'message.write'> {
  return (origin) => writeMessage(parts, origin);
}

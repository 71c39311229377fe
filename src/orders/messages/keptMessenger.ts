import type { Messenger } from '../ports/messages.js';

/** Sends to nobody: the message is in the outbox, where it can be read. */
export const keptMessenger: Messenger = {
  provider: 'outbox',
  send: () => Promise.resolve({ reference: null }),
};

import type { LiveCallParts } from '../calls/liveCallParts.js';
import type { Config } from '../config.js';
import { systemClock as clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/errors.js';
import { uuidv7 } from '../kernel/ids.js';
import { sendFinishLink } from '../orders/finishLink.js';
import type { House } from './house.js';

/** Sends callers links to finish their orders, where messages go out and their links lead somewhere. */
export function linkSender({ config, store, logger }: House): Pick<LiveCallParts, 'sendLink'> {
  if (!canSendLinks(config)) return {};
  const { publicUrl } = config.http;
  const parts = { ...store, pending: store.pendingOrders, clock, newId: uuidv7, publicUrl };
  return {
    sendLink: (restaurantId, callId, { to, ...draft }) => {
      sendFinishLink(parts, { restaurantId, callId, to }, draft).catch((error: unknown) => {
        logger.error({ callId, reason: messageOf(error) }, 'a link to finish an order is not sent');
      });
    },
  };
}

/** Whether a text message with a link arrives and can be opened: an address of this machine is none for telephones. */
export function canSendLinks({ twilio, http }: Pick<Config, 'twilio' | 'http'>): boolean {
  const { hostname } = new URL(http.publicUrl);
  return twilio?.sandbox === false && !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(hostname);
}

import { z } from 'zod';
import type { CallHistory } from '../../../calls/ports.js';
import type { Access } from '../../../kernel/access.js';
import type { Clock } from '../../../kernel/clock.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import type { BrowserPhone } from '../../../telephony/browserPhones/ports.js';
import {
  signIn,
  signOut,
  type BrowserPhoneParts,
} from '../../../telephony/browserPhones/signIn.js';
import { turnCredentials } from '../../../telephony/turn/credentials.js';
import { readBody } from '../../body.js';
import type { BrowserPhoneJson, IceServersJson } from '../../contract/phone.js';
import { HttpProblem } from '../../problem.js';
import { readQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant, mayKnow } from '../../tenant.js';
import { presentPhoneCall } from './present.js';

/** What the browser phone's routes need. */
export interface PhoneRouteParts extends Omit<BrowserPhoneParts, 'clock'> {
  /** STUN and TURN servers, and the secret that the TURN servers share with us. */
  readonly ice: { readonly urls: readonly string[]; readonly turnSecret: string | undefined };
}

/** Where on this server SIP is spoken. */
export const SIP_SOCKET = '/phone/sip';

/** Calls that are listed: those that go on are among the latest. */
const LISTED_CALLS = 25;

/** Credentials last for the longest call; the page asks anew for each. */
const TURN_MS = 2 * 3_600_000;

const roles = ['owner', 'staff'] as const;

const restaurantField = z.string().min(1, 'write the id of a restaurant').optional();
const signInBody = z.strictObject({ restaurantId: restaurantField });
const callsQuery = z.strictObject({ restaurant: restaurantField });

/** The routes behind the page `/phone`: sign in and out, ways through routers, calls to look at. */
export function phoneRoutes(parts: {
  readonly phone: PhoneRouteParts;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  readonly calls: CallHistory;
  readonly clock: Clock;
}): Route[] {
  const { restaurants, calls, clock } = parts;
  const phoneParts = { ...parts.phone, clock };
  async function find(id: string | undefined, access: Access): Promise<BrowserPhone> {
    const phone = await phoneParts.browserPhones.byId(id ?? '', clock.now());
    if (!phone || !mayKnow(access, phone)) throw new HttpProblem(404, 'there is no such phone');
    return phone;
  }
  return [
    {
      ...{ method: 'post', path: '/api/phones', roles },
      async handle(ctx, access) {
        const { restaurantId } = await readBody(signInBody, ctx);
        const restaurant = await askedRestaurant(restaurants, access, restaurantId);
        const { phone, password } = await signIn(phoneParts, access, restaurant.id);
        ctx.status = 201;
        ctx.body = {
          ...{ id: phone.id, user: phone.id, password, socket: SIP_SOCKET },
          expiresAt: phone.expiresAt.toISOString(),
          restaurant: { id: restaurant.id, name: restaurant.name },
        } satisfies BrowserPhoneJson;
      },
    },
    {
      ...{ method: 'delete', path: '/api/phones/:id', roles },
      async handle(ctx, access) {
        await signOut(phoneParts, await find(ctx.params['id'], access));
        ctx.status = 204;
      },
    },
    {
      ...{ method: 'get', path: '/api/phones/calls', roles },
      async handle(ctx, access) {
        const asked = readQuery(callsQuery, ctx.query).restaurant;
        const { id: restaurantId } = await askedRestaurant(restaurants, access, asked);
        const { entries } = await calls.list(
          { restaurantId },
          { after: null, limit: LISTED_CALLS },
        );
        const items = await Promise.all(
          entries.map(async (call) =>
            presentPhoneCall(call, call.endedAt ? undefined : await calls.byId(call.callId)),
          ),
        );
        ctx.body = { items };
      },
    },
    {
      ...{ method: 'post', path: '/api/turn-credentials', roles },
      handle(ctx, { tokenId }) {
        ctx.body = iceServers(parts.phone.ice, tokenId, clock);
        return Promise.resolve();
      },
    },
  ];
}

function iceServers(
  { urls, turnSecret }: PhoneRouteParts['ice'],
  holder: string,
  clock: Clock,
): IceServersJson {
  const stun = urls.filter((url) => url.startsWith('stun:'));
  const turn = urls.filter((url) => !url.startsWith('stun:'));
  const free = stun.length > 0 ? [{ urls: stun }] : [];
  if (turn.length === 0 || turnSecret === undefined) return { iceServers: free, expiresAt: null };
  const until = new Date(clock.now().getTime() + TURN_MS);
  const { username, credential, expiresAt } = turnCredentials(turnSecret, holder, until);
  return {
    iceServers: [...free, { urls: turn, username, credential }],
    expiresAt: expiresAt.toISOString(),
  };
}

import type { RouterContext } from '@koa/router';
import type { Access } from '../../../kernel/access.js';
import { InvalidInputError } from '../../../kernel/errors.js';
import type { Result } from '../../../kernel/result.js';
import type { RestaurantBook } from '../../../orders/ports.js';
import {
  addBox,
  changeBox,
  compareBox,
  renewPassword,
} from '../../../telephony/provisioning/boxCare.js';
import type { BoxPbx } from '../../../telephony/provisioning/boxPbx.js';
import { concernsOf } from '../../../telephony/provisioning/concerns.js';
import { parseMac, type Mac } from '../../../telephony/provisioning/mac.js';
import type { BoxBook, BoxRefusal, KeptBox } from '../../../telephony/provisioning/ports.js';
import type { SipAccess } from '../../../telephony/provisioning/pushedValues.js';
import type { Clock } from '../../../kernel/clock.js';
import { readBody, readRawBody } from '../../body.js';
import type {
  BoxFetchesJson,
  FetchAccessJson,
  NewGatewayBoxJson,
} from '../../contract/gatewayBox.js';
import { HttpProblem } from '../../problem.js';
import { readQuery, restaurantQuery } from '../../query.js';
import type { Route } from '../../route.js';
import { askedRestaurant, mayKnow } from '../../tenant.js';
import { presentBox, presentBoxFile, presentDifferences, presentFetch } from './present.js';
import { boxChange, newBoxBody } from './schema.js';

/** What the routes of gateway boxes need. */
export interface BoxRouteParts {
  readonly boxes: BoxBook;
  readonly restaurants: Pick<RestaurantBook, 'byId'>;
  /** Undefined while the settings do not say where boxes reach the PBX. */
  readonly sip: SipAccess | undefined;
  /** The folder that boxes fetch from, as they reach it. */
  readonly url: URL;
  /** Left out while there is no PBX to be asked. */
  readonly pbx?: BoxPbx;
  readonly clock: Clock;
}

/** Fetches of a box that are told. */
const TOLD_FETCHES = 20;
const LOGGED_FETCHES = 200;

/** The routes by which a technician looks after the boxes that connect restaurants' lines. */
export function gatewayBoxRoutes(parts: BoxRouteParts): Route[] {
  const { boxes, restaurants, sip, url } = parts;
  const roles = ['owner', 'technician'] as const;
  const path = '/api/gateway-boxes/:mac';

  async function find(ctx: RouterContext, access: Access): Promise<KeptBox> {
    const read = parseMac(ctx.params['mac'] ?? '');
    const box = read.ok ? await boxes.byMac(read.value) : undefined;
    if (!box || !mayKnow(access, box)) throw new HttpProblem(404, 'there is no such box');
    return box;
  }
  const accessOf = (mac: Mac, password: string): FetchAccessJson => ({
    ...{ url: url.href, user: mac, password },
  });

  return [
    {
      ...{ method: 'get', path: '/api/gateway-boxes', roles },
      async handle(ctx, access) {
        const asked = readQuery(restaurantQuery, ctx.query).restaurant;
        const restaurantId =
          asked === undefined
            ? access.restaurantId
            : (await askedRestaurant(restaurants, access, asked)).id;
        ctx.body = { items: (await boxes.list(restaurantId)).map(presentBox) };
      },
    },
    {
      ...{ method: 'post', path: '/api/gateway-boxes', roles },
      async handle(ctx, access) {
        const { restaurantId: asked, ...wish } = await readBody(newBoxBody, ctx);
        const { id: restaurantId } = await askedRestaurant(restaurants, access, asked);
        const { box, password } = unless(await addBox(parts, { ...wish, restaurantId }));
        ctx.status = 201;
        ctx.body = {
          ...presentBox(box),
          fetch: accessOf(box.mac, password),
        } satisfies NewGatewayBoxJson;
      },
    },
    {
      ...{ method: 'get', path: '/api/gateway-box-fetches', roles },
      async handle(ctx, access) {
        const found = await boxes.fetches(access.restaurantId, LOGGED_FETCHES);
        ctx.body = { items: found.map(presentFetch) } satisfies BoxFetchesJson;
      },
    },
    {
      ...{ method: 'get', path, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        const fetches = await boxes.fetchesOf(box.mac, TOLD_FETCHES);
        const contacts = (await parts.pbx?.contactsOf(box.mac).catch(() => [])) ?? [];
        ctx.body = presentBoxFile(box, fetches, concernsOf(box, { fetches, contacts, url }));
      },
    },
    {
      ...{ method: 'patch', path, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        const wish = await readBody(boxChange, ctx);
        const changed = await changeBox(parts, box.mac, {
          model: wish.model ?? box.model,
          country: wish.country ?? box.country,
          ports: wish.ports ?? box.ports,
          ownSettings: wish.ownSettings ?? box.ownSettings,
          trustInferred: wish.trustInferred ?? box.trustInferred,
          firmware: wish.firmware === undefined ? box.firmware : wish.firmware,
          encryption: wish.encryption ?? box.encryption,
        });
        if (!changed) throw new HttpProblem(404, 'there is no such box');
        ctx.body = presentBox(unless(changed));
      },
    },
    {
      ...{ method: 'delete', path, roles },
      async handle(ctx, access) {
        const { mac } = await find(ctx, access);
        // First of all, so that a box which was stolen is not forgotten with its account still open.
        await parts.pbx?.dismiss(mac);
        await boxes.remove(mac);
        ctx.status = 204;
      },
    },
    {
      ...{ method: 'post', path: `${path}/password`, roles },
      async handle(ctx, access) {
        const { mac } = await find(ctx, access);
        ctx.body = accessOf(mac, await renewPassword(parts, mac));
      },
    },
    {
      ...{ method: 'post', path: `${path}/compare`, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        if (!sip) throw new HttpProblem(503, NOT_READY);
        const exported = (await readRawBody(ctx)).toString('utf8');
        ctx.body = presentDifferences(compareBox(box, { sip, url }, exported));
      },
    },
  ];
}

/** What is missing when no box can be served. */
export const NOT_READY = 'the settings GATEWAY_PASSWORD and GATEWAY_SIP_SERVER are missing';

function unless<Value>(result: Result<Value, BoxRefusal>): Value {
  if (result.ok) return result.value;
  const { refusal } = result;
  if (refusal.code === 'mac_taken') throw new HttpProblem(409, 'there is a box of this address');
  const faults = refusal.lines.map((line) => ({
    place: 'ports',
    message: `${line} is no line of this restaurant`,
  }));
  throw new InvalidInputError('the box cannot be set up so', faults);
}

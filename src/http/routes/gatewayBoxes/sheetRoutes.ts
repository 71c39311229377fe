import { parseMac } from '../../../telephony/provisioning/mac.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { boxPage, boxPagePolicy } from './boxPage.js';
import type { BoxRouteParts } from './routes.js';
import { wiringSheet } from './sheet.js';

/** The sheet that goes with a box, and the page that its code leads to. */
export function sheetRoutes({
  boxes,
  restaurants,
  url,
  clock,
}: Pick<BoxRouteParts, 'boxes' | 'restaurants' | 'url' | 'clock'>): Route[] {
  return [
    {
      method: 'get',
      path: '/provisioning/:mac/sheet',
      roles: ['owner', 'technician'],
      async handle(ctx, access) {
        const read = parseMac(ctx.params['mac'] ?? '');
        const box = read.ok ? await boxes.byMac(read.value) : undefined;
        if (!box || !mayKnow(access, box)) throw new HttpProblem(404, 'there is no such box');
        const restaurant = await restaurants.byId(box.restaurantId);
        ctx.type = 'text/html';
        ctx.set('Content-Security-Policy', SHEET_POLICY);
        ctx.body = await wiringSheet({
          ...{ box, url, printedAt: clock.now() },
          restaurantName: restaurant?.name ?? box.restaurantId,
        });
      },
    },
    {
      // The page knows nothing: whoever opens it needs a token, and whether there is such a box it does not tell.
      method: 'get',
      path: '/provisioning/:mac',
      roles: 'public',
      handle(ctx) {
        const read = parseMac(ctx.params['mac'] ?? '');
        if (!read.ok) throw new HttpProblem(404, 'this is no hardware address');
        ctx.type = 'text/html';
        ctx.set('Content-Security-Policy', boxPagePolicy);
        ctx.set('Referrer-Policy', 'no-referrer');
        ctx.body = boxPage(read.value);
        return Promise.resolve();
      },
    },
  ];
}

const SHEET_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

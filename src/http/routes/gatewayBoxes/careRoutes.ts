import type { RouterContext } from '@koa/router';
import type { Access } from '../../../kernel/access.js';
import { InvalidInputError } from '../../../kernel/errors.js';
import type { NewId } from '../../../kernel/ids.js';
import { armCheck } from '../../../telephony/provisioning/boxCare.js';
import type { BoxEvent, BoxPbx } from '../../../telephony/provisioning/boxPbx.js';
import { registrationOf } from '../../../telephony/provisioning/boxWatch.js';
import type { LineCheckBook } from '../../../telephony/provisioning/lineCheck.js';
import { parseMac } from '../../../telephony/provisioning/mac.js';
import type { KeptBox } from '../../../telephony/provisioning/ports.js';
import { readBody } from '../../body.js';
import type { BoxToldJson, LineChecksJson } from '../../contract/gatewayBox.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { mayKnow } from '../../tenant.js';
import { presentCheck, presentRegistration } from './present.js';
import type { BoxRouteParts } from './routes.js';
import { NOT_READY } from './routes.js';
import { newCheckBody, syncBody } from './schema.js';

/** What looking after boxes at the PBX needs. */
export interface BoxCareRouteParts extends Pick<BoxRouteParts, 'boxes' | 'pbx' | 'clock'> {
  /** Left out while no calls are answered. */
  readonly lineChecks?: LineCheckBook;
  readonly newId: NewId;
}

/** Checks of a box that are told. */
const TOLD_CHECKS = 20;
/** Changes of a box that are told. */
const TOLD_SIGHTINGS = 20;

/** The routes by which a technician sees a box at the PBX, tells it to fetch, and checks its lines. */
export function boxCareRoutes({
  boxes,
  pbx,
  lineChecks,
  clock,
  newId,
}: BoxCareRouteParts): Route[] {
  const roles = ['owner', 'technician'] as const;
  const path = '/api/gateway-boxes/:mac';

  async function find(ctx: RouterContext, access: Access): Promise<KeptBox> {
    const read = parseMac(ctx.params['mac'] ?? '');
    const box = read.ok ? await boxes.byMac(read.value) : undefined;
    if (!box || !mayKnow(access, box)) throw new HttpProblem(404, 'there is no such box');
    return box;
  }
  function thePbx(): BoxPbx {
    if (!pbx) throw new HttpProblem(503, NOT_READY);
    return pbx;
  }
  function theChecks(): LineCheckBook {
    if (!lineChecks) throw new HttpProblem(503, NOT_READY);
    return lineChecks;
  }

  return [
    {
      ...{ method: 'get', path: `${path}/registration`, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        const registration = await registrationOf(box, { boxes, pbx: thePbx() });
        const sightings = await boxes.sightingsOf(box.mac, TOLD_SIGHTINGS);
        ctx.body = presentRegistration(registration, sightings);
      },
    },
    {
      ...{ method: 'post', path: `${path}/sync`, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        const told = thePbx();
        const { event } = ctx.request.length
          ? await readBody(syncBody, ctx)
          : { event: SYNC_EVENT };
        const places = await told.tell(box.mac, event);
        if (places === 0) {
          throw new HttpProblem(409, 'the box is not registered; restart it, and it fetches');
        }
        ctx.body = { event, places } satisfies BoxToldJson;
      },
    },
    {
      ...{ method: 'get', path: `${path}/checks`, roles },
      async handle(ctx, access) {
        const { mac } = await find(ctx, access);
        const checks = await theChecks().checksOf(mac, TOLD_CHECKS);
        const items = checks.map((check) => presentCheck(check, clock.now()));
        ctx.body = { items } satisfies LineChecksJson;
      },
    },
    {
      ...{ method: 'post', path: `${path}/checks`, roles },
      async handle(ctx, access) {
        const box = await find(ctx, access);
        const { port } = await readBody(newCheckBody, ctx);
        const armed = await armCheck({ checks: theChecks(), clock, newId }, box, port);
        if (!armed) {
          const message = 'is no line of this box';
          throw new InvalidInputError('the line cannot be checked', [{ place: 'port', message }]);
        }
        ctx.status = 201;
        ctx.body = presentCheck(armed, clock.now());
      },
    },
    {
      ...{ method: 'get', path: `${path}/checks/:check`, roles },
      async handle(ctx, access) {
        const { mac } = await find(ctx, access);
        const id = ctx.params['check'] ?? '';
        const check = UUID.test(id) ? await theChecks().byId(id) : undefined;
        if (check?.mac !== mac) throw new HttpProblem(404, 'there is no such check');
        ctx.body = presentCheck(check, clock.now());
      },
    },
  ];
}

const SYNC_EVENT: BoxEvent = 'check-sync';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

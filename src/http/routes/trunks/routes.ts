import type { Access } from '../../../kernel/access.js';
import type { Clock } from '../../../kernel/clock.js';
import { InvalidInputError } from '../../../kernel/errors.js';
import type { Result } from '../../../kernel/result.js';
import type { KeptTrunk, TrunkBook, TrunkRefusal } from '../../../telephony/trunks/ports.js';
import { faultsOfTrunk, trunkDefaults, type Trunk } from '../../../telephony/trunks/trunk.js';
import type { TrunkStatus } from '../../../telephony/trunks/trunkDesk.js';
import { readBody } from '../../body.js';
import { HttpProblem } from '../../problem.js';
import type { Route } from '../../route.js';
import { presentTrunk } from './present.js';
import { newTrunkBody, trunkChange } from './schema.js';

/** What the routes of trunks need. */
export interface TrunkRouteParts {
  readonly book: Omit<TrunkBook, 'opened' | 'reseal'>;
  readonly desk: {
    statuses(): ReadonlyMap<string, TrunkStatus>;
    /** Has the PBX take over a change. */
    changed(): Promise<void>;
  };
  readonly clock: Clock;
}

/**
 * The routes by which who runs the installation looks after its trunks. They carry the lines of all
 * restaurants, so a token of one restaurant does not open them.
 */
export function trunkRoutes({ book, desk, clock }: TrunkRouteParts): Route[] {
  const roles = ['owner', 'technician'] as const;
  const path = '/api/trunks/:id';

  async function find(access: Access, id: string | undefined): Promise<KeptTrunk> {
    mustRunTheHouse(access);
    const trunk = id === undefined ? undefined : await book.byId(id);
    if (!trunk) throw new HttpProblem(404, 'there is no such trunk');
    return trunk;
  }
  const present = (trunk: KeptTrunk) => presentTrunk(trunk, desk.statuses().get(trunk.id));

  return [
    {
      ...{ method: 'get', path: '/api/trunks', roles },
      async handle(ctx, access) {
        mustRunTheHouse(access);
        ctx.body = { items: (await book.list()).map(present) };
      },
    },
    {
      ...{ method: 'get', path, roles },
      async handle(ctx, access) {
        ctx.body = present(await find(access, ctx.params['id']));
      },
    },
    {
      ...{ method: 'post', path: '/api/trunks', roles },
      async handle(ctx, access) {
        mustRunTheHouse(access);
        const { secret = null, ...wish } = await readBody(newTrunkBody, ctx);
        const trunk: Trunk = { ...trunkDefaults[wish.kind], ...given(wish) };
        check(trunk, secret !== null);
        const added = unless(await book.add(trunk, secret, clock.now()));
        await desk.changed();
        ctx.status = 201;
        ctx.body = present(added);
      },
    },
    {
      ...{ method: 'patch', path, roles },
      async handle(ctx, access) {
        const trunk = await find(access, ctx.params['id']);
        const { secret, ...wish } = await readBody(trunkChange, ctx);
        const wanted = { ...trunk, ...given(wish) };
        check(wanted, trunk.hasSecret || secret !== undefined);
        const changed = await book.change(trunk.id, wanted, secret, clock.now());
        if (!changed) throw new HttpProblem(404, 'there is no such trunk');
        await desk.changed();
        ctx.body = present(unless(changed));
      },
    },
    {
      ...{ method: 'delete', path, roles },
      async handle(ctx, access) {
        await book.remove((await find(access, ctx.params['id'])).id);
        await desk.changed();
        ctx.status = 204;
      },
    },
  ];
}

function mustRunTheHouse({ restaurantId }: Access): void {
  if (restaurantId === null) return;
  throw new HttpProblem(403, 'trunks are for who runs the installation, not for one restaurant');
}

function check(trunk: Trunk, hasSecret: boolean): void {
  const faults = faultsOfTrunk(trunk, hasSecret);
  if (faults.length > 0) throw new InvalidInputError('the trunk cannot be set up so', faults);
}

/** Without the fields that were left out. */
function given<Wish extends object>(
  wish: Wish,
): { [Key in keyof Wish]: Exclude<Wish[Key], undefined> } {
  const entries = Object.entries(wish).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Wish]: Exclude<Wish[Key], undefined> };
}

function unless(result: Result<KeptTrunk, TrunkRefusal>): KeptTrunk {
  if (result.ok) return result.value;
  if (result.refusal.code === 'id_taken') throw new HttpProblem(409, 'there is a trunk of this id');
  throw new HttpProblem(503, 'the setting SECRETS_KEY is missing: no secret can be kept');
}

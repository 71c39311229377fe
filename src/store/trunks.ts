import type { Knex } from 'knex';
import type { SealedSecret, SecretKeys } from '../kernel/secretKeys.js';
import { accepted, refused } from '../kernel/result.js';
import type { KeptTrunk, TrunkBook, TrunkWithSecret } from '../telephony/trunks/ports.js';
import type { Trunk, TrunkPlan } from '../telephony/trunks/trunk.js';
import type { Database } from './database.js';

interface TrunkRow {
  id: string;
  plan: TrunkPlan;
  secret_key_id: string | null;
  secret_sealed: Buffer | null;
  created_at: Date;
  updated_at: Date;
}

/** The repository of trunks. Without keys no secret is taken and none is opened. */
export function createTrunks(database: Database, keys: SecretKeys | undefined): TrunkBook {
  return {
    list: () =>
      database.run(async (knex) => {
        const rows = await knex('trunks').orderBy('id').select<TrunkRow[]>();
        return rows.map(toTrunk);
      }),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await knex('trunks').where({ id }).first<TrunkRow | undefined>();
        return row && toTrunk(row);
      }),
    add: (trunk, secret, at) =>
      database.run(async (knex) => {
        const { id } = trunk;
        if (secret !== null && !keys) return refused({ code: 'no_secrets_key' } as const);
        const [row] = await knex('trunks')
          .insert({
            ...{ id, plan: planColumn(trunk), created_at: at, updated_at: at },
            ...(secret !== null && keys && sealedColumns(keys, id, secret)),
          })
          .onConflict('id')
          .ignore()
          .returning<TrunkRow[]>('*');
        return row ? accepted(toTrunk(row)) : refused({ code: 'id_taken' } as const);
      }),
    change: (id, plan, secret, at) =>
      database.run(async (knex) => {
        if (secret !== undefined && !keys) return refused({ code: 'no_secrets_key' } as const);
        const [row] = await knex('trunks')
          .where({ id })
          .update({
            ...{ plan: planColumn(plan), updated_at: at },
            ...(secret !== undefined && keys && sealedColumns(keys, id, secret)),
          })
          .returning<TrunkRow[]>('*');
        return row && accepted(toTrunk(row));
      }),
    remove: (id) =>
      database.run(async (knex) => {
        await knex('trunks').where({ id }).delete();
      }),
    opened: () =>
      database.run(async (knex) => {
        const rows = await knex('trunks').orderBy('id').select<TrunkRow[]>();
        const inUse = rows.filter(({ plan }) => plan.enabled);
        const trunks: TrunkWithSecret[] = [];
        const locked: string[] = [];
        for (const row of inUse) {
          const secret = openedSecret(row, keys);
          if (secret === undefined) locked.push(row.id);
          else trunks.push({ ...trunkOf(row), secret });
        }
        return { trunks, locked };
      }),
    reseal: () =>
      database.transaction(async (trx) => {
        if (!keys) return 0;
        const rows = await trx('trunks')
          .whereNot('secret_key_id', keys.currentId)
          .forUpdate()
          .select<TrunkRow[]>();
        for (const row of rows) await resealed(trx, keys, row);
        return rows.length;
      }),
  };
}

/** The plan alone: not what a kept trunk has besides. */
function planColumn(trunk: TrunkPlan): string {
  const { name, kind, enabled, host, port, transport, outboundProxy, user } = trunk;
  const { numbers, callerId, country, codecs, srtp, expiryS, networks } = trunk;
  const { answersOptions, outbound } = trunk;
  return JSON.stringify({
    ...{ name, kind, enabled, host, port, transport, outboundProxy, user },
    ...{ numbers, callerId, country, codecs, srtp, expiryS, networks, answersOptions, outbound },
  } satisfies TrunkPlan);
}

async function resealed(trx: Knex, keys: SecretKeys, row: TrunkRow): Promise<void> {
  const sealed = sealedOf(row);
  if (!sealed) return;
  const secret = keys.open(sealed, ownerOf(row.id));
  await trx('trunks')
    .where('id', row.id)
    .update(sealedColumns(keys, row.id, secret));
}

/** Null where there is no secret, undefined where it cannot be opened. */
function openedSecret(row: TrunkRow, keys: SecretKeys | undefined): string | null | undefined {
  const sealed = sealedOf(row);
  if (!sealed) return null;
  try {
    return keys?.open(sealed, ownerOf(row.id));
  } catch {
    return undefined;
  }
}

function sealedOf({ secret_key_id: keyId, secret_sealed: sealed }: TrunkRow): SealedSecret | null {
  return keyId === null || sealed === null ? null : { keyId, sealed };
}

function sealedColumns(
  keys: SecretKeys,
  id: string,
  secret: string,
): Pick<TrunkRow, 'secret_key_id' | 'secret_sealed'> {
  const { keyId, sealed } = keys.seal(secret, ownerOf(id));
  return { secret_key_id: keyId, secret_sealed: sealed };
}

function ownerOf(id: string): string {
  return `trunk:${id}`;
}

function trunkOf({ id, plan }: TrunkRow): Trunk {
  return { ...plan, id };
}

function toTrunk(row: TrunkRow): KeptTrunk {
  return {
    ...trunkOf(row),
    hasSecret: row.secret_sealed !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

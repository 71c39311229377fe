import type { Knex } from 'knex';
import type { E164 } from '../kernel/phone.js';
import {
  CHECK_STEPS,
  type CheckStep,
  type CheckStepName,
  type LineCheck,
  type LineCheckBook,
} from '../telephony/provisioning/lineCheck.js';
import type { Mac } from '../telephony/provisioning/mac.js';
import type { Database } from './database.js';

interface CheckRow {
  id: string;
  mac: Mac;
  restaurant_id: string;
  line: E164;
  armed_at: Date;
  expires_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  steps: Partial<Record<CheckStepName, CheckStep>>;
}

/** The repository of line checks. */
export function createLineChecks(database: Database): LineCheckBook {
  return {
    arm: ({ id, mac, restaurantId, line, armedAt, expiresAt }) =>
      database.transaction(async (trx) => {
        await checks(trx).where({ line }).whereNull('started_at').delete();
        await checks(trx).insert({
          ...{ id, mac, restaurant_id: restaurantId, line },
          ...{ armed_at: armedAt, expires_at: expiresAt },
        });
      }),
    take: (line, at) =>
      database.run(async (knex) => {
        const [row] = await checks(knex)
          .where({ line })
          .whereNull('started_at')
          .where('expires_at', '>', at)
          .update({ started_at: at })
          .returning<CheckRow[]>('*');
        return row && toCheck(row);
      }),
    note: (id, step) =>
      database.run(async (knex) => {
        const steps = JSON.stringify({ [step.step]: step });
        await checks(knex)
          .where({ id })
          .update({ steps: knex.raw('steps || ?::jsonb', [steps]) });
      }),
    finish: (id, at) =>
      database.run(async (knex) => {
        await checks(knex).where({ id }).update({ finished_at: at });
      }),
    byId: (id) =>
      database.run(async (knex) => {
        const row = await checks(knex).where({ id }).first<CheckRow | undefined>();
        return row && toCheck(row);
      }),
    checksOf: (mac, limit) =>
      database.run(async (knex) => {
        const query = checks(knex).where({ mac }).orderBy('armed_at', 'desc').limit(limit);
        return (await query.select<CheckRow[]>('*')).map(toCheck);
      }),
  };
}

function checks(knex: Knex): Knex.QueryBuilder {
  return knex('line_checks');
}

function toCheck(row: CheckRow): LineCheck {
  const { id, mac, line } = row;
  return {
    ...{ id, mac, line, restaurantId: row.restaurant_id },
    ...{ armedAt: row.armed_at, expiresAt: row.expires_at },
    ...{ startedAt: row.started_at, finishedAt: row.finished_at },
    steps: CHECK_STEPS.flatMap((step) => row.steps[step] ?? []),
  };
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Access, Role } from '../kernel/access.js';
import type { NewId } from '../kernel/ids.js';
import type { Database } from './database.js';

/** What a new token is for. */
export interface TokenRequest {
  readonly name: string;
  readonly role: Role;
  /** Null is every restaurant. */
  readonly restaurantId: string | null;
}

/** A token as it is kept: what it opens, and not what it reads. */
export interface KeptToken extends TokenRequest {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The bearer tokens of the API, of which only SHA-256 sums are kept. */
export interface Tokens {
  /** Makes a token and answers with it, this one time. */
  create(request: TokenRequest): Promise<string>;
  /** Who holds this token; undefined when nobody does. Notes the use, to the minute. */
  readonly identify: (token: string) => Promise<Access | undefined>;
  /** All of them, the oldest first. */
  list(): Promise<readonly KeptToken[]>;
  /** Ends a token, from this moment on; false when there is none of this id. */
  end(id: string): Promise<boolean>;
  /** Whether there is any token. */
  exist(): Promise<boolean>;
}

/** How exactly the last use is known. */
const NOTED_EVERY_MS = 60_000;

interface TokenRow {
  id: string;
  name: string;
  role: Role;
  restaurant_id: string | null;
  sha256: Buffer;
  created_at: Date;
  last_used_at: Date | null;
}

/** The repository of tokens. */
export function createTokens(database: Database, newId: NewId): Tokens {
  return {
    create: ({ name, role, restaurantId }) =>
      database.run(async (knex) => {
        // 256 random bits: a slow hash, as for a password, would add nothing.
        const token = `tl_${randomBytes(32).toString('base64url')}`;
        await knex('api_tokens').insert({
          ...{ id: newId(), name, role },
          restaurant_id: restaurantId,
          sha256: sha256(token),
          created_at: new Date(),
        });
        return token;
      }),
    identify: (token) =>
      database.run(async (knex) => {
        const sum = sha256(token);
        const row = await knex('api_tokens').where('sha256', sum).first<TokenRow | undefined>();
        if (!row || !timingSafeEqual(row.sha256, sum)) return undefined;
        if (Date.now() - (row.last_used_at?.getTime() ?? 0) > NOTED_EVERY_MS) {
          await knex('api_tokens').where('id', row.id).update({ last_used_at: new Date() });
        }
        return { tokenId: row.id, role: row.role, restaurantId: row.restaurant_id };
      }),
    list: () =>
      database.run(async (knex) => {
        const rows = await knex('api_tokens').orderBy(['created_at', 'id']).select<TokenRow[]>();
        return rows.map(({ id, name, role, ...row }) => ({
          ...{ id, name, role, restaurantId: row.restaurant_id },
          ...{ createdAt: row.created_at, lastUsedAt: row.last_used_at },
        }));
      }),
    end: (id) =>
      database.run(
        async (knex) => (await knex('api_tokens').whereRaw('id::text = ?', id).delete()) > 0,
      ),
    exist: () =>
      database.run(async (knex) => (await knex('api_tokens').first<unknown>('id')) !== undefined),
  };
}

/** Makes an owner's token when there is none yet, to be shown once; undefined when there is one. */
export async function ensureFirstToken(tokens: Tokens): Promise<string | undefined> {
  if (await tokens.exist()) return undefined;
  return tokens.create({ name: 'first start', role: 'owner', restaurantId: null });
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

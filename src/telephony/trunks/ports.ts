import type { Result } from '../../kernel/result.js';
import type { Trunk, TrunkPlan } from './trunk.js';

/** A trunk as it is kept; its secret stays where it is. */
export interface KeptTrunk extends Trunk {
  readonly hasSecret: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A trunk with what proves who we are, for the PBX's eyes only. */
export interface TrunkWithSecret extends Trunk {
  readonly secret: string | null;
}

/** Why a trunk is not kept. */
export type TrunkRefusal = { readonly code: 'id_taken' } | { readonly code: 'no_secrets_key' };

/** The trunks. Every method throws a `ProviderError` when the database is away. */
export interface TrunkBook {
  list(): Promise<readonly KeptTrunk[]>;
  byId(id: string): Promise<KeptTrunk | undefined>;
  /** Refused without a key for its secret, and when there is a trunk of this id. */
  add(trunk: Trunk, secret: string | null, at: Date): Promise<Result<KeptTrunk, TrunkRefusal>>;
  /** Puts a plan in the place of the trunk's own; the secret stays when none is given. */
  change(
    id: string,
    plan: TrunkPlan,
    secret: string | undefined,
    at: Date,
  ): Promise<Result<KeptTrunk, TrunkRefusal> | undefined>;
  remove(id: string): Promise<void>;
  /**
   * The trunks in use with their secrets, those whose secret opens; the ids of the others, whose key is not
   * among those of the settings.
   */
  opened(): Promise<{
    readonly trunks: readonly TrunkWithSecret[];
    readonly locked: readonly string[];
  }>;
  /** Seals every secret anew that another key than the current one has sealed, and answers how many. */
  reseal(): Promise<number>;
}

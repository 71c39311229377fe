import { partOf } from './legIds.js';

/** What the application holds in the PBX and nobody here owns. */
export interface Leftovers {
  readonly channelIds: readonly string[];
  readonly bridges: readonly { readonly id: string; readonly channelIds: readonly string[] }[];
}

/** A caller and a member of staff who are talking, with nobody but the PBX between them. */
export interface Conversation {
  readonly bridgeId: string;
  readonly callerId: string;
  readonly staffId: string;
}

/** What is to be done with the leftovers. */
export interface ReconcilePlan {
  /** Go on undisturbed; when one side hangs up, so must the other. */
  readonly conversations: readonly Conversation[];
  /** Callers whom nobody talks to. */
  readonly strangers: readonly string[];
  readonly hangUp: readonly string[];
  readonly destroyBridges: readonly string[];
}

/**
 * Decides about what an earlier process, or a connection that broke, left behind. A talk between caller
 * and staff goes on; other callers are strangers, to be looked after; media legs, staff who were being
 * rung and bridges without a talk go, and so does what was `doomed` while Asterisk could not be reached.
 */
export function planReconciliation(
  leftovers: Leftovers,
  doomed: ReadonlySet<string>,
): ReconcilePlan {
  const conversations = leftovers.bridges.flatMap(({ id, channelIds }): Conversation[] => {
    const people = channelIds.filter((channelId) => partOf(channelId) !== 'media');
    const callerId = people.find((channelId) => partOf(channelId) === undefined);
    // Somebody of the staff who took the call over has called us, and so has a channel like a caller's.
    const staffId = people.find((channelId) => channelId !== callerId);
    const ended = [id, ...channelIds].some((part) => doomed.has(part));
    if (staffId === undefined || callerId === undefined || ended) return [];
    return [{ bridgeId: id, callerId, staffId }];
  });
  const talking = new Set(conversations.flatMap(({ callerId, staffId }) => [callerId, staffId]));
  const talks = new Set(conversations.map(({ bridgeId }) => bridgeId));
  const idle = leftovers.channelIds.filter((id) => !talking.has(id));
  const goes = (id: string): boolean => partOf(id) !== undefined || doomed.has(id);
  return {
    conversations,
    strangers: idle.filter((id) => !goes(id)),
    hangUp: idle.filter(goes),
    destroyBridges: leftovers.bridges.map(({ id }) => id).filter((id) => !talks.has(id)),
  };
}

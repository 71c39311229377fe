import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planReconciliation, type Leftovers } from './reconcile.js';

const caller = '1710000000.7';
const staff = 'tableline-staff-a';
const media = 'tableline-media-a';
const talk = { id: 'tableline-bridge-a', channelIds: [caller, staff] };
const none = new Set<string>();

describe('what an earlier process left in the PBX', () => {
  it('lets a caller and the staff go on talking', () => {
    const plan = planReconciliation({ channelIds: [caller, staff], bridges: [talk] }, none);
    expect(plan).toEqual({
      conversations: [{ bridgeId: talk.id, callerId: caller, staffId: staff }],
      strangers: [],
      hangUp: [],
      destroyBridges: [],
    });
  });

  it('lets them go on also when one of the staff had taken the call over', () => {
    const both = { id: 'tableline-bridge-c', channelIds: [caller, '1710000000.9'] };
    const left = { channelIds: both.channelIds, bridges: [both] };
    const plan = planReconciliation(left, none);
    expect(plan).toMatchObject({
      conversations: [{ callerId: caller, staffId: '1710000000.9' }],
      strangers: [],
    });
  });

  it('looks after a caller who was talking to the process that is gone', () => {
    const bridge = { id: 'tableline-bridge-b', channelIds: [caller, media] };
    const plan = planReconciliation({ channelIds: [media, caller], bridges: [bridge] }, none);
    expect(plan).toEqual({
      conversations: [],
      strangers: [caller],
      hangUp: [media],
      destroyBridges: [bridge.id],
    });
  });

  it('stops ringing staff for a caller nobody knows any more', () => {
    const plan = planReconciliation({ channelIds: [caller, staff], bridges: [] }, none);
    expect(plan).toMatchObject({ strangers: [caller], hangUp: [staff] });
  });

  it('ends what was to end while Asterisk could not be reached, a talk too', () => {
    const leftovers = { channelIds: [caller, staff], bridges: [talk] };
    const plan = planReconciliation(leftovers, new Set([caller]));
    expect(plan.conversations).toEqual([]);
    expect(plan.hangUp).toEqual([caller, staff]);
    expect(plan.destroyBridges).toEqual([talk.id]);
  });

  it('leaves no channel without a fate, and gives none two', () => {
    const id = fc.oneof(
      fc
        .constantFrom('staff', 'media')
        .chain((part) => fc.nat(5).map((n) => `tableline-${part}-${n}`)),
      fc.nat(5).map((n) => `17.${n}`),
    );
    const channelIds = fc.uniqueArray(id);
    const leftovers: fc.Arbitrary<Leftovers> = channelIds.chain((ids) =>
      fc.record({
        channelIds: fc.constant(ids),
        bridges: fc
          .nat(ids.length)
          .map((at) => [{ id: 'tableline-bridge-1', channelIds: ids.slice(at, at + 2) }]),
      }),
    );
    fc.assert(
      fc.property(leftovers, fc.uniqueArray(id), (left, doomed) => {
        const plan = planReconciliation(left, new Set(doomed));
        const talking = plan.conversations.flatMap(({ callerId, staffId }) => [callerId, staffId]);
        const fates = [...talking, ...plan.strangers, ...plan.hangUp];
        expect([...fates].sort()).toEqual([...left.channelIds].sort());
      }),
    );
  });
});

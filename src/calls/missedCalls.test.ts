import { describe, expect, it } from '@jest/globals';
import { withMissedCalls, type MissedCall } from './missedCalls.js';
import type { StaffFate } from '../telephony/incomingCall.js';
import type { CallEnd, CallLog, CallStart } from './ports.js';

const start: CallStart = {
  ...{ callId: 'call', restaurantId: 'bella', line: '+12125550100', callerName: null },
  ...{ callerNumber: '+12125550142', callerWithheld: false, divertedFrom: null },
  startedAt: new Date(0),
};
const end: CallEnd = {
  ...{ callId: 'call', endedAt: new Date(1), outcome: 'abandoned', endedBy: 'caller' },
  ...{ transferredToHuman: false, language: 'en-US', timings: {} },
};

function missedOf(
  began: Partial<CallStart>,
  ended: Partial<CallEnd>,
  fate: StaffFate = 'not_sent_on',
): readonly MissedCall[] {
  const missed: MissedCall[] = [];
  const logged: string[] = [];
  const nothing = (): void => undefined;
  const log: CallLog = {
    ...{
      answered: nothing,
      utterance: nothing,
      writtenAnew: nothing,
      message: nothing,
      recording: nothing,
      notRecorded: nothing,
    },
    begin: () => logged.push('begin'),
    end: () => logged.push('end'),
  };
  const { callLog, fateAtStaff } = withMissedCalls(log, (call) => missed.push(call));
  callLog.begin({ ...start, ...began });
  callLog.end({ ...end, ...ended });
  fateAtStaff('call', fate);
  fateAtStaff('call', fate);
  expect(logged).toEqual(['begin', 'end']);
  return missed;
}

describe('A missed call', () => {
  it('is one whose caller hung up before anything was agreed', () => {
    expect(missedOf({}, {})).toEqual([
      { callId: 'call', restaurantId: 'bella', callerNumber: '+12125550142', language: 'en-US' },
    ]);
  });

  it('is one that was sent on to the staff and answered by nobody', () => {
    expect(missedOf({}, { outcome: 'overflow', language: null }, 'unanswered')).toEqual([
      { callId: 'call', restaurantId: 'bella', callerNumber: '+12125550142', language: null },
    ]);
    expect(missedOf({}, { outcome: 'failed' }, 'unanswered')).toHaveLength(1);
  });

  it('is none that was served, or that the staff took, or of which that is not known', () => {
    expect(missedOf({}, { outcome: 'order' })).toEqual([]);
    expect(missedOf({}, { outcome: 'overflow' }, 'answered')).toEqual([]);
    expect(missedOf({}, { outcome: 'overflow' }, 'unknown')).toEqual([]);
  });

  it("is none of a caller who hides the number, or on a line that is nobody's", () => {
    expect(missedOf({ callerWithheld: true }, {})).toEqual([]);
    expect(missedOf({ callerNumber: null }, {})).toEqual([]);
    expect(missedOf({ restaurantId: null }, {})).toEqual([]);
  });
});

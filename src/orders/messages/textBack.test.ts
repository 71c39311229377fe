import { describe, expect, it } from '@jest/globals';
import { bellaNapoli } from '../../testing/demoRestaurants.js';
import type { JobRequest } from '../ports/jobs.js';
import { textBack } from './textBack.js';

async function jobsFor(missedCalls: boolean): Promise<readonly JobRequest[]> {
  const enqueued: JobRequest[] = [];
  const messaging = { quietHours: null, staffSms: null, staffEmail: null, missedCalls };
  const parts = {
    restaurants: { byId: () => Promise.resolve({ ...bellaNapoli, messaging }) },
    jobs: { enqueue: (job: JobRequest) => Promise.resolve(void enqueued.push(job)) },
  };
  const call = { callId: 'call', restaurantId: 'bella', callerNumber: '+12125550142' };
  await textBack(parts, { ...call, language: null });
  return enqueued;
}

describe('A missed caller', () => {
  it('is written to in the language of the restaurant when nothing was said', async () => {
    expect(await jobsFor(true)).toMatchObject([
      {
        task: 'message.write',
        payload: { kind: 'missed_call', phone: '+12125550142', language: bellaNapoli.languages[0] },
      },
    ]);
  });

  it('is left alone where the restaurant does not ask for it', async () => {
    expect(await jobsFor(false)).toEqual([]);
  });
});

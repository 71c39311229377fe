import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProviderError } from '../kernel/errors.js';
import { silentLogger } from '../kernel/logger.js';
import { ManualClock } from '../kernel/manualClock.js';
import { EngineHealth, type CallHealth } from './engineHealth.js';

const first = { name: 'first' };
const second = { name: 'second' };

const session = new ProviderError('first', 'the session ended', {
  ...{ retryable: true, scope: 'session' },
});
const busy = new ProviderError('first', 'busy');
const wrongKey = new ProviderError('first', 'wrong key', { retryable: false });

let clock: ManualClock;
let told: string[];
let health: EngineHealth<typeof first>;
let one: CallHealth<typeof first>;
let other: CallHealth<typeof first>;

beforeEach(() => {
  clock = new ManualClock();
  told = [];
  health = new EngineHealth(clock, silentLogger, (engine) => told.push(engine));
  one = health.ofCall();
  other = health.ofCall();
});

const namesFor = (call: CallHealth<typeof first>): string[] =>
  call.order([first, second]).map(({ name }) => name);

describe('the engines of two calls side by side', () => {
  it('are changed in the call whose session failed, and not in the other', () => {
    one.failed(first, session);
    expect(namesFor(one)).toEqual(['second', 'first']);
    expect(namesFor(other)).toEqual(['first', 'second']);
    expect(health.rests(first)).toBe(false);
  });

  it('are taken in their turn again after a while, later each time a session fails again', () => {
    one.failed(first, session);
    clock.advance(10_001);
    expect(namesFor(one)).toEqual(['first', 'second']);
    one.failed(first, session);
    clock.advance(10_001);
    expect(namesFor(one)).toEqual(['second', 'first']);
    clock.advance(10_000);
    expect(namesFor(one)).toEqual(['first', 'second']);
  });

  it.each([
    ['is busy', busy],
    ['refuses the key', wrongKey],
  ])('are changed in both when one of them %s', (_, error) => {
    one.failed(first, error);
    expect(namesFor(other)).toEqual(['second', 'first']);
  });

  it('are changed in all when sessions fail call after call', () => {
    one.failed(first, session);
    one.failed(first, session);
    other.failed(first, session);
    expect(namesFor(health.ofCall())).toEqual(['first', 'second']);
    health.ofCall().failed(first, session);
    expect(namesFor(health.ofCall())).toEqual(['second', 'first']);
    expect(told).toHaveLength(4);
  });

  it('stay as they are while sessions fail here and there', () => {
    for (let call = 0; call < 5; call += 1) {
      health.ofCall().failed(first, session);
      health.ofCall().failed(first, session);
      expect(namesFor(other)).toEqual(['first', 'second']);
      other.worked(first);
    }
  });

  it('rest again at once when the session that tried one fails', () => {
    one.failed(first, busy);
    clock.advance(30_001);
    other.tried(first);
    other.failed(first, session);
    expect(namesFor(one)).toEqual(['second', 'first']);
    clock.advance(30_001);
    expect(namesFor(one)).toEqual(['second', 'first']);
  });

  it('are not tried again in a call whose session can never do', () => {
    const format = new ProviderError('first', 'another format', {
      ...{ retryable: false, scope: 'session' },
    });
    one.failed(first, format);
    clock.advance(500_000);
    expect(namesFor(one)).toEqual(['second', 'first']);
    expect(namesFor(other)).toEqual(['first', 'second']);
  });
});

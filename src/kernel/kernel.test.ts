import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { TypedEmitter } from './emitter.js';
import { InvalidInputError, ProviderError } from './errors.js';
import { uuidv7 } from './ids.js';
import { createLogger } from './logger.js';
import { ManualClock } from './manualClock.js';

describe('the emitter', () => {
  it('does not throw when nobody hears an error', () => {
    const emitter = new TypedEmitter<{ error: [Error] }>();
    expect(() => emitter.emit('error', new Error('unheard'))).not.toThrow();
  });

  it('stops telling a listener that was taken away', () => {
    const emitter = new TypedEmitter<{ digit: [string] }>();
    const heard: string[] = [];
    const off = emitter.on('digit', (digit) => heard.push(digit));
    emitter.once('digit', (digit) => heard.push(`once ${digit}`));
    emitter.emit('digit', '1');
    off();
    emitter.emit('digit', '2');
    expect(heard).toEqual(['1', 'once 1']);
  });
});

describe('the hand-turned clock', () => {
  it('runs what falls due in order, also what is set on the way, and nothing cancelled', () => {
    const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'));
    const ran: string[] = [];
    clock.after(30, () => ran.push('30'));
    clock.after(10, () => {
      ran.push('10');
      clock.after(10, () => ran.push(`20 at ${clock.monotonicMs()}`));
    });
    clock.after(15, () => ran.push('never')).cancel();
    clock.advance(25);
    expect(ran).toEqual(['10', '20 at 20']);
    clock.advance(5);
    expect(ran).toEqual(['10', '20 at 20', '30']);
    expect(clock.now()).toEqual(new Date('2026-01-01T00:00:00.030Z'));
  });
});

describe('an id', () => {
  it('is a version 7 UUID that sorts by its time', () => {
    const ids = [uuidv7(1_000), uuidv7(2_000), uuidv7(1_800_000_000_000)];
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-/);
  });
});

describe('the log', () => {
  it('hides personal data unless it is told to show it', () => {
    const lines = new PassThrough();
    const write = (showPersonalData: boolean): void =>
      createLogger({ level: 'info', showPersonalData, destination: lines }).info(
        { callId: 'c1', pii: { caller: '+12125550142' } },
        'call came in',
      );
    write(false);
    write(true);
    const [hidden, shown] = String(lines.read()).trim().split('\n');
    expect(hidden).toContain('[personal data]');
    expect(hidden).not.toContain('2125550142');
    expect(hidden).toContain('"callId":"c1"');
    expect(shown).toContain('2125550142');
  });
});

describe('an error', () => {
  it('names the part that failed and whether to try again', () => {
    const error = new ProviderError('asterisk', 'wrong password', { retryable: false });
    expect(error.message).toBe('asterisk: wrong password');
    expect(error.retryable).toBe(false);
  });

  it('tells every fault of an input with its place', () => {
    const error = new InvalidInputError('menu', [
      { place: 'items[0].price', message: 'must be a whole number' },
      { place: 'items[2].id', message: 'is there twice' },
    ]);
    expect(error.message).toBe(
      'menu: items[0].price: must be a whole number; items[2].id: is there twice',
    );
  });
});

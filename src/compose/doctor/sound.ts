import { messageOf } from '../../kernel/errors.js';
import { hearEcho, type EchoHeard } from '../../telephony/echoCheck.js';
import type { Facts } from './facts.js';
import { fail, ok, type Finding } from './finding.js';
import { unlessAway } from './gateway.js';

/** Whether sound goes to Asterisk and comes back by the way it takes in calls. */
export function checkSound(facts: Facts): Promise<Finding[]> {
  const { config, world } = facts;
  const { ari, media } = config;
  return unlessAway('sound', facts, async () => {
    try {
      const { clock, logger } = world;
      return [judgeEcho(await hearEcho({ ari, media, clock, logger }), media.host)];
    } catch (error) {
      return [
        fail(
          'sound',
          `no test call comes about: ${messageOf(error)}`,
          'see the log of Asterisk; its dialplan must have the context echo: render it anew',
        ),
      ];
    }
  });
}

/** Judges what was heard of a tone that Asterisk should have sent back. */
export function judgeEcho({ delayMs, stats, asterisk }: EchoHeard, ourHost: string): Finding {
  if (delayMs !== undefined)
    return ok('sound', `comes back from Asterisk after ${Math.round(delayMs)} ms, both ways work`);
  if (stats.dropped.foreign_source > 0)
    return fail(
      'sound',
      `arrives from another address than ${asterisk}, which Asterisk names: it is not heard`,
      'let no address translation stand between gateway and Asterisk',
    );
  if (stats.received === 0)
    return fail(
      'sound',
      `nothing comes back: packets do not reach Asterisk at ${asterisk}, or its own do not reach us`,
      `see that MEDIA_HOST (${ourHost}) is an address that Asterisk reaches, and open UDP between both`,
    );
  return fail(
    'sound',
    'packets come back without our tone: Asterisk does not hear us',
    'see that the dialplan has the context echo (render it anew), and that MEDIA_FORMAT is loaded',
  );
}

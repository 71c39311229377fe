import { describe, expect, it } from '@jest/globals';
import { judgeDigits, judgeEcho, judgeHangUp, judgeRegistration } from './checkFindings.js';
import { LINE_COUNTRIES } from './countries.js';
import { BOX_MODELS } from './models.js';
import type { Mac } from './mac.js';

const box = { mac: '000b82aabbcc' as Mac, model: 'HT841', country: 'FR' } as const;

describe('the advice of a check', () => {
  it('is to make the current drop seen where a late hang-up came without a tone', () => {
    const found = judgeHangUp(box, { afterMs: 17_300, waitedMs: 40_000, tone: undefined });
    expect(found).toMatchObject({
      verdict: 'failed',
      found: 'seen 17.3 s after the beep: the line stays busy too long',
    });
    expect(found.advice.join()).toMatch(/P893 is on, then try P764 from 100 to 400/);
  });

  it('writes the tone that was heard as the box wants it', () => {
    const tone = { hz: [425] as const, onMs: 480, offMs: 480 };
    const measured = { afterMs: null, waitedMs: 40_000, tone };
    const adviceFor = (model: (typeof BOX_MODELS)[number]): string =>
      judgeHangUp({ ...box, model }, measured).advice.join();
    expect(adviceFor('HT841')).toContain(
      'set P841 to fxoch1-4:f1=425@-30,c=480/480; and P712 to 1',
    );
    expect(adviceFor('GXW4108')).toContain(
      'set P3003 to ch1-8:f1=425@-11,f2=425@-11,c=48/48; and P3605 to ch1-4:Y;',
    );
  });

  it('is to look for another way of the call when it did not come through the box', () => {
    expect(judgeRegistration(box, 'PJSIP/ovh', undefined).found).toContain('through PJSIP/ovh');
  });

  it.each(BOX_MODELS.flatMap((model) => LINE_COUNTRIES.map((country) => ({ model, country }))))(
    'names settings that the box has: $model $country',
    (plan) => {
      const tone = { hz: [440] as const, onMs: 500, offMs: 500 };
      const steps = [
        judgeEcho(plan, { sentDbfs: -20, backDbfs: -25, noiseDbfs: -70 }),
        judgeHangUp(plan, { afterMs: null, waitedMs: 1, tone }),
        judgeHangUp(plan, { afterMs: null, waitedMs: 1, tone: undefined }),
        judgeDigits(plan, { packets: 100, spokeMs: 1000, speechDbfs: -20, digits: '1' }),
      ];
      expect(JSON.stringify(steps)).not.toMatch(/undefined|NaN/);
      if (plan.model !== 'HT503') expect(JSON.stringify(steps)).not.toContain('not a setting');
    },
  );

  it('says that echo is good where noise hides the rest', () => {
    const quiet = { sentDbfs: -20, backDbfs: -69, noiseDbfs: -68 };
    expect(judgeEcho(box, quiet)).toMatchObject({
      verdict: 'passed',
      found: 'our tone comes back 48 dB softer or more: the noise hides it',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { describeAudio, parseAudio } from './sdp.js';

describe('a session description', () => {
  it('is read back as it was written', () => {
    const audio = {
      address: '192.0.2.7',
      port: 40_002,
      codecs: ['PCMA', 'PCMU'] as const,
      digitPayloadType: 101,
      key: Buffer.alloc(30, 7),
    };
    expect(parseAudio(describeAudio(audio, { id: 1, version: 2 }))).toEqual(audio);
  });

  it('is understood as a PBX writes it: static types unnamed, other codecs, the stream’s own address', () => {
    const text = [
      'v=0',
      'c=IN IP4 10.0.0.1',
      'm=video 9 RTP/AVP 99',
      'm=audio 12000 RTP/AVP 9 8 0 96',
      'c=IN IP4 10.0.0.2',
      'a=rtpmap:9 G722/8000',
      'a=rtpmap:96 telephone-event/8000',
      'm=text 9 RTP/AVP 98',
      'a=rtpmap:0 PCMA/8000',
    ].join('\r\n');
    expect(parseAudio(text)).toEqual({
      address: '10.0.0.2',
      port: 12_000,
      codecs: ['PCMA', 'PCMU'],
      digitPayloadType: 96,
    });
  });

  it('with its audio refused has none', () => {
    expect(parseAudio('c=IN IP4 10.0.0.1\r\nm=audio 0 RTP/AVP 8')).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { readWav, writeWav } from './wav.js';

const sound = { rateHz: 22_050, samples: Int16Array.of(0, 1, -1, 32767, -32768) };

describe('a WAV file', () => {
  it('gives back what was written', () => {
    expect(readWav(writeWav(sound))).toEqual(sound);
  });

  it('is read past chunks that only describe it', () => {
    const file = writeWav(sound);
    const note = Buffer.from('LIST\x05\0\0\0hello\0', 'latin1');
    expect(readWav(Buffer.concat([file.subarray(0, 36), note, file.subarray(36)]))).toEqual(sound);
  });

  it('is read to its end when its length was not known as it began', () => {
    const file = writeWav(sound);
    file.writeUInt32LE(0x7fff_f000, 40);
    expect(readWav(file)).toEqual(sound);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['stereo', (file) => (file.writeUInt16LE(2, 22), file)],
    ['8 bits', (file) => (file.writeUInt16LE(8, 34), file)],
    ['no data chunk', (file) => file.subarray(0, 36)],
    ['no format chunk', (file) => file.subarray(0, 12)],
    ['another kind', () => Buffer.from('OggS and so on')],
    ['nothing', () => Buffer.alloc(0)],
  ])('is refused with %s', (_, spoil) => {
    expect(() => readWav(spoil(writeWav(sound)))).toThrow('WAV file: header:');
  });
});

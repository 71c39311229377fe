import { describe, expect, it } from '@jest/globals';
import { parseStreetFile } from './streetFile.js';

const faultsOf = (text: string): string[] => {
  const file = parseStreetFile(text);
  return file.ok
    ? []
    : file.refusal.map(({ line, place, message }) => `${String(line)} ${place}: ${message}`);
};

describe('a list of streets', () => {
  it('is read with the columns in any order, as spreadsheets write it', () => {
    const text =
      '\uFEFFcity;street;lat;lon;from;to;postcode\r\n' +
      'Paris;"Rue ""Oberkampf""; sud";48.8641;2.3786;1;99;75 011\r\n\r\n' +
      ';Rue Amelot;48.86;2.37;;;\r\n';
    expect(parseStreetFile(text)).toEqual({
      ok: true,
      value: [
        {
          ...{ street: 'Rue "Oberkampf"; sud', postcode: '75011', city: 'Paris' },
          ...{ lat: 48.8641, lon: 2.3786, from: 1, to: 99 },
        },
        {
          ...{ street: 'Rue Amelot', postcode: null, city: null, lat: 48.86, lon: 2.37 },
          ...{ from: null, to: null },
        },
      ],
    });
  });

  it('may leave columns out that are not needed', () => {
    expect(parseStreetFile('street,lat,lon\nMain Street,40.7,-74')).toMatchObject({
      ok: true,
      value: [{ street: 'Main Street', city: null }],
    });
  });

  it('is refused with every fault and its line', () => {
    expect(faultsOf('street,city\nMain Street,Newark')).toEqual([
      expect.stringMatching(/^1 headings: .* missing: lat, lon$/),
    ]);
    expect(faultsOf('street,lat,lon,from\n"a\nb",91,2,x\n,"48,8",,\n')).toEqual([
      expect.stringContaining('2 lat'),
      expect.stringContaining('2 from'),
      expect.stringContaining('4 street'),
      expect.stringContaining('4 lat'),
      expect.stringContaining('4 lon'),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseLocation } from '#shared/domain/parse-location.ts';

const kyiv = { latitude: 50.45, longitude: 30.52 };

describe('a place that was pasted', () => {
  it.each([
    '50.45, 30.52',
    ' 50.45 30.52 ',
    '50,45; 30,52',
    'geo:50.45,30.52?z=17',
    'https://www.google.com/maps/place/X/@50.4,30.4,17z/data=!3m1!4b1!3d50.45!4d30.52',
    'https://maps.google.com/?q=50.45,30.52',
    'https://www.google.com/maps/search/?api=1&query=50.45%2C30.52',
    'https://www.google.com/maps/@50.45,30.52,15z',
    'https://www.openstreetmap.org/?mlat=50.45&mlon=30.52#map=17/50.1/30.1',
    'https://www.openstreetmap.org/#map=17/50.45/30.52',
  ])('is read from %s', (text) => {
    expect(parseLocation(text)).toEqual(kyiv);
  });

  it('keeps southern and western places', () => {
    expect(parseLocation('-33.86, -151.2')).toEqual({ latitude: -33.86, longitude: -151.2 });
  });

  it.each(['Khreshchatyk 1', '95, 30', '50.45, 200', 'https://maps.app.goo.gl/abc', '12', ''])(
    'is nothing in "%s"',
    (text) => {
      expect(parseLocation(text)).toBeNull();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { readFormAnswers } from '../../../../src-renderer/features/conversation/form-answers.ts';
import { formatMoney, orderTotals } from '../../../../src-renderer/features/conversation/order-totals.ts';
import { playbackTime } from '../../../../src-renderer/features/conversation/playback-time.ts';
import { fileProblem, placeCaption } from '../../../../src-renderer/features/conversation/tray.ts';

const MiB = 1024 * 1024;
const file = (type: string, size = 1000) => ({ type, size, name: 'x' });

describe('files before they are sent', () => {
  it('are refused by type, size and emptiness, with the reason', () => {
    expect(fileProblem(file('image/jpeg'))).toBeNull();
    expect(fileProblem(file('application/zip'))).toMatchObject({ code: 'MEDIA_TYPE_REFUSED' });
    expect(fileProblem(file('image/png', 6 * MiB))).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(fileProblem(file('video/mp4', 0))).toMatchObject({ code: 'MEDIA_EMPTY' });
  });

  it('of a type that the browser does not know are left to the hub', () => {
    expect(fileProblem(file(''))).toBeNull();
    expect(fileProblem(file('', 101 * MiB))).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it('carry the words as the caption of the first file that takes one', () => {
    const tile = (mimeType: string, caption = '') => ({ mimeType, caption });
    const three = [tile('audio/ogg'), tile('image/png'), tile('image/png')];
    expect(placeCaption(three, 'hi')).toEqual({ captionIndex: 1, textFirst: false });
    const two = [tile('image/png', 'its own'), tile('image/png')];
    expect(placeCaption(two, 'hi')).toEqual({ captionIndex: 1, textFirst: false });
    expect(placeCaption([tile('audio/ogg')], 'hi')).toEqual({ captionIndex: null, textFirst: true });
    expect(placeCaption([tile('image/png')], '  ')).toEqual({ captionIndex: null, textFirst: false });
  });
});

describe('an order', () => {
  it('is summed for each currency, to the last hundredth', () => {
    const line = (quantity: number, price: number, currency = 'UAH') => ({ quantity, price, currency });
    expect(orderTotals([line(3, 0.1), line(1, 45.5), line(2, 10, 'EUR')])).toEqual([
      { currency: 'UAH', amount: 45.8 },
      { currency: 'EUR', amount: 20 },
    ]);
  });

  it('shows money in the way of the language, and a strange currency as it came', () => {
    expect(formatMoney(980.5, 'UAH', 'uk')).toMatch(/980,50/);
    expect(formatMoney(5, 'points', 'en')).toBe('5 points');
    expect(formatMoney(5, '', 'en')).toBe('5');
  });
});

describe('the answers of a form', () => {
  it('are its plain values, without the token', () => {
    expect(
      readFormAnswers('{"flow_token":"x","street":"Khreshchatyk 1","floor":3,"extras":["card"]}'),
    ).toEqual([
      ['street', 'Khreshchatyk 1'],
      ['floor', '3'],
      ['extras', '["card"]'],
    ]);
  });

  it('are shown as they came when they are no JSON', () => {
    expect(readFormAnswers('not json')).toEqual([['', 'not json']]);
    expect(readFormAnswers('')).toEqual([]);
  });
});

describe('the time of a recording', () => {
  it('is in minutes and seconds', () => {
    expect([0, 7.9, 72, 3723].map(playbackTime)).toEqual(['0:00', '0:07', '1:12', '1:02:03']);
  });
});

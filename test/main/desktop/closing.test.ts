import { expect, it } from 'vitest';
import { type ClosingFacts, decideClosing } from '../../../src-main/desktop/closing.ts';

const linux: ClosingFacts = { platform: 'linux', closesToTray: false, hasTray: true, hasBeenTold: false };
const windows: ClosingFacts = { platform: 'win32', closesToTray: true, hasTray: true, hasBeenTold: false };

it.each<[string, ClosingFacts, string]>([
  ['Windows goes on beside the clock and says so', windows, 'hide-and-tell'],
  ['Windows says so once', { ...windows, hasBeenTold: true }, 'hide'],
  [
    'Windows ends where the person wants that',
    { ...windows, closesToTray: false, hasBeenTold: true },
    'quit',
  ],
  ['Linux asks the first time', linux, 'ask'],
  ['Linux ends afterwards', { ...linux, hasBeenTold: true }, 'quit'],
  ['Linux goes on where the person wants that', { ...linux, closesToTray: true }, 'hide-and-tell'],
  [
    'Linux without a place beside the clock never hides',
    { ...linux, closesToTray: true, hasTray: false },
    'ask',
  ],
  ['a Mac keeps the program', { ...linux, platform: 'darwin' }, 'hide'],
])('%s', (_when, facts, closing) => {
  expect(decideClosing(facts)).toBe(closing);
});

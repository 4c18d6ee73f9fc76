import { expect, it } from 'vitest';
import { labelsIn } from '../../../src-main/desktop/labels.ts';
import { trayPicture, trayState } from '../../../src-main/desktop/tray-words.ts';

it.each([
  [null, 'Not checked yet', 'Ще не перевірено'],
  [{ state: 'ok', problems: 0 }, 'Everything works', 'Усе працює'],
  [{ state: 'waiting', problems: 0 }, 'Waiting for Meta', 'Чекаємо на Meta'],
  [{ state: 'act', problems: 3 }, 'Needs attention: 3', 'Потрібна увага: 3'],
  [{ state: 'repairable', problems: 1 }, 'Needs attention: 1', 'Потрібна увага: 1'],
  [{ state: 'unknown', problems: 0 }, 'Not checked yet', 'Ще не перевірено'],
] as const)('says %j in a word', (summary, en, uk) => {
  expect([trayState(summary, labelsIn('en')), trayState(summary, labelsIn('uk'))]).toEqual([en, uk]);
});

it('is light on a dark panel, except on macOS, which colours it itself', () => {
  expect([
    trayPicture('linux', true),
    trayPicture('win32', false),
    trayPicture('darwin', true),
    trayPicture('darwin', false),
  ]).toEqual(['tray-light', 'tray-dark', 'tray-dark', 'tray-dark']);
});

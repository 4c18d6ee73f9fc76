import { expect, it } from 'vitest';
import { saysQuiet } from '../../../src-main/desktop/system-quiet.ts';

it.each([
  ['true\n', false],
  ['false\n', true],
  ['show-banners: false', true],
  ['show-banners: true', false],
  ['', null],
  ['No such schema “org.gnome.desktop.notifications”', null],
])('what GNOME says of its banners is understood: %j', (line, isQuiet) => {
  expect(saysQuiet(line)).toBe(isQuiet);
});

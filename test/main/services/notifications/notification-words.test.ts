import { describe, expect, it } from 'vitest';
import { notificationBody } from '../../../../src-main/services/notifications/notification-words.ts';
import { shell as en } from '../../../../src-renderer/i18n/en/shell.ts';
import { shell as uk } from '../../../../src-renderer/i18n/uk/shell.ts';

const screens = { uk, en };
/** Those that come without words. */
const wordless = [
  'image',
  'video',
  'audio',
  'voice',
  'call',
  'document',
  'sticker',
  'location',
  'contacts',
  'order',
  'flow_reply',
] as const;

describe('a message without words', () => {
  it.each(['uk', 'en'] as const)('has one name in a notification and in the list: %s', (language) => {
    const told = wordless.map((kind) => notificationBody({ kind, text: '' }, { language, showsText: true }));
    expect(told).toEqual(wordless.map((kind) => screens[language].kinds[kind]));
  });
});

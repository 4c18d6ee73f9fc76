import { describe, expect, it } from 'vitest';
import { type OutgoingContent, outgoingContentSchema } from '#shared/contract/messages.ts';
import { messageContentSchema } from '#shared/domain/content.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import type { MediaKind } from '#shared/domain/media-rules.ts';
import { checkOutgoing, toMessageContent } from '#shared/domain/outgoing.ts';
import { Refusal } from '#shared/domain/refusals.ts';

const content = (value: unknown): OutgoingContent => outgoingContentSchema.parse(value);
const codeOf = (value: unknown): string | true => {
  const result = checkOutgoing(value as OutgoingContent);
  return result instanceof Refusal ? result.code : result;
};
const text = (body: string) => ({ kind: 'text', body, previewUrl: false });
const button = (id: string, title: string) => ({ id, title });
const buttons = (...choices: unknown[]) => ({
  kind: 'buttons',
  body: 'Який день?',
  footer: null,
  buttons: choices,
});
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: `row-${from + index}`,
    title: `Рядок ${from + index}`,
    description: null,
  }));
const list = (...sections: unknown[]) => ({
  kind: 'list',
  body: 'Оберіть',
  footer: null,
  buttonLabel: 'Меню',
  sections,
});
const template = (value: string) => ({
  kind: 'template',
  name: 'order_ready',
  language: 'uk',
  components: [{ type: 'body', parameters: [{ type: 'text', text: value }] }],
});

const carousel = (value: string) => ({
  kind: 'template',
  name: 'spring_offers',
  language: 'uk',
  components: [{ type: 'carousel', cards: [{ card_index: 0, components: template(value).components }] }],
});

describe('an outgoing message before it is sent', () => {
  it.each([
    ['a text of 4096', text('а'.repeat(4096)), true],
    ['a text of 4097', text('а'.repeat(4097)), 'TEXT_TOO_LONG'],
    ['2048 emoji of two units each', text('😀'.repeat(2048)), true],
    ['2049 emoji of two units each', text('😀'.repeat(2049)), 'TEXT_TOO_LONG'],
    ['spaces only', text(' \n '), 'TEXT_EMPTY'],
    ['a caption of 1024', { kind: 'media', mediaId: 1, caption: 'a'.repeat(1024), isVoice: false }, true],
    [
      'a caption of 1025',
      { kind: 'media', mediaId: 1, caption: 'a'.repeat(1025), isVoice: false },
      'TEXT_TOO_LONG',
    ],
    ['no caption', { kind: 'media', mediaId: 1, caption: null, isVoice: false }, true],
    ['a family as one emoji', { kind: 'reaction', targetMessageId: 1, emoji: '👨‍👩‍👧' }, true],
    ['a flag', { kind: 'reaction', targetMessageId: 1, emoji: '🇺🇦' }, true],
    ['a plain heart', { kind: 'reaction', targetMessageId: 1, emoji: '❤' }, true],
    ['a key cap', { kind: 'reaction', targetMessageId: 1, emoji: '1️⃣' }, true],
    ['a reaction taken back', { kind: 'reaction', targetMessageId: 1, emoji: '' }, true],
    ['two emoji', { kind: 'reaction', targetMessageId: 1, emoji: '👍👍' }, 'EMOJI_ONLY'],
    ['a letter', { kind: 'reaction', targetMessageId: 1, emoji: 'x' }, 'EMOJI_ONLY'],
    ['three buttons', buttons(button('a', 'Так'), button('b', 'Ні'), button('c', 'Пізніше')), true],
    ['the same title twice', buttons(button('a', 'Так'), button('b', 'Так ')), 'CHOICES_NOT_UNIQUE'],
    ['the same id twice', buttons(button('a', 'Так'), button('a', 'Ні')), 'CHOICES_NOT_UNIQUE'],
    ['a button of 21', buttons(button('a', 'x'.repeat(21))), 'TEXT_TOO_LONG'],
    ['a button of spaces', buttons(button('a', '  ')), 'TEXT_EMPTY'],
    ['ten rows in two sections', list({ title: 'А', rows: rows(5) }, { title: 'Б', rows: rows(5, 5) }), true],
    [
      'eleven rows in two sections',
      list({ title: 'А', rows: rows(6) }, { title: 'Б', rows: rows(5, 6) }),
      'LIST_ROWS_LIMIT',
    ],
    ['a list without rows', list({ title: 'А', rows: [] }), 'LIST_ROWS_LIMIT'],
    [
      'an empty section beside one with rows',
      list({ title: 'А', rows: rows(3) }, { title: 'Б', rows: [] }),
      'LIST_SECTION_EMPTY',
    ],
    [
      'a row with a description and no title',
      list({ title: 'А', rows: [...rows(1), { id: 'row-9', title: ' ', description: 'Найбільший' }] }),
      'LIST_ROW_UNTITLED',
    ],
    ['one section without a title', list({ title: '', rows: rows(2) }), true],
    [
      'two sections, one untitled',
      list({ title: '', rows: rows(2) }, { title: 'Б', rows: rows(2, 2) }),
      'LIST_SECTION_UNTITLED',
    ],
    ['rows with one id', list({ title: 'А', rows: [...rows(1), ...rows(1)] }), 'CHOICES_NOT_UNIQUE'],
    ['a template value', template('№ 42'), true],
    ['a template value with a line break', template('a\nb'), 'TEMPLATE_VALUE_MALFORMED'],
    ['a value on a card of a carousel with a line break', carousel('a\nb'), 'TEMPLATE_VALUE_MALFORMED'],
    ['a value on a card of a carousel', carousel('a b'), true],
    ['a template value with a tab', template('a\tb'), 'TEMPLATE_VALUE_MALFORMED'],
    ['a template value with four spaces', template('a    b'), true],
    ['a template value with five spaces', template('a     b'), 'TEMPLATE_VALUE_MALFORMED'],
    ['a template without values', { kind: 'template', name: 'hello', language: 'en', components: [] }, true],
  ])('%s', (_, value, expected) => {
    expect(codeOf(value)).toBe(expected);
  });

  it('says how long the text is and how long it may be', () => {
    expect(checkOutgoing(content(text('а'.repeat(5000))))).toMatchObject({
      values: { length: 5000, limit: 4096 },
    });
  });
});

describe('an outgoing message as it is kept', () => {
  const kinds: readonly MediaKind[] = ['image', 'video', 'audio', 'document', 'sticker'];
  const none = { media: null, targetWamid: null, template: null };

  it.each(kinds)('a file of kind %s becomes content of that kind', (kind) => {
    const kept = toMessageContent(
      content({ kind: 'media', mediaId: 7, caption: 'Ось', isVoice: kind === 'audio' }),
      {
        ...none,
        media: { kind, fileName: 'a.pdf', isAnimated: true },
      },
    );
    expect(messageContentSchema.parse(kept)).toEqual(kept);
    expect(kept.kind).toBe(kind);
  });

  it.each([
    text('Добрий день'),
    { kind: 'reaction', targetMessageId: 1, emoji: '👍' },
    { kind: 'location', latitude: 50.45, longitude: 30.52, name: 'Майдан', address: null },
    { kind: 'contacts', cards: [{ name: 'Оля Коваль', firstName: 'Оля', phone: '+380671234567' }] },
    buttons(button('a', 'Так')),
    list({ title: '', rows: rows(2) }),
    template('42'),
  ])('fits the one shape of messages: %j', (value) => {
    const kept = toMessageContent(content(value), {
      ...none,
      targetWamid: 'wamid.A',
      template: {
        body: 'Замовлення 42 готове',
        shown: {
          header: { kind: 'image', mediaId: 3 as MediaId, fileName: null },
          body: 'Замовлення 42 готове',
          footer: '',
          buttons: [{ kind: 'quick_reply', text: 'Дякую' }],
        },
      },
    });
    expect(messageContentSchema.parse(kept)).toEqual(kept);
  });

  it('takes a reaction back with null', () => {
    expect(
      toMessageContent(content({ kind: 'reaction', targetMessageId: 1, emoji: '' }), {
        ...none,
        targetWamid: 'w',
      }),
    ).toEqual({
      kind: 'reaction',
      targetWamid: 'w',
      emoji: null,
    });
  });
});

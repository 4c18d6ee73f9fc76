import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { BubbleContent } from '../../../../src-renderer/features/conversation/components/content/BubbleContent.tsx';
import { EventLine } from '../../../../src-renderer/features/conversation/components/EventLine.tsx';
import { ReferralCard } from '../../../../src-renderer/features/conversation/components/ReferralCard.tsx';
import type { Language } from '../../../../src-renderer/i18n/language.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleMessage } from '../../../helpers/sample-chat.ts';

const zalgo = 'Ā̴̧̛͎͙̓'.repeat(200);
const rightToLeft = '\u202eمرحبا'.repeat(40);

const bootstrap = sampleBootstrap();
const procedures = (language: Language) => ({
  app: {
    bootstrap: answer.app.bootstrap.handler(() => ({
      ...bootstrap,
      settings: { ...bootstrap.settings, language },
    })),
  },
});

/** The words of a message of this kind as a person reads them. */
function words(content: MessageContent, change: Partial<Message> = {}, language: Language = 'en'): string {
  const message = sampleMessage({ content, ...change });
  const { container } = renderScreen(<BubbleContent message={message} onRetryMedia={null} />, {
    procedures: procedures(language),
    language,
  });
  return container.textContent;
}

afterEach(() => vi.restoreAllMocks());

const place = {
  kind: 'location',
  latitude: 50.4501,
  longitude: 30.5234,
  name: null,
  address: null,
  url: null,
};
const location = (change: Partial<typeof place> = {}) => ({ ...place, ...change }) as MessageContent;

describe('a place', () => {
  it('is its coordinates and a link to a map, and nothing is fetched for it', () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    expect(words(location())).toContain('50.450100, 30.523400');
    expect(screen.getByRole('link', { name: 'Show on the map' })).toHaveProperty(
      'href',
      'https://www.openstreetmap.org/?mlat=50.450100&mlon=30.523400#map=17/50.450100/30.523400',
    );
    expect(document.querySelectorAll('img, iframe, video, object, embed')).toHaveLength(0);
    expect(fetching).not.toHaveBeenCalled();
  });

  it.each([
    [91, 30],
    [50, -180.5],
    [1e300, 1e21],
  ])('that is not on Earth (%s, %s) has no map', (latitude, longitude) => {
    expect(
      words(location({ latitude, longitude, name: zalgo as never, address: rightToLeft as never })),
    ).toContain(latitude.toFixed(6));
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('a contact card', () => {
  it('shows the same address twice where the sender wrote it twice, and says when there is no name', () => {
    const errors = vi.spyOn(console, 'error');
    const card = { name: '', organization: null, phones: [], emails: ['a@b.cd', 'a@b.cd'] };
    expect(
      words({ kind: 'contacts', cards: [card, { ...card, name: rightToLeft, organization: zalgo }] }),
    ).toContain('Card without a name');
    expect(screen.getAllByRole('link', { name: 'a@b.cd' })).toHaveLength(4);
    expect(errors).not.toHaveBeenCalled();
  });

  it('of nothing at all is still a message', () => {
    expect(words({ kind: 'contacts', cards: [] })).toBe('');
    expect(screen.getByRole('list')).toBeTruthy();
  });
});

const order = (...items: { productId: string; quantity: number; price: number; currency: string }[]) =>
  ({ kind: 'order', catalogId: null, text: null, items }) as const;

describe('an order', () => {
  it('is a table with the sum of each currency', () => {
    words(
      order(
        { productId: 'ROSE', quantity: 1500, price: 30.5, currency: 'UAH' },
        { productId: 'CARD', quantity: 2, price: 1, currency: 'EUR' },
      ),
    );
    const rows = within(screen.getByRole('table', { name: 'Order from the catalogue' })).getAllByRole('row');
    expect(
      rows.map((row) => [...row.children].map((cell) => cell.textContent.replaceAll('\u00a0', ' '))),
    ).toEqual([
      ['Product', 'Quantity', 'Price'],
      ['ROSE', '1,500', 'UAH 30.50'],
      ['CARD', '2', '€1.00'],
      ['Total', 'UAH 45,750.00'],
      ['Total', '€2.00'],
    ]);
  });

  it('with impossible amounts keeps them inside of its bubble', () => {
    words(order({ productId: zalgo, quantity: 1e30, price: 1e18, currency: 'UAH' }));
    const amounts = [...document.querySelectorAll('tbody td, tfoot td')].slice(1);
    expect(amounts.map((cell) => cell.className)).toEqual(Array(3).fill('text-end [overflow-wrap:anywhere]'));
  });

  it('without anything in it, and with a currency that nobody knows, is still a table', () => {
    expect(words(order({ productId: '', quantity: 0, price: -5, currency: '<b>' }))).toContain('-5 <b>');
    expect(document.querySelector('b')).toBeNull();
  });
});

describe('a form that was filled in', () => {
  it.each(['', 'null', '[]', '{', '"words"', '{"flow_token":"secret"}', '{"a":{"b":[1,{"c":null}]}}'])(
    'with the answer %s is shown with its words',
    (response) => {
      const shown = words({ kind: 'flow_reply', name: rightToLeft, body: 'Sent', response });
      expect(shown).toContain('Sent');
      expect(shown).not.toContain('secret');
    },
  );
});

describe('what is not shown here', () => {
  it.each([
    ['en', 'poll_creation', 'The customer made a poll.'],
    ['uk', 'poll_creation', 'Клієнт створив опитування.'],
    ['en', 'hologram', 'messages of the kind “hologram”'],
    ['en', null, 'messages of this kind'],
  ] as const)('says so plainly: %s, %s', (language, type, sentence) => {
    const shown = words({ kind: 'unsupported', type, errorCode: 131051, detail: null }, {}, language);
    expect(shown).toContain(sentence);
    expect(shown).toContain(language === 'en' ? 'cannot be shown here' : 'тут не показується');
  });
});

describe('a line of the conversation', () => {
  it.each([
    ['number_changed', 'en', 'The customer changed their number to +380 50 111 2233'],
    ['number_changed', 'uk', 'Клієнт змінив номер на +380 50 111 2233'],
    ['user_id_changed', 'en', 'WhatsApp gave the customer a new identifier'],
    ['identity_changed', 'uk', 'Ключ безпеки клієнта змінився: можливо, новий телефон'],
    ['opted_out', 'en', 'The customer asked for no more marketing'],
    ['opted_in', 'uk', 'Клієнт знову погодився на рекламні повідомлення'],
    ['other', 'en', 'Something happened in the conversation'],
  ] as const)('tells of %s, %s', async (event, language, sentence) => {
    const content = { kind: 'system', event, body: '', newWaId: '380501112233', newUserId: null } as const;
    renderScreen(<EventLine message={sampleMessage({ direction: 'system', content })} />, {
      procedures: procedures(language),
      language,
    });
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it.each([
    [null, 'The customer changed their phone number'],
    ['not a number', 'The customer changed their number to not a number'],
  ])('tells of a new number that is %s', async (newWaId, sentence) => {
    const event = { kind: 'system', event: 'number_changed', body: '', newWaId, newUserId: null } as const;
    renderScreen(<EventLine message={sampleMessage({ direction: 'system', content: event })} />, {
      procedures: procedures('en'),
    });
    expect((await screen.findByTitle(/2026/)).textContent.replace(/\+/, '')).toBe(sentence);
  });
});

describe('an advertisement that brought the customer', () => {
  it.each([
    ['javascript:alert(1)', 0],
    ['no address', 0],
    [null, 0],
    [`https://fb.me/${'a'.repeat(2000)}`, 1],
  ])('leads only to a real address: %s', (sourceUrl, links) => {
    renderScreen(<ReferralCard referral={{ sourceUrl, headline: zalgo, body: null, sourceType: 'ad' }} />, {
      procedures: procedures('en'),
    });
    expect(screen.queryAllByRole('link')).toHaveLength(links);
    expect(screen.getByText('Came from an ad')).toBeTruthy();
  });
});

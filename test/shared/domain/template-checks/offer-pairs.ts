import type { TemplateText } from '#shared/domain/template-draft.ts';
import { type Check, text } from '../../../helpers/template-drafts.ts';

/** An offer as Meta describes it, with what a test says otherwise. */
const offer = (words: string, change: Partial<TemplateText> = {}) =>
  text({
    category: 'MARKETING',
    offer: { text: words, hasExpiration: true },
    buttons: [{ kind: 'copy_code', sample: 'CARIBE25' }],
    ...change,
  });
const words = 'Expiring offer!';
const site = { kind: 'url', text: 'Book now!', url: 'https://awesomedestinations.com' } as const;
const code = { kind: 'copy_code', sample: 'CARIBE25' } as const;

export const offers: Check[] = [
  ['offer_empty', 'error', 'offer', offer(' '), offer(words)],
  ['offer_long', 'error', 'offer', offer('An offer of 17 ch'), offer('An offer of 16 c')],
  ['offer_category', 'error', 'offer', offer(words, { category: 'UTILITY' }), offer(words)],
  [
    'offer_header',
    'error',
    'header',
    offer(words, { header: { kind: 'text', text: 'Sale' } }),
    offer(words, { header: { kind: 'image', sampleMediaId: null } }),
  ],
  ['offer_footer', 'error', 'footer', offer(words, { footer: 'Until May' }), offer(words, { footer: '' })],
  [
    'offer_code',
    'error',
    'buttons',
    offer(words, { buttons: [site, code] }),
    offer(words, { buttons: [code, site] }),
  ],
  [
    'offer_code',
    'error',
    'buttons',
    offer(words, { buttons: [] }),
    // Without an end WhatsApp shows no code, and wants none.
    offer(words, { buttons: [], offer: { text: words, hasExpiration: false } }),
  ],
  [
    'body_long',
    'error',
    'body',
    offer(words, { body: `Hello ${'a'.repeat(595)}` }),
    offer(words, { body: `Hello ${'a'.repeat(594)}` }),
  ],
];

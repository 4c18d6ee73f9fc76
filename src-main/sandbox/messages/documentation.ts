import { peerOfWamid } from '../identifiers.ts';

/**
 * Meta's own examples are full of stand-ins (`<AUDIO_OBJECT_ID>`, `{{Recipient-Phone-Number}}`, `http(s)://image-url`).
 * The sandbox takes them as if they named something that exists, so that every published example can be tried as it is.
 */
export function isStandIn(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    /^<[^<>]+>$/.test(value) ||
    /\{\{[\w -]+\}\}/.test(value) ||
    value.includes('http(s)://') ||
    value === 'language-and-locale-code' ||
    (value.startsWith('wamid.') && value.endsWith('...')) ||
    documentationNumbers.has(peerOfWamid(value) ?? '')
  );
}

/** Numbers that appear in Meta's documentation; their customer service window never closes. */
export const documentationNumbers = new Set(['16505551234', '16315555555', '16315551234', '16503879439']);

/**
 * Reads `ROZMOVA_GRAPH_URL`, the origin to use instead of Meta's; undefined when it is not set. What is no address is
 * refused: each message would be found "unconfirmed" instead of its mistake.
 */
export function parseGraphUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
    return value;
  // The value itself may hold a password and is not repeated.
  throw new Error('ROZMOVA_GRAPH_URL is no address; it can be one such as https://graph.facebook.com.');
}

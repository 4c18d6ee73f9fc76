const shapes: readonly (readonly [RegExp, string])[] = [
  // Meta echoes a malformed token in its error message.
  [/\bEA[A-Za-z0-9]{12,}/g, '[token]'],
  [/\b(Bearer|OAuth)\s+[^\s"',]+/gi, '$1 [token]'],
  [/\b\d{5,20}\|[\w-]{8,}/g, '[app token]'],
  [
    /\b(access_token|input_token|fb_exchange_token|client_secret|app_secret|verify_token|appsecret_proof)(["']?\s*[=:]\s*["']?)[^\s&"',}]+/gi,
    '$1$2[secret]',
  ],
  // A query may carry a token or a signed media address.
  [/\b(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/gi, '$1?[query]'],
];

/** Takes tokens, secrets and the queries of addresses out of a text, by value where they are known and by shape. */
export function redact(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  const withoutValues = secrets.reduce<string>(
    (current, secret) => (secret && secret.length >= 8 ? current.replaceAll(secret, '[secret]') : current),
    text,
  );
  return shapes.reduce((current, [shape, replacement]) => current.replace(shape, replacement), withoutValues);
}

/** A SHA-256 as lower-case hex, from hex or base64 (Meta's webhooks write base64); null when it is neither. */
export function normaliseSha256(value: string | null): string | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 ? bytes.toString('hex') : null;
}

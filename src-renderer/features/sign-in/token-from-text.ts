/**
 * The token in what somebody pasted: the token itself, the console's address with `#token=...`, or the whole line of JSON
 * that `serve` prints. Null when there is nothing that could be one.
 */
export function tokenFromText(text: string): string | null {
  const trimmed = text.trim();
  const inAddress = /#token=([^&\s"']+)/.exec(trimmed)?.[1];
  if (inAddress !== undefined) return decodeURIComponent(inAddress);
  const inLine = /"apiToken"\s*:\s*"([^"]+)"/.exec(trimmed)?.[1];
  if (inLine !== undefined) return inLine;
  return trimmed === '' || /\s/.test(trimmed) ? null : trimmed;
}

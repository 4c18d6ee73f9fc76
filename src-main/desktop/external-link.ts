/** Whether a link that was clicked may be handed to the system, and thereby leave the program. */
export function isExternalLink(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return true;
  // A name before the host (`https://bank.example@evil.example`) has no use here but to deceive.
  return url.protocol === 'https:' && url.username === '' && url.password === '';
}

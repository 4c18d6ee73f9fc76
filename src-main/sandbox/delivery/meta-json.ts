import { createHmac } from 'node:crypto';

/**
 * JSON as Meta puts it on the wire: everything beyond ASCII as `\u` escapes in lower case and slashes as `\/`
 * (`research/api.md` 2.4). Receivers that sign a re-serialised body instead of the raw bytes fail on this.
 */
export function toMetaJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(
      /[\u007f-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The value of `X-Hub-Signature-256`: HMAC-SHA256 of the bytes with the app secret. */
export function signatureOf(body: string | Uint8Array, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

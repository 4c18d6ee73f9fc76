import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog, parseLogLevel } from '../../src-main/log.ts';
import { redactFields, redactText } from '../../src-main/redact.ts';
import { makeTemporaryFolder } from '../helpers/workspace.ts';

const folder = makeTemporaryFolder();
afterEach(() => folder.remove());

const readLog = () =>
  readdirSync(folder.path)
    .map((name) => readFileSync(join(folder.path, name), 'utf8'))
    .join('');

describe('redactFields', () => {
  it('replaces secrets, words and numbers of people by key, however the key is written and however deep it lies', () => {
    expect(
      redactFields({
        accountId: 7,
        access_token: 'EAAGsecret',
        request: { headers: { Authorization: 'Bearer abc', 'set-cookie': 'a=b' }, attempts: 2 },
        contacts: [{ waId: '380671234567', profileName: 'Олена' }],
      }),
    ).toEqual({
      accountId: 7,
      access_token: '[redacted]',
      request: { headers: { Authorization: '[redacted]', 'set-cookie': '[redacted]' }, attempts: 2 },
      contacts: [{ waId: '[redacted]', profileName: '[redacted]' }],
    });
  });

  it('takes addresses, tokens and phone numbers out of the words of an error and of its cause', () => {
    const error = new Error('GET https://graph.facebook.com/v25.0/debug_token?input_token=EAAGabc failed', {
      cause: new Error('no answer for +380671234567, app secret 0123456789abcdef0123456789abcdef'),
    });
    const text = JSON.stringify(redactFields({ error }));
    expect(text).not.toMatch(/EAAGabc|380671234567|0123456789abcdef/);
    expect(text).toContain('failed');
  });

  it('lets an error that knows its safe fields speak for itself', () => {
    const error = Object.assign(new Error('for Олена'), { toLogFields: () => ({ code: 131047 }) });
    expect(redactFields({ error })).toEqual({ error: { type: 'Error', code: 131047 } });
  });

  it('keeps the id under which a person was told to look, whatever digits are in it', () => {
    const requestId = 'deb66018-f9ed-44ea-b94e-338042993044';
    expect(redactFields({ requestId, about: 'call +380671234567' })).toEqual({
      requestId,
      about: 'call [redacted]',
    });
  });

  it('cuts what is endless', () => {
    const round: Record<string, unknown> = {};
    round.again = round;
    expect(JSON.stringify(redactFields(round)).length).toBeLessThan(200);
    expect(redactText('a'.repeat(100_000)).length).toBeLessThan(5_000);
  });
});

describe('openLog', () => {
  it('writes one JSON line per event, redacted, and tells warnings to the host as well', async () => {
    const warnings: string[] = [];
    const { log, close } = await openLog({
      dir: folder.path,
      level: 'info',
      onWarning: (line) => warnings.push(line),
    });
    log.debug('not.written');
    log.info('hub.ready', { port: 8080 });
    log.warn('media.late', { token: 'canary', mediaId: 3 });
    close();
    const lines = readLog()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { level: 30, time: expect.any(Number), port: 8080, event: 'hub.ready' },
      { level: 40, time: expect.any(Number), token: '[redacted]', mediaId: 3, event: 'media.late' },
    ]);
    expect(warnings).toEqual(['warn: media.late {"token":"[redacted]","mediaId":3}']);
  });
});

describe('parseLogLevel', () => {
  it('refuses a word that nobody knows', () => {
    expect(parseLogLevel(undefined)).toBe('info');
    expect(parseLogLevel('debug')).toBe('debug');
    expect(() => parseLogLevel('loud')).toThrow('ROZMOVA_LOG is "loud"');
  });
});

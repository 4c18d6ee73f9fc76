import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ConnectionLostError, guardLink } from '../../../src-renderer/api/connection-lost.ts';
import { toFailure } from '../../../src-renderer/api/refusal.ts';

const data = { sentence: { uk: 'Не можна', en: 'Not allowed' }, values: {} };

describe('why a call failed', () => {
  it('knows a refusal by its code and sentence, over the line and over HTTP', () => {
    const refused = { kind: 'refused', code: 'ROLE_TOO_LOW', sentence: data.sentence, metaCode: null };
    expect(toFailure(new ORPCError('ROLE_TOO_LOW', { data }))).toEqual(refused);
    expect(toFailure({ code: 'ROLE_TOO_LOW', status: 403, data })).toEqual(refused);
  });

  it('knows Meta’s code, by which the help tells more', () => {
    const told = (values: Record<string, string | number>, code = 'META_REFUSED') =>
      toFailure({ code, status: 422, data: { ...data, values } });
    expect(told({ detail: 'full', code: 139101 })).toMatchObject({ metaCode: 139101 });
    expect(told({ detail: 'odd', code: 'abc' })).toMatchObject({ metaCode: null });
    expect(told({ code: 7 }, 'ROLE_TOO_LOW')).toMatchObject({ metaCode: null });
  });

  it('knows a lost line and everything else', () => {
    expect(toFailure(new ConnectionLostError('closed'))).toEqual({ kind: 'connection-lost' });
    expect(toFailure(new Error('oops'))).toEqual({ kind: 'bug', detail: 'oops' });
    expect(toFailure(new ORPCError('INTERNAL', { message: 'no data' }))).toEqual({
      kind: 'bug',
      detail: 'no data',
    });
  });

  it('turns what a broken line throws into a lost connection, and nothing else', async () => {
    const linkThatThrows = (error: unknown) => guardLink({ call: () => Promise.reject(error) });
    const call = (error: unknown, signal?: AbortSignal) =>
      linkThatThrows(error)
        .call(['a'], {}, { context: {}, signal })
        .catch((caught: unknown) => caught);
    expect(await call(new Error('WebSocket is not open'))).toBeInstanceOf(ConnectionLostError);
    expect(await call(new ORPCError('NOT_FOUND'))).toBeInstanceOf(ORPCError);
    expect(await call(new TypeError('bug'))).toBeInstanceOf(TypeError);
    const own = AbortSignal.abort(new Error('mine'));
    expect(await call(new Error('aborted'), own)).not.toBeInstanceOf(ConnectionLostError);
  });
});

import { describe, expect, it } from 'vitest';
import { conversationIdSchema } from '#shared/domain/ids.ts';
import { toOptions } from '../../../src-main/desktop/notification-options.ts';

const conversationId = conversationIdSchema.parse(7);
const base = { conversationId, accountName: 'Крамниця', title: 'Олена' };

describe('a notification', () => {
  it('reads a stranger’s text as text where the system knows markup', () => {
    const body = '<b>Привіт</b> & <a href="https://evil.example">тут</a>';
    expect(toOptions({ ...base, body }, 'linux')).toEqual({
      title: 'Олена · Крамниця',
      body: '&lt;b&gt;Привіт&lt;/b&gt; &amp; &lt;a href="https://evil.example"&gt;тут&lt;/a&gt;',
    });
    expect(toOptions({ ...base, body }, 'win32')).toMatchObject({ title: 'Олена · Крамниця', body });
    expect(toOptions({ ...base, body }, 'darwin')).toMatchObject({
      title: 'Олена',
      subtitle: 'Крамниця',
      body,
    });
  });

  it('has one place per conversation and one group per account where the system knows such', () => {
    const places = { id: 'conversation-7', groupId: 'account-2' };
    const words = { ...base, accountId: 2, body: 'Вітаю' };
    expect(toOptions(words, 'darwin')).toMatchObject(places);
    expect(toOptions(words, 'win32')).toMatchObject({ ...places, groupTitle: 'Крамниця' });
    expect(Object.keys(toOptions(words, 'linux'))).toEqual(['title', 'body']);
  });

  it('of the program itself names no account', () => {
    const words = { title: 'Розмова працює далі', body: 'біля годинника', accountName: null };
    expect(toOptions(words, 'win32')).toEqual({ title: words.title, body: words.body });
  });

  it('is cut where a long message would fill the screen', () => {
    expect(toOptions({ ...base, body: 'я'.repeat(5_000) }, 'win32').body).toBe(`${'я'.repeat(300)}…`);
    expect(toOptions({ ...base, body: '😀'.repeat(301) }, 'win32').body).toBe(`${'😀'.repeat(300)}…`);
    expect(toOptions({ ...base, body: '😀'.repeat(300) }, 'win32').body).toBe('😀'.repeat(300));
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { upsertSetting } from '../../../src-main/db/queries/settings.ts';
import { createSeats } from '../../../src-main/services/seats.ts';
import { createSettings } from '../../../src-main/services/settings.ts';
import { sampleSettings } from '../../helpers/sample-settings.ts';
import { createFakeClock, openTemporaryWorkspace } from '../../helpers/workspace.ts';

const workspaces: { remove(): void }[] = [];
afterEach(() => {
  for (const workspace of workspaces.splice(0)) workspace.remove();
});

const OLENA = 1 as OperatorId;
const MARIA = 2 as OperatorId;

function open() {
  const workspace = openTemporaryWorkspace();
  workspaces.push(workspace);
  const published: Change[] = [];
  const publish = (changes: readonly Change[]) => {
    published.push(...changes);
  };
  return { db: workspace.db, published, publish };
}

describe('settings', () => {
  it('begin with defaults, change one by one, and are there after a restart', () => {
    const { db, publish, published } = open();
    const settings = createSettings({ db, publish, defaultLanguage: 'uk', atDesk: () => OLENA });
    const defaults = {
      ...sampleSettings,
      language: 'system',
      theme: 'system',
      enterSends: true,
      notificationText: true,
      showsTyping: true,
      density: 'comfortable',
    };
    expect(settings.get()).toEqual(defaults);
    expect(settings.update(OLENA, { theme: 'dark', language: undefined })).toEqual({
      ...defaults,
      theme: 'dark',
    });
    settings.update(OLENA, { enterSends: false });
    expect(published).toEqual([{ entity: 'settings' }, { entity: 'settings' }]);
    const later = createSettings({ db, publish, defaultLanguage: 'uk', atDesk: () => OLENA });
    expect(later.get()).toEqual({ ...defaults, theme: 'dark', enterSends: false });
  });

  it('speak the language of the computer until a person chooses one', () => {
    const { db, publish } = open();
    const settings = createSettings({ db, publish, defaultLanguage: 'uk', atDesk: () => OLENA });
    expect(settings.language()).toBe('uk');
    settings.update(OLENA, { language: 'en' });
    expect(settings.language()).toBe('en');
  });

  it('are each operator’s own, and begin with what everybody had before', () => {
    const { db, publish } = open();
    upsertSetting(db, 'console', JSON.stringify({ theme: 'dark', language: 'en' }));
    const settings = createSettings({ db, publish, defaultLanguage: 'uk', atDesk: () => OLENA });
    settings.update(MARIA, { language: 'uk', sounds: false });
    expect(settings.get(MARIA)).toMatchObject({ theme: 'dark', language: 'uk', sounds: false });
    expect(settings.get(OLENA)).toMatchObject({ theme: 'dark', language: 'en', sounds: true });
    expect([settings.language(MARIA), settings.language()]).toEqual(['uk', 'en']);
  });

  it('do not keep the console from starting when another version wrote them in its own way', () => {
    const { db, publish } = open();
    upsertSetting(db, 'console', JSON.stringify({ theme: 'sepia', enterSends: 'sometimes', new: 1 }));
    const settings = createSettings({ db, publish, defaultLanguage: 'en', atDesk: () => OLENA });
    expect(settings.get()).toMatchObject({ theme: 'system', enterSends: true });
    expect(settings.update(OLENA, { theme: 'light' }).theme).toBe('light');
  });
});

describe('seats', () => {
  it('belong to the owner unless told otherwise, and tell what people look at', () => {
    const { db } = open();
    const viewed: number[] = [];
    const seats = createSeats({
      db,
      clock: createFakeClock(),
      publish: () => undefined,
      ownerName: 'Власник',
      onViewed: (id) => {
        viewed.push(id);
      },
    });
    const [one, two] = [seats.open('desktop'), seats.open('browser')];
    expect(seats.operatorOf(one)).toEqual({ id: 1, name: 'Власник', role: 'admin' });
    expect(seats.isAnyFocused()).toBe(false);
    seats.setView(one, { conversationId: 7 as never, isFocused: true });
    seats.setView(two, { conversationId: 8 as never, isFocused: false });
    expect([seats.isAnyFocused(), viewed]).toEqual([true, [7]]);
    seats.close(one);
    expect(seats.isAnyFocused()).toBe(false);
  });

  it('of programs show nothing to anybody', () => {
    const { db } = open();
    const seats = createSeats({
      db,
      clock: createFakeClock(),
      publish: () => undefined,
      ownerName: 'Owner',
      onViewed: () => undefined,
    });
    const view = { conversationId: null, isFocused: true };
    expect(() => seats.setView(seats.open('api'), view)).toThrow('only a screen can show a conversation');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopSettings } from '#shared/contract/desktop.ts';
import type { DesktopFacts } from '../../../src-main/hub.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

const facts: DesktopFacts = {
  platform: 'linux',
  settings: { closesToTray: false, startsWithSystem: false },
  canReply: false,
  hasTray: true,
  canStartWithSystem: true,
  notificationTrouble: null,
  isSystemQuiet: false,
};
const refused = (code: string) => expect.objectContaining({ code });

describe('a hub without a window', () => {
  it('has no settings of one, and says so', async () => {
    const hub = await openTestHub();
    expect(await hub.client.desktop.get()).toBeNull();
    await expect(hub.client.desktop.update({ closesToTray: true })).rejects.toEqual(refused('NO_DESKTOP'));
    await expect(hub.client.desktop.testNotification()).rejects.toEqual(refused('NO_DESKTOP'));
    await hub.remove();
  });
});

describe('a hub with a window', () => {
  let hub: TestHub;
  let told: { title: string; body: string }[];
  let now: DesktopFacts;
  let spoken: string[];
  let takesAutostart: boolean;
  beforeEach(async () => {
    told = [];
    spoken = [];
    takesAutostart = true;
    now = facts;
    hub = await openTestHub({
      desktop: {
        update(changes: Partial<DesktopSettings>) {
          const { startsWithSystem, ...others } = changes;
          const taken = takesAutostart && startsWithSystem !== undefined ? { startsWithSystem } : {};
          now = { ...now, settings: { ...now.settings, ...others, ...taken } };
          hub.learnDesktop(now);
        },
        testNotification: (words) => told.push(words),
        speak: (language) => spoken.push(language),
      },
    });
    hub.learnDesktop(now);
  });
  afterEach(() => hub.remove());

  it('hands wishes on to it, and answers with what has become of them', async () => {
    expect(await hub.client.desktop.update({ closesToTray: true })).toEqual({
      closesToTray: true,
      startsWithSystem: false,
    });
    expect((await hub.client.desktop.get())?.settings.closesToTray).toBe(true);
    await hub.client.desktop.testNotification();
    expect(told).toEqual([
      { title: 'This is how Rozmova tells you', body: 'Notifications work on this computer.' },
    ]);
  });

  it('refuses what its system cannot do', async () => {
    hub.learnDesktop({ ...facts, hasTray: false, canStartWithSystem: false });
    await expect(hub.client.desktop.update({ closesToTray: true })).rejects.toEqual(refused('NO_TRAY'));
    await expect(hub.client.desktop.update({ startsWithSystem: true })).rejects.toEqual(
      refused('CANNOT_START_WITH_SYSTEM'),
    );
  });

  it('says when the system did not take it', async () => {
    expect((await hub.client.desktop.update({ startsWithSystem: true })).startsWithSystem).toBe(true);
    takesAutostart = false;
    await expect(hub.client.desktop.update({ startsWithSystem: false })).rejects.toEqual(
      refused('AUTOSTART_NOT_SET'),
    );
  });

  it('is told the language of the person before it, once each time that it is another one', async () => {
    await hub.client.app.updateSettings({ language: 'uk' });
    await hub.client.app.updateSettings({ density: 'compact' });
    await hub.client.app.updateSettings({ language: 'en' });
    expect(spoken).toEqual(['en', 'uk', 'en']);
  });

  it('has what it cannot do in the health of this computer, with what to do', async () => {
    hub.learnDesktop({ ...facts, notificationTrouble: 'unsupported', canStartWithSystem: false });
    const { checks } = await hub.client.doctor.run({ accountId: null });
    expect(
      checks
        .filter(({ id }) => id === 'notifications' || id === 'autostart')
        .map(({ id, state, sentence }) => [id, state, sentence.en]),
    ).toEqual([
      ['notifications', 'act', expect.stringContaining('Install one')],
      ['autostart', 'act', expect.stringContaining('Install it as a program')],
    ]);
  });
});

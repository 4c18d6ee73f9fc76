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
  beforeEach(async () => {
    told = [];
    now = facts;
    hub = await openTestHub({
      desktop: {
        update(changes: Partial<DesktopSettings>) {
          now = { ...now, settings: { ...now.settings, ...changes } };
          hub.learnDesktop(now);
        },
        testNotification: (words) => told.push(words),
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
});

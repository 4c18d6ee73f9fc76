import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartEntry, createAutostart, isEntryOn } from '../../../src-main/desktop/autostart.ts';
import { readKeptSettings, writeKeptSettings } from '../../../src-main/desktop/kept-settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rozmova-autostart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('starting with a Linux session', () => {
  const app = { isPackaged: true, getAppPath: () => '/app' } as never;

  it('is an entry that starts the program out of sight, and goes again', () => {
    const autostart = createAutostart(app, {
      XDG_CONFIG_HOME: folder,
      APPIMAGE: '/home/o/My Apps/Rozmova.AppImage',
    });
    expect(autostart.isOn()).toBe(false);
    autostart.set(true);
    expect(autostart.isOn()).toBe(true);
    expect(readFileSync(join(folder, 'autostart/rozmova.desktop'), 'utf8')).toContain(
      '\nExec="/home/o/My Apps/Rozmova.AppImage" --hidden\n',
    );
    autostart.set(false);
    autostart.set(false);
    expect(autostart.isOn()).toBe(false);
  });

  it('keeps the workspace that the program was started with', () => {
    const autostart = createAutostart(app, {
      XDG_CONFIG_HOME: folder,
      APPIMAGE: '/r',
      ROZMOVA_DATA: '/srv/shop',
    });
    autostart.set(true);
    expect(readFileSync(join(folder, 'autostart/rozmova.desktop'), 'utf8')).toContain(
      '\nExec=env ROZMOVA_DATA=/srv/shop /r --hidden\n',
    );
  });

  it('quotes what the system would read as something else', () => {
    expect(autostartEntry(['/a$b/"c"', '100%', '--hidden'])).toContain(
      'Exec="/a\\\\$b/\\\\"c\\\\"" "100%%" --hidden\n',
    );
  });
});

describe('an entry that the person changed in the settings of the desktop', () => {
  it.each([
    ['as it was written', '', true],
    ['switched off by GNOME', 'X-GNOME-Autostart-enabled=false\n', false],
    ['switched off by others', 'Hidden=true\n', false],
  ])('%s', (_what, line, isOn) => {
    expect(isEntryOn(`[Desktop Entry]\nType=Application\n${line}`)).toBe(isOn);
  });
});

describe('what is kept of the program', () => {
  it('is what was written; a missing or damaged file is the usual of the system', () => {
    const file = join(folder, 'deeper', 'desktop.json');
    expect(readKeptSettings(file, 'win32')).toEqual({
      closesToTray: true,
      hasToldOfClosing: false,
      language: null,
    });
    writeKeptSettings(file, { closesToTray: false, hasToldOfClosing: true, language: 'uk' });
    expect(readKeptSettings(file, 'win32')).toEqual({
      closesToTray: false,
      hasToldOfClosing: true,
      language: 'uk',
    });
    for (const damaged of ['{', 'null', '[]', '{"closesToTray":"yes"}']) {
      rmSync(file);
      writeKeptSettings(file, JSON.parse('{}') as never);
      expect(readKeptSettings(file, 'linux'), damaged).toEqual({
        closesToTray: false,
        hasToldOfClosing: false,
        language: null,
      });
    }
  });
});

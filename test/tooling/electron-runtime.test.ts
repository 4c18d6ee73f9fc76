import { describe, expect, it } from 'vitest';
import { reasonItCannotRun } from '../../src-main/tooling/electron-runtime.ts';

describe('the reason why Electron ended at once', () => {
  it.each([
    ['ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY', 'no display answers'],
    ['(electron:1): Gtk-WARNING **: cannot open display: :99', 'no display answers'],
    [
      'electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file',
      'a system library is missing: libgtk-3.so.0',
    ],
    ['FATAL: Running as root without --no-sandbox is not supported.', 'it does not run as root'],
    [
      'FATAL:The SUID sandbox helper binary was found, but is not configured correctly.',
      'this system does not let it build its sandbox',
    ],
  ])('is told from %s', (stderr, reason) => expect(reasonItCannotRun(stderr)).toBe(reason));

  it('is left open for any other ending', () => {
    expect(reasonItCannotRun('TypeError: x is not a function')).toBeNull();
    expect(reasonItCannotRun('')).toBeNull();
  });
});

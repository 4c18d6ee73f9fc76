import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultWorkspace } from '../../src-main/tooling/project.ts';

describe('the workspace of a start without a window', () => {
  it('is the one that the window uses', () => {
    expect(defaultWorkspace({ ROZMOVA_DATA: '/data' }, 'linux')).toBe('/data');
    expect(defaultWorkspace({ XDG_CONFIG_HOME: '/settings' }, 'linux')).toBe(
      join('/settings', 'Rozmova', 'workspace'),
    );
    expect(defaultWorkspace({}, 'linux')).toBe(join(homedir(), '.config', 'Rozmova', 'workspace'));
    expect(defaultWorkspace({}, 'darwin')).toBe(
      join(homedir(), 'Library', 'Application Support', 'Rozmova', 'workspace'),
    );
    expect(defaultWorkspace({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'Rozmova', 'workspace'));
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** The Chromium (or Chrome) in which the browser tests run; null when there is none. `ROZMOVA_CHROMIUM` names another. */
export function findChromium(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (environment.ROZMOVA_CHROMIUM) return environment.ROZMOVA_CHROMIUM;
  const candidates = [chromium.executablePath(), ...usualPlaces(environment, platform)];
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate)) ?? null;
}

function usualPlaces(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    return [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA].flatMap(
      (folder) =>
        folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')],
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return names.flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`]);
}

import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const VERSION_MS = 3_000;

/** Programs that were started from a menu get a short PATH; installers put things here. */
const usualFolders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/Applications/Tailscale.app/Contents/MacOS'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin'],
  win32: [
    'C:\\Program Files\\cloudflared',
    'C:\\Program Files (x86)\\cloudflared',
    'C:\\Program Files\\Tailscale',
  ],
};

export interface FoundProgram {
  file: string;
  /** As it says itself; null when it does not say. */
  version: string | null;
}

/** Looks for a program by its name where this computer keeps programs; null when it is not there. */
export async function findProgram(
  name: string,
  environment: { PATH?: string | undefined; platform: NodeJS.Platform } = {
    PATH: process.env.PATH,
    platform: process.platform,
  },
): Promise<string | null> {
  const { PATH = '', platform } = environment;
  const fileName = platform === 'win32' ? `${name}.exe` : name;
  // A relative folder in the PATH could be anybody's download folder.
  const isAbsolute = (folder: string) => /^(?:\/|[A-Za-z]:\\)/.test(folder);
  const folders = [...PATH.split(delimiter).filter(isAbsolute), ...(usualFolders[platform] ?? [])];
  for (const folder of folders) {
    const file = join(folder, fileName);
    if (await isExecutable(file)) return file;
  }
  return null;
}

/** Asks a program for its version; whatever goes wrong means that it does not say. */
export function versionOf(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(file, [...args], { timeout: VERSION_MS, windowsHide: true }, (error, stdout, stderr) => {
      const version = /\d+\.\d+(?:\.\d+)?/.exec(`${stdout}\n${stderr}`);
      resolve(error ? null : (version?.[0] ?? null));
    });
  });
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

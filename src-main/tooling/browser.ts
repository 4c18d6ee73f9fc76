import { spawn } from 'node:child_process';

/** Opens an address in the person's browser; where there is none, the address that was printed has to do. */
export function openBrowser(address: string): void {
  const [program, ...args] = openerFor(process.platform, address);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => child.unref());
  child.unref();
}

function openerFor(platform: NodeJS.Platform, address: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // Not `cmd /c start`, which reads `&` in an address as the end of a command.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}

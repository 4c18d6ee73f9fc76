import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { TunnelTrouble } from '#shared/contract/tunnel.ts';
import { findProgram } from './find-program.ts';
import { type OpenTunnel, TunnelOpenError, type TunnelOpening, type TunnelProvider } from './provider.ts';

/** They ask their own servers first, some of them several. */
const OPEN_MS = 30_000;
/** How long a program may take to end by itself before it is ended. */
const PATIENCE_MS = 600;
/** What a program says last is read after it has ended; this long. */
const LAST_WORDS_MS = 200;

/** A program of the owner's that opens a tunnel as long as it runs. */
export interface TunnelProgram {
  name: 'cloudflared' | 'ngrok' | 'tailscale';
  versionArgs: readonly string[];
  /** Fixed words and the port: nothing that anybody typed. */
  args(localPort: number): readonly string[];
  /** The public address, when this line tells it. */
  readUrl(line: string): string | null;
  /** What went wrong, when this line tells it. */
  readTrouble(line: string): TunnelTrouble | null;
  settleMs: number;
}

/** A way through a program that is installed on this computer; it ends with the hub. */
export function programTunnel(
  program: TunnelProgram,
  find: (name: string) => Promise<string | null> = findProgram,
): TunnelProvider {
  return {
    name: program.name,
    openMs: OPEN_MS,
    settleMs: program.settleMs,
    isOpenedHere: true,
    hasName: false,
    async open(opening) {
      const file = await find(program.name);
      if (file === null) throw new TunnelOpenError('program_missing', `${program.name} is not installed`);
      if (opening.signal.aborted) throw new TunnelOpenError('relay_unreachable', 'ended before it began');
      return run(program, file, opening);
    },
  };
}

function run(
  program: TunnelProgram,
  file: string,
  { localPort, signal }: TunnelOpening,
): Promise<OpenTunnel> {
  const child = spawn(file, [...program.args(localPort)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const close = () => end(child, ended);
  return new Promise((resolve, reject) => {
    let trouble: TunnelTrouble | null = null;
    let isOpen = false;
    const fail = (kind: TunnelTrouble, detail: string) => {
      void close();
      reject(new TunnelOpenError(kind, detail));
    };
    readLines(child, (line) => {
      // What an open tunnel complains of is for the probe to judge.
      if (isOpen) return;
      const url = program.readUrl(line);
      isOpen = url !== null;
      if (url !== null) resolve({ url: url.replace(/\/+$/, ''), closed: ended, close });
      const told = url === null ? program.readTrouble(line) : null;
      if (told === null) return;
      trouble = told;
      // Some go on waiting for a person to do something elsewhere, and would do so for ever.
      setTimeout(() => fail(told, `${program.name} refused`), LAST_WORDS_MS);
    });
    signal.addEventListener('abort', () => fail('relay_unreachable', `${program.name} took too long`));
    // After a success these change nothing.
    void ended.then(() => fail(trouble ?? 'program_ended', `${program.name} has ended`));
  });
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    // It is read to the end, or the program would stop when the pipe is full.
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

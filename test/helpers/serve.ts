import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder } from './workspace.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The line that outside programs rely on. */
export interface ReadyLine {
  ready: true;
  consoleUrl: string;
  apiUrl: string;
  apiToken: string;
  webhookUrl: string;
  sandboxUrl: string | null;
}

export interface ServeOptions {
  /** A temporary folder unless given; only a temporary one is deleted at the end. */
  dataDir?: string;
  /** Further arguments, such as `--sandbox`. */
  args?: readonly string[];
  /** On top of this process's environment; secrets stay in memory unless ROZMOVA_SECRETS says otherwise. */
  env?: NodeJS.ProcessEnv;
  /** The program and its leading arguments; by default the sources on this Node. */
  command?: readonly [string, ...string[]];
}

export interface ServeProcess {
  ready: ReadyLine;
  dataDir: string;
  child: ChildProcess;
  /** Everything it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Asks it to end (SIGTERM) and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Stops it and deletes its temporary folder. */
  remove(): Promise<void>;
}

/** Starts the real headless hub as a process of its own and waits for its ready line. */
export async function startServe(options: ServeOptions = {}): Promise<ServeProcess> {
  const folder = options.dataDir === undefined ? makeTemporaryFolder() : null;
  const dataDir = options.dataDir ?? folder?.path ?? '';
  // The environment may name the workspace instead.
  const data = options.env?.ROZMOVA_DATA ? [] : ['--data', dataDir];
  const run = spawnServe([...data, ...(options.args ?? [])], options);
  const { child, exited } = run;
  let ready: ReadyLine;
  try {
    ready = await Promise.race([
      readReadyLine(child),
      exited.then((code) => {
        throw new Error(`serve ended with ${code} before it was ready: ${run.stderr()}`);
      }),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    folder?.remove();
    throw error;
  }
  const stop = async () => {
    child.kill('SIGTERM');
    return exited;
  };
  return {
    ready,
    dataDir,
    child,
    stdout: run.stdout,
    stderr: run.stderr,
    stop,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async remove() {
      await stop();
      folder?.remove();
    },
  };
}

/** Runs serve to its end, for starts that must fail. */
export async function runServe(
  args: readonly string[],
  options: Omit<ServeOptions, 'args' | 'dataDir'> = {},
) {
  const run = spawnServe(args, options);
  return { code: await run.exited, stdout: run.stdout(), stderr: run.stderr() };
}

function spawnServe(args: readonly string[], options: ServeOptions) {
  const [program, ...leading] = options.command ?? [process.execPath, 'src-main/serve.ts'];
  const child = spawn(program, [...leading, ...args], {
    cwd: projectRoot,
    env: {
      ...process.env,
      ROZMOVA_SECRETS: 'memory',
      ROZMOVA_DATA: '',
      LC_ALL: 'en_GB.UTF-8',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString('utf8');
  });
  // `close` comes after the last byte of its output, `exit` may come before.
  const exited = once(child, 'close').then(([code]) => code as number | null); // as Node documents it
  return { child, exited, stdout: () => output.stdout, stderr: () => output.stderr };
}

async function readReadyLine(child: ChildProcess): Promise<ReadyLine> {
  if (!child.stdout) throw new Error('serve has no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return JSON.parse(line) as ReadyLine; // what design.md promises
  }
  // It ended before it was ready: `exited` tells so, with what it wrote.
  return new Promise(() => undefined);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ReadyLine {
  ready: true;
  consoleUrl: string;
  apiUrl: string;
  apiToken: string;
  webhookUrl: string;
  sandboxUrl: string | null;
}

export interface HubProcess {
  ready: ReadyLine;
  /** Ends it as a power cut would: no handler runs. */
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

/** Starts the real headless hub as a process of its own and waits for its ready line. */
export async function startHubProcess(options: { command: string[]; dataDir: string; graphUrl: string; env?: NodeJS.ProcessEnv }): Promise<HubProcess> {
  const [program, ...args] = options.command;
  if (program === undefined) throw new Error('No command to start the hub');
  const child: ChildProcess = spawn(program, [...args, '--data', options.dataDir], {
    env: { ...(options.env ?? process.env), ROZMOVA_GRAPH_URL: options.graphUrl, ROZMOVA_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-4000);
  });
  const exited = once(child, 'exit');
  const ready = await Promise.race([
    readReadyLine(child),
    exited.then(([code]) => {
      throw new Error(`The hub ended with ${String(code)} before it was ready: ${stderr}`);
    }),
  ]);
  return {
    ready,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

async function readReadyLine(child: ChildProcess): Promise<ReadyLine> {
  if (!child.stdout) throw new Error('The hub has no stdout');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return JSON.parse(line) as ReadyLine;
  }
  throw new Error('The hub closed its stdout without a ready line');
}

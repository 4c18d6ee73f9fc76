import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('./localtunnel-server.cjs', import.meta.url));

export interface LocaltunnelServer {
  /** Stays the same over a restart. */
  url: string;
  start(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** The real localtunnel server as a process of its own. */
export async function startLocaltunnelServer(): Promise<LocaltunnelServer> {
  let child: ChildProcess | null = null;
  let port = 0;
  const server: LocaltunnelServer = {
    url: '',
    async start() {
      const started = spawn(process.execPath, [file, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      const [line] = await once(createInterface({ input: started.stdout }), 'line');
      port = Number(line);
      server.url = `http://localhost:${port}`;
    },
    async kill() {
      if (child === null) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      child = null;
      await ended;
    },
  };
  await server.start();
  return server;
}

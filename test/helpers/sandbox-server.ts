import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SandboxTiming } from '../../src-main/sandbox/timing.ts';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { makeTemporaryFolder } from './workspace.ts';

export interface SandboxServer {
  /** Origin of its Graph API, for ROZMOVA_GRAPH_URL. */
  readonly url: string;
  readonly credentials: {
    readonly appId: string;
    readonly appSecret: string;
    readonly accessToken: string;
    readonly wabaId: string;
    readonly phoneNumberId: string;
    readonly displayPhoneNumber: string;
    readonly verifiedName: string;
  };
  close(): Promise<void>;
}

/** The pretend Meta as a process of its own, so that it stands where the real one stands for a live account. */
export async function startSandboxServer(timing: Partial<SandboxTiming> = {}): Promise<SandboxServer> {
  const folder = makeTemporaryFolder();
  const script = fromRoot('src-main', 'sandbox', 'server.ts');
  const options = ['--empty', '--state', `${folder.path}/sandbox.json`, '--timing', JSON.stringify(timing)];
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), closed.then(() => [])]);
  if (typeof first[0] !== 'string') throw new Error('The sandbox server ended before it was ready');
  return {
    ...(JSON.parse(first[0]) as Omit<SandboxServer, 'close'>), // what sandbox/server.ts prints
    async close() {
      child.kill('SIGTERM');
      await closed;
      folder.remove();
    },
  };
}

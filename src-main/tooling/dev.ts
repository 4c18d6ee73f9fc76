import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createServer, mergeConfig, type ProxyOptions } from 'vite';
import { buildStale } from './build.ts';
import bundles from './electron.vite.config.ts';
import { findElectron } from './electron-runtime.ts';
import { defaultWorkspace, fromRoot, projectRoot, say } from './project.ts';

/** The doors of the hub that a page calls; everything else is a file of the renderer. */
const hubPaths = ['/api', '/media', '/rpc', '/seat'];

// `npm run dev`: the window with hot reload of the screen and restart on changes of the main side; where Electron
// cannot run, the screen with hot reload in the browser, in front of a built hub.
try {
  const runtime = await findElectron({ mayDownload: true });
  if (runtime.kind === 'found') await developInWindow(runtime.binary);
  else {
    say(`Electron cannot run here (${runtime.reason}); developing in the browser instead.`);
    await developInBrowser();
  }
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

async function developInWindow(binary: string): Promise<void> {
  const cli = fromRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const config = fromRoot('src-main', 'tooling', 'electron.vite.config.ts');
  const child = spawn(process.execPath, [cli, 'dev', '--watch', '-c', config], {
    cwd: projectRoot,
    // electron-vite does not know ELECTRON_OVERRIDE_DIST_PATH.
    env: { ...process.env, ELECTRON_EXEC_PATH: binary },
    stdio: 'inherit',
  });
  process.exitCode = await endOf(child);
}

async function developInBrowser(): Promise<void> {
  await buildStale();
  const workspace = defaultWorkspace(process.env, process.platform);
  const hub = spawn(
    process.execPath,
    [fromRoot('out', 'main', 'serve.js'), '--data', workspace, ...process.argv.slice(2)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = endOf(hub);
  const consoleUrl = new URL(await Promise.race([readConsoleUrl(hub), ended.then(failed)]));
  const proxy = Object.fromEntries(hubPaths.map((path) => [path, proxyTo(consoleUrl.origin)]));
  const server = await createServer(
    mergeConfig(bundles.renderer ?? {}, { configFile: false, server: { proxy } }),
  );
  await server.listen();
  say(`Rozmova is at ${server.resolvedUrls?.local[0] ?? ''}${consoleUrl.hash}`);
  process.exitCode = await ended;
  await server.close();
}

/** The hub answers pages of its own address only: a page of Vite's has to look like one. */
function proxyTo(origin: string): ProxyOptions {
  return {
    target: origin,
    changeOrigin: true,
    ws: true,
    configure(proxy) {
      proxy.on('proxyReq', (request) => request.getHeader('origin') && request.setHeader('origin', origin));
      proxy.on('proxyReqWs', (request) => request.setHeader('origin', origin));
    },
  };
}

async function readConsoleUrl(hub: ChildProcess): Promise<string> {
  if (hub.stdout === null) throw new Error('The hub has no stdout.');
  for await (const line of createInterface({ input: hub.stdout })) {
    if (line.startsWith('{')) return (JSON.parse(line) as { consoleUrl: string }).consoleUrl; // serve.ts's ready line
  }
  return failed();
}

function failed(): never {
  throw new Error('The hub ended before it was ready; its reason stands above.');
}

function endOf(child: ChildProcess): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

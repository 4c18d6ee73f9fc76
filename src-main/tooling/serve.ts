import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale } from './build.ts';
import { outDir, say } from './project.ts';

// `npm run serve`: builds what is stale, then becomes the headless host in this same process, so that signals, exit
// codes and stdout are the host's own.
try {
  await buildStale();
  await import(pathToFileURL(join(outDir, 'main', 'serve.js')).href);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}

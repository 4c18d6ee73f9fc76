import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';

/** One arrow that must not exist, and the right way to go instead. */
export interface ForbiddenArrow {
  /** Folder or file that imports, relative to the project; everything below it is meant. */
  readonly from: string;
  /** Folder or file below the project that must not be imported from there. */
  readonly to: string;
  readonly message: string;
}

/** A package that may be imported in some places only. */
export interface PackageDoor {
  readonly packages: readonly string[];
  readonly allowedIn: readonly string[];
  readonly message: string;
}

const nodeBuiltins = ['node:*', ...builtinModules.filter((name) => !name.startsWith('_'))];

/** Packages with a guarded door; a sub-path of a package counts as the package. */
export const packageDoors: readonly PackageDoor[] = [
  {
    packages: ['electron'],
    allowedIn: ['src-main/main.ts', 'src-main/desktop', 'src-main/preload', 'test'],
    message:
      'The hub runs without Electron: take what you need through HubOptions, or work in src-main/desktop.',
  },
  {
    packages: ['better-sqlite3'],
    allowedIn: ['src-main/db', 'test'],
    message:
      'SQL lives in src-main/db: write a query function in db/queries and call it with the database first.',
  },
  {
    packages: ['express', 'ws'],
    allowedIn: ['src-main/webhook', 'src-main/rpc', 'src-main/sandbox', 'test'],
    message: 'HTTP is served from src-main/webhook, rpc and sandbox only; a service is called by them.',
  },
  {
    packages: nodeBuiltins,
    allowedIn: ['src-main', 'test'],
    message: 'Only src-main runs in Node: ask the hub through the contract in src-shared/contract.',
  },
  {
    packages: ['react', 'react-dom', '@tanstack/react-query', 'zustand', '@base-ui/react'],
    allowedIn: ['src-renderer', 'test'],
    message: 'React belongs to src-renderer; src-shared holds plain types and rules.',
  },
];

const hubInside = ['db', 'services', 'rpc', 'webhook', 'outbox', 'meta', 'secrets', 'tunnel', 'sandbox'];

function arrows(from: string, to: readonly string[], message: string): ForbiddenArrow[] {
  return to.map((target) => ({ from, to: target, message }));
}

function inMain(names: readonly string[]): string[] {
  return names.map((name) => `src-main/${name}`);
}

/** The arrows of the house that must not exist. */
export const forbiddenArrows: readonly ForbiddenArrow[] = [
  ...arrows('src-shared', ['src-main', 'src-renderer'], 'src-shared is the bottom: it imports neither side.'),
  ...arrows(
    'src-renderer',
    ['src-main'],
    'The renderer knows the contract only: import from #shared/contract.',
  ),
  ...arrows('src-main', ['src-renderer'], 'Main knows the contract only: import from #shared/contract.'),
  ...['src-shared', 'src-renderer', 'src-main'].flatMap((side) =>
    arrows(side, ['test'], 'Product code does not import from test.'),
  ),
  ...arrows(
    'src-renderer/ui',
    ['src-renderer/features', 'src-renderer/api', 'src-renderer/state'],
    'ui knows nothing of the app: hand it in as props.',
  ),
  ...arrows(
    'src-renderer/api',
    ['src-renderer/features', 'src-renderer/ui', 'src-renderer/state'],
    'api is below the screen: features call it.',
  ),
  ...arrows(
    'src-renderer/state',
    ['src-renderer/features', 'src-renderer/api'],
    'state is what several screens remember of themselves: they import it, never the other way.',
  ),
  ...arrows(
    'src-renderer/i18n',
    ['src-renderer/features', 'src-renderer/api', 'src-renderer/ui', 'src-renderer/state'],
    'i18n imports nothing above it.',
  ),
  ...arrows(
    'src-main/db',
    inMain(hubInside.filter((name) => name !== 'db')),
    'db is the bottom of the hub: rows in, domain out; the transaction belongs to the service.',
  ),
  ...['meta', 'secrets', 'tunnel'].flatMap((port) =>
    arrows(
      `src-main/${port}`,
      inMain(['db', 'services', 'rpc', 'webhook', 'outbox', 'sandbox']),
      'A port knows the outside world only: services, outbox and webhook call it.',
    ),
  ),
  ...arrows(
    'src-main/services',
    inMain(['rpc', 'webhook', 'outbox', 'sandbox', 'desktop']),
    'Services are below the doors: take a function as a dependency instead, wired in hub.ts.',
  ),
  ...arrows(
    'src-main/sandbox',
    inMain(['services', 'rpc', 'webhook', 'outbox', 'secrets', 'desktop']),
    'The sandbox is an outside party: it talks HTTP as Meta does.',
  ),
  ...['rpc', 'webhook', 'outbox'].flatMap((door) =>
    arrows(
      `src-main/${door}`,
      ['src-main/desktop'],
      'The hub does not know the desktop: use HubOptions callbacks.',
    ),
  ),
  ...['src-main/desktop', 'src-main/main.ts'].flatMap((host) =>
    arrows(
      host,
      inMain(hubInside),
      'The thread of the windows never runs the hub: talk to hub-worker.ts by messages.',
    ),
  ),
  ...arrows(
    'src-main/preload',
    ['src-shared', ...inMain([...hubInside, 'desktop'])],
    'preload hands over a port, nothing else.',
  ),
  ...hubInside.flatMap((inside) =>
    arrows(
      `src-main/${inside}`,
      inMain(['hub.ts', 'main.ts', 'serve.ts', 'hub-worker.ts']),
      'hub.ts and the hosts build everything; nothing imports them.',
    ),
  ),
];

/** The arrows between features: none may import another. */
export function featureArrows(features: readonly string[]): ForbiddenArrow[] {
  return features.flatMap((feature) =>
    arrows(
      `src-renderer/features/${feature}`,
      features.filter((other) => other !== feature).map((other) => `src-renderer/features/${other}`),
      'A feature never imports another feature: move what is shared to ui, api or src-shared/domain.',
    ),
  );
}

/** Names of the folders below src-renderer/features. */
export function listFeatures(projectRoot: URL): string[] {
  return readdirSync(new URL('src-renderer/features/', projectRoot), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Whether a path is the given folder or file, or lies below it. */
export function isBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** Whether an imported name is the given package, one of its sub-paths, or fits `prefix*`. */
export function isPackage(specifier: string, name: string): boolean {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

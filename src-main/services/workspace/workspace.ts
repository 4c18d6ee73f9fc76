import { existsSync } from 'node:fs';
import { access, constants, mkdir, rm, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { WorkspaceJob } from '#shared/contract/workspace.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import type { Clock, Log, Publish, WorkspaceCopies } from '../../ports.ts';
import type { ServiceOf } from '../service-of.ts';
import { copyFacts, readIncoming, takeCopyOver } from './bring.ts';
import { listMedia, writeCopy } from './export.ts';
import { readManifest, totalBytes } from './manifest.ts';

type Procedures = ServiceOf<'workspace'>;

/** Copies of the whole workspace: made here, and taken over from another computer. */
export interface WorkspaceService extends Omit<Procedures, 'export' | 'inspect' | 'bring'> {
  export(folder: string): Promise<WorkspaceJob>;
  inspect(folder: string): ReturnType<Procedures['inspect']>;
  bring(folder: string): Promise<WorkspaceJob>;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  copies: WorkspaceCopies;
  dataDir: string;
  version: string;
  clock: Clock;
  log: Log;
  publish: Publish;
  /** Ends the program and starts it again; undefined where nobody can. */
  restart: (() => void) | undefined;
}

/** How a long work tells how far it is. */
export interface Progress {
  signal: AbortSignal;
  expect(totalBytes: number): void;
  add(bytes: number): void;
}

/** Seats are told of progress this often at most. */
const TELL_EVERY_MS = 250;

/** Builds the service; one copy at a time is made or taken over. */
export function createWorkspaceService(options: WorkspaceOptions): WorkspaceService {
  const { clock, dataDir, copies } = options;
  const jobs = createJobs(options);

  return {
    state: async () => ({
      job: jobs.current(),
      incoming: await readIncoming(options),
      suggestedFolder: join(homedir(), 'Rozmova'),
      canRestart: options.restart !== undefined,
    }),

    async export(given) {
      jobs.requireFree();
      const parent = requireOutside(given, dataDir);
      await mkdir(parent, { recursive: true }).catch((error: unknown) => refuseFolder(parent, error));
      await access(parent, constants.W_OK).catch((error: unknown) => refuseFolder(parent, error));
      const media = await listMedia(dataDir);
      await requireSpace(parent, copies.byteSize() + media.reduce((sum, { byteSize }) => sum + byteSize, 0));
      const folder = unusedName(join(parent, `Rozmova ${stamp(clock.now())}`));
      return jobs.begin('export', folder, (progress) => writeCopy(options, folder, progress));
    },

    async inspect(given) {
      return copyFacts(await readManifest(requireOutside(given, dataDir), copies.formats()));
    },

    async bring(given) {
      jobs.requireFree();
      const folder = requireOutside(given, dataDir);
      const manifest = await readManifest(folder, copies.formats());
      await requireSpace(dataDir, totalBytes(manifest.files));
      return jobs.begin('bring', folder, (progress) => takeCopyOver(options, folder, manifest, progress));
    },

    cancel: () => jobs.cancel(),

    async forgetIncoming() {
      jobs.requireFree();
      await rm(copies.incomingFolder, { recursive: true, force: true });
      options.publish([{ entity: 'workspace' }]);
    },

    restart() {
      jobs.requireFree();
      if (!options.restart) throw new Refusal('RESTART_NOT_POSSIBLE');
      options.restart();
    },

    close: () => jobs.close(),
  };
}

function createJobs({ clock, log, publish }: WorkspaceOptions) {
  let job: WorkspaceJob | null = null;
  let abort = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let toldAt = 0;
  const change = (changes: Partial<WorkspaceJob>, isUrgent = true) => {
    if (job) job = { ...job, ...changes };
    if (!isUrgent && performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    publish([{ entity: 'workspace' }]);
  };
  const isRunning = () => job?.state === 'running';
  const cancel = async () => {
    if (isRunning()) abort.abort();
    await running;
  };

  async function work(
    run: (progress: Progress) => Promise<void>,
    { signal }: AbortController,
  ): Promise<void> {
    try {
      await run({
        signal,
        expect: (bytes) => change({ totalBytes: bytes }),
        add: (bytes) => change({ doneBytes: (job?.doneBytes ?? 0) + bytes }, false),
      });
      change({ state: 'done', endedAt: clock.now(), doneBytes: job?.totalBytes ?? 0 });
    } catch (error) {
      if (signal.aborted) return change({ state: 'cancelled', endedAt: clock.now() });
      log.warn('workspace.copy_failed', { error });
      change({ state: 'failed', endedAt: clock.now(), sentence: sentenceOf(error) });
    }
  }

  return {
    current: () => job,
    requireFree() {
      if (isRunning()) throw new Refusal('COPY_RUNNING');
    },
    begin(
      kind: WorkspaceJob['kind'],
      folder: string,
      run: (progress: Progress) => Promise<void>,
    ): WorkspaceJob {
      // What was asked meanwhile took its time: another one may have begun.
      this.requireFree();
      abort = new AbortController();
      const begun: WorkspaceJob = {
        kind,
        state: 'running',
        folder,
        doneBytes: 0,
        totalBytes: 0,
        startedAt: clock.now(),
        endedAt: null,
        sentence: null,
      };
      job = begun;
      running = work(run, abort);
      change({});
      return begun;
    },
    cancel,
    close: cancel,
  };
}

function sentenceOf(error: unknown) {
  const detail = error instanceof Error ? error.message : String(error);
  const { code, values } = error instanceof Refusal ? error : new Refusal('COPY_FAILED', { detail });
  return { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
}

/** A copy inside the workspace would copy itself, and one that is read there is this workspace. */
function requireOutside(given: string, dataDir: string): string {
  const folder = resolve(given);
  const inside = relative(dataDir, folder);
  const isInside = inside === '' || !(inside.startsWith('..') || isAbsolute(inside));
  if (!isAbsolute(given) || isInside) throw new Refusal('FOLDER_NOT_USABLE', { folder: given });
  return folder;
}

function refuseFolder(folder: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  throw new Refusal('FOLDER_NOT_USABLE', { folder: code ? `${folder} (${code})` : folder });
}

async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
  const free = bavail * bsize;
  if (free < needed * 1.05)
    throw new Refusal('DISK_TOO_SMALL', { needed: megabytes(needed), free: megabytes(free) });
}

const stamp = (now: number): string =>
  new Date(now).toISOString().slice(0, 16).replace('T', ' ').replace(':', '-');

function unusedName(folder: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? folder : `${folder} (${number})`;
    if (!existsSync(name)) return name;
  }
}

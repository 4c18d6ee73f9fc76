import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../ports.ts';
import { freshConnection } from './fresh-state.ts';
import type { SandboxState } from './state.ts';

/** What is written: long lists are cut, since they serve tests and screens, not truth. */
const KEPT_LINES = 400;
const KEPT_ACCEPTED = 1_000;

/**
 * Reads the state of an earlier run; null when there is none. A file that cannot be understood is moved aside
 * (`.damaged`) and said in the log: pretend data must never stop the product, nor vanish silently.
 */
export function readStateFile(file: string, log: Log): SandboxState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const state = JSON.parse(text) as SandboxState;
    if (state.version === 1 && Array.isArray(state.customers)) return withConnection(state);
    log.warn('sandbox.state_of_other_version', { version: state.version });
  } catch (error) {
    log.warn('sandbox.state_unreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
  renameSync(file, `${file}.damaged`);
  return null;
}

/** Files of older versions know nothing of connecting. */
const withConnection = (state: SandboxState): SandboxState => ({
  ...state,
  connectFailures: state.connectFailures ?? [],
  connection: { ...freshConnection(), ...state.connection },
});

function serialize(state: SandboxState): string {
  return JSON.stringify({
    ...state,
    accepted: state.accepted.slice(-KEPT_ACCEPTED),
    customers: state.customers.map((customer) => ({
      ...customer,
      lines: customer.lines.slice(customer.isListed ? -KEPT_LINES : -20),
    })),
  });
}

/** Writes the state some time after it changed, through a temporary file, one write at a time. */
export class StateWriter {
  readonly #file: string;
  readonly #delayMs: number;
  readonly #read: () => SandboxState;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  /** How long the last state took to become text; a large one is written more seldom. */
  #costMs = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: { file: string; delayMs: number; read: () => SandboxState; log: Log }) {
    this.#file = options.file;
    this.#delayMs = options.delayMs;
    this.#read = options.read;
    this.#log = options.log;
    mkdirSync(dirname(options.file), { recursive: true });
  }

  /** Notes that something changed; a write follows within the delay. */
  touch(): void {
    this.#timer ??= setTimeout(
      () => {
        this.flush().catch((error: unknown) => {
          this.#log.error('sandbox.state_not_saved', { reason: String(error) });
        });
      },
      Math.max(this.#delayMs, this.#costMs * 20),
    );
  }

  /** Writes what stands now and resolves when it is in the file. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const startedAt = performance.now();
    const text = serialize(this.#read());
    this.#costMs = performance.now() - startedAt;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write(text));
    await this.#writing;
  }

  async #write(text: string): Promise<void> {
    const temporary = `${this.#file}.${process.pid}.tmp`;
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, this.#file);
  }
}

import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import roll from 'pino-roll';
import type { Log } from './ports.ts';
import { redactFields, redactText } from './redact.ts';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  /** The folder of the files: `rozmova.1.log`, at most five of 5 MB each. */
  dir: string;
  level: LogLevel;
  /** Gets warnings and errors as well, one line each; the hosts hand in their standard error. */
  onWarning?: (line: string) => void;
}

/** Opens the log of a workspace. Values are redacted by key and by shape before they are written (redact.ts). */
export async function openLog(options: LogOptions): Promise<{ log: Log; close(): void }> {
  const file = await roll({
    file: join(options.dir, 'rozmova'),
    extension: '.log',
    size: '5m',
    mkdir: true,
    mode: 0o600,
    limit: { count: 4, removeOtherLogFiles: true },
    // In order, and there after a kill; what is written in the background may be overtaken by the flush at the end.
    sync: true,
  });
  // Before it is open a line would be kept in memory only, and a close at once would throw.
  await once(file, 'ready');
  // A full disk must not end the program for want of a log line; the person learns of it from the hub itself.
  file.on('error', (error: unknown) => {
    options.onWarning?.(
      `the log cannot be written: ${error instanceof Error ? redactText(error.message) : 'unknown'}`,
    );
  });
  // In process: a transport of pino would be a worker thread started from a file, which a bundle does not have.
  const logger = pino({ base: null, level: options.level, messageKey: 'event' }, file);
  let isClosed = false;
  const write = (level: LogLevel, event: string, fields: Record<string, unknown> = {}) => {
    const safe = redactFields(fields);
    // Something that was not awaited may speak after the end; then only the host hears it.
    if (!isClosed) logger[level](safe, event);
    if (level === 'warn' || level === 'error') options.onWarning?.(warningLine(level, event, safe));
  };
  return {
    log: {
      debug: (event, fields) => write('debug', event, fields),
      info: (event, fields) => write('info', event, fields),
      warn: (event, fields) => write('warn', event, fields),
      error: (event, fields) => write('error', event, fields),
    },
    close() {
      isClosed = true;
      file.flushSync();
      file.end();
    },
  };
}

/** Reads `ROZMOVA_LOG`; a word nobody knows is refused, so that a typing error is noticed. */
export function parseLogLevel(value: string | undefined): LogLevel {
  if (value === undefined || value === '') return 'info';
  const level = logLevels.find((known) => known === value);
  if (!level) throw new Error(`ROZMOVA_LOG is "${value}"; it can be ${logLevels.join(', ')}.`);
  return level;
}

function warningLine(level: LogLevel, event: string, fields: Record<string, unknown>): string {
  return Object.keys(fields).length === 0
    ? `${level}: ${event}`
    : `${level}: ${event} ${JSON.stringify(fields)}`;
}

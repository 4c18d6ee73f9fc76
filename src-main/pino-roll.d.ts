/** The package's own types are not found under `exports`; only what log.ts uses is described here. */
declare module 'pino-roll' {
  import type { EventEmitter } from 'node:events';

  interface RollingFile extends EventEmitter {
    write(line: string): boolean;
    flushSync(): void;
    end(): void;
  }

  export default function roll(options: {
    file: string;
    /** With a unit: `5m` is five megabytes. */
    size: string;
    extension: string;
    mkdir: boolean;
    mode: number;
    /** Each line is written before the call returns. */
    sync: boolean;
    /** Files kept beside the one in use; `removeOtherLogFiles` counts those of earlier starts too. */
    limit: { count: number; removeOtherLogFiles: boolean };
  }): Promise<RollingFile>;
}

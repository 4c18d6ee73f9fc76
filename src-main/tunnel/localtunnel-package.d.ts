/** What is used of localtunnel 2.0.2, which comes without types. */
declare module 'localtunnel/lib/Tunnel.js' {
  import type { EventEmitter } from 'node:events';

  interface PoolInfo {
    max_conn: number;
  }

  export default class Tunnel extends EventEmitter {
    constructor(options: { host: string; port: number });
    /** Reads the relay's answer. */
    _getInfo(answer: object): PoolInfo;
    /** Opens the pool of connections; `url` is emitted when the first one stands, `error` for each one refused. */
    _establish(info: PoolInfo): void;
    close(): void;
  }
}

/** What is used of localtunnel 2.0.2, which comes without types. */
declare module 'localtunnel/lib/Tunnel.js' {
  import type { EventEmitter } from 'node:events';

  interface PoolInfo {
    max_conn: number;
    remote_host: string;
    remote_ip: string | undefined;
    remote_port: number;
    local_port: number;
  }

  export default class Tunnel extends EventEmitter {
    constructor(options: { host: string; port: number });
    /** Opens the pool of connections; `url` is emitted when the first one stands, `error` for each one refused. */
    _establish(info: PoolInfo): void;
    close(): void;
  }
}

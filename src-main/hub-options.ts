import type { Language } from '#shared/domain/refusals.ts';
import type { LogLevel } from './log.ts';
import type { Clock } from './ports.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import type { DesktopHost } from './services/desktop-settings.ts';
import type { DoctorSummary } from './services/doctor/create-doctor.ts';
import type { RoundsPace } from './services/doctor/rounds.ts';
import type { DesktopNotification } from './services/notifications/notifications.ts';
import type { Pace } from './tunnel/supervisor.ts';

/** What a host gives the hub: where it lives, and who is told of what. */
export interface HubOptions {
  dataDir: string;
  secrets: SecretStore;
  /** Origin of the Graph API instead of Meta's own (ROZMOVA_GRAPH_URL); the sandbox's account does not use it. */
  graphUrl?: string;
  /** Origin of a localtunnel server instead of the public one (ROZMOVA_TUNNEL_HOST). */
  tunnelHost?: string | undefined;
  /** For tests on loopback: how often the public address is proved, and how long it is waited for. */
  tunnelPace?: Partial<Pace>;
  /** For tests: when the doctor looks by itself. */
  doctorPace?: Partial<RoundsPace>;
  /** For tests: how long an automatic message waits for more that the customer writes. */
  automaticGatherMs?: number;
  /** Starts the sandbox now; one that was used before starts by itself. */
  startSandbox?: boolean;
  /** Takes the PINs of all admins away: somebody who can start programs here has forgotten the last one. */
  forgetsPins?: boolean;
  /** 0 or undefined: the port of the last time, or any free one. */
  apiPort?: number;
  /** The built renderer, for seats in a browser; null when there is none. */
  rendererDir: string | null;
  /** The language of the computer, for a person who has not chosen one. */
  defaultLanguage: Language;
  logLevel?: LogLevel;
  /** Warnings and errors of the log, one line each, for the host's standard error. */
  onWarning?: (line: string) => void;
  clock?: Clock;
  /** The program with the window, whose settings people change; left out where there is none. */
  desktop?: DesktopHost;
  onNotify(notification: DesktopNotification): void;
  onNotificationsCleared(conversationId: number): void;
  /** How the connections stand, for the tray. */
  onDoctor?(summary: DoctorSummary): void;
  /** Somebody wants the program to end and to start again; left out where the host cannot. */
  onRestart?(): void;
  /** How many conversations wait to be read. */
  onBadge(unread: number): void;
}

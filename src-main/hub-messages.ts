import type { MessagePort } from 'node:worker_threads';
import type { DesktopSettings } from '#shared/contract/desktop.ts';
import type { Language } from '#shared/domain/refusals.ts';
import type { DesktopNotification } from './hub.ts';
import type { DesktopFacts } from './services/desktop-settings.ts';
import type { DoctorSummary } from './services/doctor/create-doctor.ts';

/** What the thread of the hub is started with. */
export interface HubWorkerData {
  dataDir: string;
  /** Where the built renderer lies, for seats in a browser. */
  rendererDir: string;
  /** The language of the computer, for a person who has not chosen one. */
  defaultLanguage: Language;
  /** The program was started with `--forget-pins`. */
  forgetsPins: boolean;
  /** One number, 1 when the hub is closed: the thread of the windows can wait for it where it may not go on. */
  closed: SharedArrayBuffer;
}

/** From the thread of the windows to the hub. A port that comes before the hub is ready waits with all its messages. */
export type ToHub =
  | { kind: 'connect'; port: MessagePort }
  /** The computer woke up, or its screen was unlocked: what was open to the internet may be dead. */
  | { kind: 'woke' }
  /** How the program stands on this computer: at the start, and whenever something of it has changed. */
  | { kind: 'desktop'; facts: DesktopFacts }
  /** Somebody answered in a notification; `clientId` keeps the answer from being sent twice. */
  | { kind: 'reply'; conversationId: number; text: string; clientId: string }
  /** Asked before the program ends; the answer is `pending`. */
  | { kind: 'count-pending' }
  /** What was written may still go out for `patienceMs`. */
  | { kind: 'close'; patienceMs: number };

/** From the hub to the thread of the windows. */
export type FromHub =
  | { kind: 'ready'; apiUrl: string; apiToken: string }
  | { kind: 'failed'; code: string; sentence: string }
  | { kind: 'notify'; notification: DesktopNotification }
  | { kind: 'notifications-cleared'; conversationId: number }
  | { kind: 'doctor'; summary: DoctorSummary }
  | { kind: 'restart' }
  /** The language of the person at the window: at the start, and when it or the person is another one. */
  | { kind: 'language'; language: Language }
  /** A person changed how the program behaves; the answer is `desktop`. */
  | { kind: 'desktop-update'; changes: Partial<DesktopSettings> }
  | { kind: 'test-notification'; title: string; body: string }
  /** How many messages would be sent if the program went on. */
  | { kind: 'pending'; count: number }
  | { kind: 'badge'; unread: number };

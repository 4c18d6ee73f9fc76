import type { MessagePort } from 'node:worker_threads';
import type { Language } from '#shared/domain/refusals.ts';
import type { DesktopNotification } from './hub.ts';
import type { DoctorSummary } from './services/doctor/create-doctor.ts';

/** What the thread of the hub is started with. */
export interface HubWorkerData {
  dataDir: string;
  /** Where the built renderer lies, for seats in a browser. */
  rendererDir: string;
  /** The language of the computer, for a person who has not chosen one. */
  defaultLanguage: Language;
}

/** From the thread of the windows to the hub. A port that comes before the hub is ready waits with all its messages. */
export type ToHub =
  | { kind: 'connect'; port: MessagePort }
  /** The computer woke up, or its screen was unlocked: what was open to the internet may be dead. */
  | { kind: 'woke' }
  | { kind: 'close' };

/** From the hub to the thread of the windows. */
export type FromHub =
  | { kind: 'ready'; apiUrl: string; apiToken: string }
  | { kind: 'failed'; code: string; sentence: string }
  | { kind: 'notify'; notification: DesktopNotification }
  | { kind: 'notifications-cleared'; conversationId: number }
  | { kind: 'doctor'; summary: DoctorSummary }
  | { kind: 'restart' }
  | { kind: 'badge'; unread: number };

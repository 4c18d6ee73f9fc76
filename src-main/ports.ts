import type { Sentence } from '#shared/contract/base.ts';
import type { Change } from '#shared/contract/events.ts';
import type { Media } from '#shared/contract/media.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { TunnelTrouble } from '#shared/contract/tunnel.ts';
import type { ConversationId, MediaId, MessageId, OperatorId } from '#shared/domain/ids.ts';

/** The seams between the parts of the hub. Each part is built by a `createX` function and handed to the others in `hub.ts`. */

/** UTC milliseconds. Everything that reads the time takes one of these. */
export interface Clock {
  now(): number;
}

/** Structured log; secrets, message text, names and numbers never go in. */
export interface Log {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

/** Tells every seat what changed. Called after the commit, never inside a transaction. */
export type Publish = (changes: readonly Change[]) => void;

/** A message that came in live (not by a replay), for notifications. */
export interface ReceivedMessage {
  messageId: MessageId;
  conversationId: ConversationId;
  accountId: number;
  sentAt: number;
}

/** The secrets of an account as the hub holds them in memory; null when the keychain has none. */
export interface AccountSecrets {
  accessToken: string | null;
  appSecret: string | null;
  verifyToken: string | null;
}

/** Where the secrets of accounts are read; the sandbox's are made at each start and never stored. */
export interface AccountSecretsReader {
  /** Synchronous on purpose: the receiver checks a signature for each request. Undefined for an unknown key. */
  byAccountKey(key: string): { accountId: number; secrets: AccountSecrets } | undefined;
  byAccountId(id: number): AccountSecrets;
}

/** A webhook body that is safe on the disk. */
export interface JournalDelivery {
  seq: number;
  accountKey: string;
  receivedAt: number;
  body: Buffer;
}

/** The append-only file of webhook bodies. */
export interface Journal {
  /** Appends a group in one transaction, durable when it returns. A body that is there already only counts a repeat. */
  append(group: readonly { accountKey: string; receivedAt: number; body: Buffer }[]): void;
  listAfter(seq: number, limit: number): JournalDelivery[];
  counts(): { deliveries: number; duplicates: number; lastSeq: number; lastReceivedAt: number | null };
  /** Walks the hash chain; null when it is whole, otherwise the first sequence number that does not fit. */
  findBreak(): number | null;
  close(): void;
}

/** What the databases of a workspace give for a copy of it, and where a copy from elsewhere waits. */
export interface WorkspaceCopies {
  /** The newest formats that this version can read. */
  formats(): { tables: number; journal: number };
  counts(): { accounts: number; conversations: number; messages: number };
  byteSize(): number;
  /** Writes one database into a new file while it is worked with; what `onBytes` throws ends it. */
  write(name: 'rozmova.db' | 'journal.db', file: string, onBytes: (done: number) => void): Promise<void>;
  incomingFolder: string;
  readyFile: string;
}

/** Turns journal bodies into tables, in the order of `seq`, and remembers how far it came. */
export interface Projector {
  /** Looks for new journal rows soon; cheap to call for every delivery. */
  wake(): void;
  /** Resolves when everything that is in the journal now is in the tables. */
  drain(): Promise<void>;
  retryFailures(): Promise<{ resolved: number; remaining: number }>;
  close(): Promise<void>;
}

/** One call to Meta's Graph API on behalf of an account. Failures are thrown as `GraphError` (meta/graph-error.ts). */
export interface GraphTarget {
  /** Origin without version, e.g. https://graph.facebook.com or the sandbox's. */
  baseUrl: string;
  accessToken: string;
}

export interface SendResult {
  wamid: string;
  /** Meta's spelling of the recipient; may differ from what was asked for (Brazil, Mexico). */
  waId: string | null;
  userId: string | null;
}

/** For an upload that may go on where an earlier one stopped. */
export interface UploadProgress {
  /** What `onSession` told of the upload that stopped; null: from the beginning. A session that Meta forgot begins anew. */
  session: string | null;
  onSession(session: string): void;
  /** How much of the file Meta has. */
  onSent(bytes: number): void;
}

export interface GraphClient {
  /** POST /{phone}/messages with a complete body; `biz_opaque_callback_data` is in it already. */
  sendMessage(target: GraphTarget, phoneNumberId: string, body: Record<string, unknown>): Promise<SendResult>;
  /** Read receipt, with the typing indicator when asked for. */
  markRead(target: GraphTarget, phoneNumberId: string, wamid: string, withTyping: boolean): Promise<void>;
  uploadMedia(
    target: GraphTarget,
    phoneNumberId: string,
    file: { path: string; mimeType: string; fileName: string },
  ): Promise<{ metaMediaId: string }>;
  /** Where the bytes can be had for five minutes. */
  getMediaUrl(
    target: GraphTarget,
    metaMediaId: string,
    phoneNumberId: string,
  ): Promise<{ url: string; mimeType: string | null; sha256: string | null; byteSize: number | null }>;
  /** Streams the bytes; refuses hosts that are not Meta's (or the given target's) before the token is sent. */
  downloadMedia(
    target: GraphTarget,
    url: string,
    options: { maxBytes: number; timeoutMs: number },
  ): Promise<AsyncIterable<Uint8Array>>;
  /** Uploads a file in pieces to the app, for a profile or the sample of a template; gives the handle that stands for it. */
  uploadSample(
    target: GraphTarget,
    appId: string,
    file: { path: string; mimeType: string; fileName: string; byteSize: number },
    progress?: UploadProgress,
  ): Promise<{ handle: string }>;
  /** Any other call: GET with fields, POST with JSON; the answer as parsed JSON. */
  request(
    target: GraphTarget,
    call: {
      method: 'GET' | 'POST' | 'DELETE';
      path: string;
      query?: Record<string, string>;
      body?: Record<string, unknown>;
      timeoutMs?: number;
    },
  ): Promise<unknown>;
}

/** Durable sending (outbox/). Everything that goes to a customer passes here. */
export interface Outbox {
  /** Inserts message and job in one transaction; the bubble exists when this returns. Idempotent by `clientId`. */
  send(input: {
    conversationId: ConversationId;
    clientId: string;
    content: OutgoingContent;
    quotedMessageId: MessageId | null;
    operatorId: OperatorId | null;
    /** One of a sending to many: everything that a person writes goes before it. */
    isPatient?: boolean;
    /** Sent by other software in an operator's name: nobody takes part through it, and it answers nobody. */
    isProgram?: boolean;
    /** Sent by the rules of the account; in nobody's name. */
    automatic?: 'away' | 'greeting';
  }): Message;
  retry(messageId: MessageId, isPatient?: boolean): Message;
  discard(messageId: MessageId): boolean;
  /** Queues the blue ticks for everything up to this message of the customer. */
  queueRead(conversationId: ConversationId, wamid: string): void;
  /** Not durable: a typing indicator that is late is worse than none. */
  sendTyping(conversationId: ConversationId): Promise<boolean>;
  /** Called by ingest, inside its transaction, when a status carries our callback data: settles a lost answer. */
  settle(input: { clientId: string; accountId: number; wamid: string }): MessageId | null;
  counts(): { queued: number; sending: number; unconfirmed: number; failed: number };
  /** Starts the sending loops; jobs that were `sending` when the hub died become `unconfirmed` first. */
  start(): void;
  /** Takes no new job and waits for running requests, at most `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** Files by hash below media/, their download and upload. */
export interface MediaStore {
  /** Reads an uploaded stream to a temporary file, sniffs, checks limits, stores by hash. Throws a Refusal. */
  importUpload(
    stream: AsyncIterable<Uint8Array>,
    declared: { mimeType: string; fileName: string | null },
  ): Promise<Media>;
  get(id: MediaId): Media | null;
  /** For the doors: where the bytes lie, and the type that is safe to announce to a browser. */
  locate(
    id: MediaId,
  ): { path: string; mimeType: string; byteSize: number; fileName: string; isInlineSafe: boolean } | null;
  /** The small WebP picture that a page made of a file, or null. */
  thumbnail(id: MediaId): Buffer | null;
  retry(id: MediaId): Media;
  wake(): void;
  counts(): { waiting: number; failed: number };
  start(): void;
  close(): Promise<void>;
}

/** What came of asking ourselves a question through the public address. */
export type AddressProof = { isProved: true; ms: number } | { isProved: false; trouble: TunnelTrouble };

/** The address by which Meta reaches this computer; how it comes about is the tunnel's business. */
export interface PublicAddress {
  /** Without the webhook's path and without a slash at its end; null unless our last question came back through it. */
  url(): string | null;
  /**
   * Called when an address has been proved twice in a row: a new one, or one that came back after an outage. At once when
   * one stands already. Returns what ends it.
   */
  onProved(listener: (url: string) => void): () => void;
  /** Asks through the address now; without an address the answer is why there is none. */
  prove(): Promise<AddressProof>;
  /** Adds a line to the log that the owner sees beside the address. */
  note(sentence: Sentence): void;
  /** The last time that this computer slept or the hub did not run for minutes; null when that was never seen. */
  lastAway(): { from: number; until: number } | null;
}

export interface HandshakeMark {
  at: number;
  /** False: it was asked with a word that is not ours. */
  isAnswered: boolean;
}

/** Which handshakes of Meta's came in this run of the hub, by account key. */
export interface Handshakes {
  /** The last one, or null. */
  last(accountKey: string): HandshakeMark | null;
}

import type { Sentence } from '#shared/contract/base.ts';
import type { SampleUpload } from '#shared/contract/templates.ts';
import type { AccountId, MediaId } from '#shared/domain/ids.ts';
import { plainMimeType } from '#shared/domain/media-rules.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import {
  getTemplateSample,
  type TemplateSample,
  upsertTemplateSample,
} from '../../db/queries/template-samples.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, GraphClient, Log, MediaStore, Publish } from '../../ports.ts';
import { asMetaRefusal, type GraphTargets } from '../graph-targets.ts';

/** What Meta takes as a sample; wider types may be sent, and not be shown to its reviewers. */
const takenTypes = ['application/pdf', 'image/jpeg', 'image/png', 'video/mp4'];
/** Meta does not say for how long a handle is good; a day is what others count with. */
const HANDLE_GOOD_MS = 20 * 60 * 60 * 1000;

export interface SamplesOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: Pick<GraphClient, 'uploadSample'>;
  targets: GraphTargets;
  media: Pick<MediaStore, 'locate'>;
}

interface SampleOf {
  accountId: AccountId;
  mediaId: MediaId;
}

export interface Samples {
  state(of: SampleOf): SampleUpload;
  /** Begins, or goes on where it stopped, and answers at once. */
  start(of: SampleOf): SampleUpload;
  /** The handle to be submitted; uploads the file first where it has to. Throws a Refusal. */
  handle(of: SampleOf): Promise<string>;
}

interface Running {
  sentBytes: number;
  byteSize: number;
  handle: Promise<string>;
}

const keyOf = ({ accountId, mediaId }: SampleOf): string => `${accountId} ${mediaId}`;

/** The files that Meta's reviewers see at the top of a template. */
export function createSamples(options: SamplesOptions): Samples {
  const { db, clock, log, publish } = options;
  const running = new Map<string, Running>();
  const failures = new Map<string, Sentence>();
  const tell = ({ mediaId }: SampleOf) => publish([{ entity: 'template_sample', mediaId }]);

  function begin(of: SampleOf): Running {
    const key = keyOf(of);
    const known = running.get(key);
    if (known) return known;
    const upload = prepare(options, of);
    failures.delete(key);
    const state: Running = { sentBytes: 0, byteSize: upload.byteSize, handle: Promise.resolve('') };
    const onSent = (bytes: number) => {
      state.sentBytes = bytes;
      tell(of);
    };
    state.handle = upload
      .run(onSent)
      .catch((error: unknown) => {
        const refusal = asMetaRefusal(error);
        if (refusal instanceof Refusal) failures.set(key, sentenceOf(refusal));
        throw refusal;
      })
      .finally(() => {
        running.delete(key);
        tell(of);
      });
    running.set(key, state);
    return state;
  }

  function state(of: SampleOf): SampleUpload {
    const upload = running.get(keyOf(of));
    if (upload) return { state: 'uploading', sentBytes: upload.sentBytes, byteSize: upload.byteSize };
    if (goodHandle(db, clock, of) !== null) return { state: 'ready' };
    const sentence = failures.get(keyOf(of));
    return sentence ? { state: 'failed', sentence } : { state: 'none' };
  }

  return {
    state,
    start(of) {
      if (goodHandle(db, clock, of) === null) {
        begin(of).handle.catch((error: unknown) => {
          // Said by the state of the sample; here only what is none of the foreseen failures.
          if (!(error instanceof Refusal)) log.error('templates.sample_not_uploaded', { error });
        });
      }
      return state(of);
    },
    handle: async (of) => goodHandle(db, clock, of) ?? begin(of).handle,
  };
}

/** A handle of this account's app that Meta still knows, or null. */
function goodHandle(db: Db, clock: Clock, { accountId, mediaId }: SampleOf): string | null {
  const sample = getTemplateSample(db, accountId, mediaId);
  const isGood =
    sample?.appId === requireAccount(db, accountId).appId && clock.now() - sample.updatedAt < HANDLE_GOOD_MS;
  return isGood ? sample.handle : null;
}

/** Throws what makes an upload impossible before anything is sent. */
function prepare(
  { db, clock, graph, targets, media }: SamplesOptions,
  of: SampleOf,
): { byteSize: number; run(onSent: (bytes: number) => void): Promise<string> } {
  const { target, account } = targets.require(of.accountId);
  const file = media.locate(of.mediaId);
  if (!file) throw new Refusal('TEMPLATE_SAMPLE_MISSING');
  const type = plainMimeType(file.mimeType);
  if (!takenTypes.includes(type)) {
    throw new Refusal('MEDIA_TYPE_REFUSED', { type, advice: 'JPEG, PNG, MP4, PDF' });
  }
  const { appId } = account;
  const known = getTemplateSample(db, of.accountId, of.mediaId);
  const canGoOn = known !== null && known.appId === appId && known.handle === null;
  const empty = { ...of, appId, uploadId: null, sentBytes: 0, handle: null };
  let kept: TemplateSample = canGoOn ? known : { ...empty, updatedAt: clock.now() };
  const keep = (changes: Partial<TemplateSample>) => {
    kept = { ...kept, ...changes, updatedAt: clock.now() };
    // The file may have been deleted, and the hub may have closed, while it was sent.
    if (db.open && media.locate(of.mediaId)) upsertTemplateSample(db, kept);
  };
  return {
    byteSize: file.byteSize,
    async run(onSent) {
      const sent = {
        path: file.path,
        mimeType: type,
        fileName: `sample${endingOf(type)}`,
        byteSize: file.byteSize,
      };
      const { handle } = await graph.uploadSample(target, appId, sent, {
        session: kept.uploadId,
        onSession: (uploadId) => keep({ uploadId, sentBytes: 0 }),
        onSent(sentBytes) {
          keep({ sentBytes });
          onSent(sentBytes);
        },
      });
      keep({ handle, uploadId: null, sentBytes: file.byteSize });
      return handle;
    },
  };
}

/** The name of somebody's file is nothing that Meta needs. */
const endingOf = (type: string): string =>
  type === 'application/pdf' ? '.pdf' : `.${type.slice(type.indexOf('/') + 1).replace('jpeg', 'jpg')}`;

const sentenceOf = ({ code, values }: Refusal): Sentence => ({
  uk: refusalSentence(code, values, 'uk'),
  en: refusalSentence(code, values, 'en'),
});

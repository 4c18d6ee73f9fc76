import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SampleUpload } from '#shared/contract/templates.ts';
import type { AccountId, MediaId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { uploadMedia } from '../../../api/upload-media.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';

/** Where the file is: on its way to the hub, from there to Meta, or there. */
export type SampleStage =
  | { readonly kind: 'none' | 'ready' }
  | { readonly kind: 'to_hub'; readonly share: number }
  | { readonly kind: 'to_meta'; readonly sentBytes: number; readonly byteSize: number };

export interface SampleFileOptions {
  readonly accountId: AccountId;
  readonly mediaId: MediaId | null;
  /** The hub has the file. */
  readonly onStored: (id: MediaId) => void;
}

/** The sample file of a header, from the disk of the person to Meta. */
export function useSampleFile({ accountId, mediaId, onStored }: SampleFileOptions) {
  const { query, queryClient } = useHub();
  const { language } = useLanguage();
  const failureSentence = useFailureSentence();
  const [share, setShare] = useState(0);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const known = { accountId, mediaId: mediaId ?? (1 as MediaId) };
  const media = useQuery(
    query.media.get.queryOptions({ input: { id: known.mediaId }, enabled: mediaId !== null }),
  ).data;
  const upload = useQuery(
    query.templates.sample.queryOptions({ input: known, enabled: mediaId !== null }),
  ).data;
  const toMeta = useMutation(
    query.templates.uploadSample.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: query.templates.sample.key() }),
    }),
  );
  const toHub = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      setShare(0);
      return uploadMedia(file, { signal: abort.current.signal, onProgress: setShare });
    },
    onSuccess: (stored) => {
      onStored(stored.id);
      toMeta.mutate({ accountId, mediaId: stored.id });
    },
  });

  const failedAtMeta = mediaId !== null && upload?.state === 'failed' ? upload.sentence[language] : undefined;
  const failure = toHub.isError
    ? failureSentence(toHub.error)
    : toMeta.isError
      ? failureSentence(toMeta.error)
      : failedAtMeta;
  const canRetry = mediaId !== null && !toHub.isError && !toMeta.isPending && failure !== undefined;
  return {
    fileName: mediaId === null ? null : (media?.fileName ?? null),
    stage: stageOf(toHub.isPending ? share : null, mediaId === null ? undefined : upload),
    failure,
    choose: (file: File) => {
      toMeta.reset();
      toHub.mutate(file);
    },
    cancel: () => {
      abort.current?.abort(new Error('The person cancelled the upload'));
      // Whoever cancelled knows it: no failure is shown.
      toHub.reset();
    },
    retry: canRetry ? () => toMeta.mutate({ accountId, mediaId }) : null,
  };
}

function stageOf(share: number | null, upload: SampleUpload | undefined): SampleStage {
  if (share !== null) return { kind: 'to_hub', share };
  if (upload?.state === 'uploading')
    return { kind: 'to_meta', sentBytes: upload.sentBytes, byteSize: upload.byteSize };
  return { kind: upload?.state === 'ready' ? 'ready' : 'none' };
}

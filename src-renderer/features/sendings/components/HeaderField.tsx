import { useMutation } from '@tanstack/react-query';
import { Check, FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaRuleOf } from '#shared/domain/media-rules.ts';
import { uploadMedia } from '../../../api/upload-media.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';

export interface HeaderFieldProps {
  readonly kind: 'image' | 'video' | 'document';
  /** A file was chosen, also before this screen was opened. */
  readonly isThere: boolean;
  /** Its name, where it is known here. */
  readonly fileName: string | null;
  /** What is wrong with the top as it is. */
  readonly problem: string | null;
  /** Instead of the usual words for the top of a message. */
  readonly label?: string;
  /** What is sent while no file was chosen. */
  readonly fallback?: string | undefined;
  readonly onFile: (media: Media) => void;
}

const accepts = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  document: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt',
};

/** The file at the top of a message: chosen here, uploaded at once. */
export function HeaderField(props: HeaderFieldProps) {
  const { kind, isThere, fileName, problem, fallback, onFile } = props;
  const { t } = useTranslation('sendings');
  const label = props.label ?? t(`header.${kind}`);
  const sentenceOf = useFailureSentence();
  const picker = useRef<HTMLInputElement>(null);
  const { upload, share, isWrongKind } = useUpload(kind, onFile);
  const error = upload.isError
    ? sentenceOf(upload.error)
    : isWrongKind
      ? t(`header.wrongKind.${kind}`)
      : undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium text-ink">{label}</span>
      {upload.isPending ? (
        <ProgressBar label={t('header.uploading', { name: upload.variables.name })} value={share} />
      ) : (
        <div className="flex items-center gap-2">
          <Button icon={FileUp} onClick={() => picker.current?.click()}>
            {t(isThere ? 'header.replace' : 'header.choose')}
          </Button>
          {isThere ? (
            <span className="flex min-w-0 items-center gap-1.5 text-sm text-ink-soft">
              <Icon of={Check} label={t('header.ready')} className="text-success-ink" />
              {fileName ? <bdi className="truncate">{fileName}</bdi> : <span>{t('header.ready')}</span>}
            </span>
          ) : fallback === undefined ? null : (
            <span className="min-w-0 truncate text-sm text-ink-soft">{fallback}</span>
          )}
        </div>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        accept={accepts[kind]}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          // The same file can be picked again.
          event.target.value = '';
        }}
      />
      {error || (problem !== null && isThere) ? (
        <p role="alert" className="text-sm text-danger-ink">
          {error ?? problem}
        </p>
      ) : null}
    </div>
  );
}

function useUpload(kind: HeaderFieldProps['kind'], onFile: HeaderFieldProps['onFile']) {
  const [share, setShare] = useState(0);
  const [isWrongKind, setWrongKind] = useState(false);
  const stop = useRef<AbortController | null>(null);
  // Nobody waits for a file of a form that is gone.
  useEffect(() => () => stop.current?.abort(), []);
  const upload = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      setWrongKind(false);
      return uploadMedia(file, { signal: stop.current.signal, onProgress: setShare });
    },
    onSuccess: (media) => {
      // What it is decides the hub by its bytes, whatever its name says.
      if (mediaRuleOf(media.mimeType)?.kind === kind) onFile(media);
      else setWrongKind(true);
    },
  });
  return { upload, share, isWrongKind };
}

import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaId } from '#shared/domain/ids.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { ProgressBar } from '../../../../ui/ProgressBar.tsx';
import { changeText, type Editor, spotMark } from '../editor.ts';
import { useSampleFile } from '../use-sample-file.ts';

export interface SampleFilePanelProps {
  readonly editor: Editor;
  readonly header: {
    readonly kind: 'image' | 'video' | 'document';
    readonly sampleMediaId: MediaId | null;
  };
}

const accepted = { image: 'image/jpeg,image/png', video: 'video/mp4', document: 'application/pdf' };

/** The file that Meta's reviewers see; it goes to the hub first and from there to Meta in pieces. */
export function SampleFilePanel({ editor, header }: SampleFilePanelProps) {
  const { t } = useTranslation(['templateEditor', 'common']);
  const format = useFormat();
  const picker = useRef<HTMLInputElement>(null);
  const isOff = editor.readOnlyReason !== null;
  const sample = useSampleFile({
    accountId: editor.draft.accountId,
    mediaId: header.sampleMediaId,
    onStored: (sampleMediaId) => changeText(editor, 'sample_file', { header: { ...header, sampleMediaId } }),
  });
  const error = sample.failure ?? editor.errorAt({ kind: 'sample_file' });
  const { stage } = sample;
  return (
    <div
      className="flex flex-col gap-2.5 rounded-md bg-surface-sunken p-3"
      {...spotMark({ kind: 'sample_file' })}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1">
          <p className="truncate text-sm font-medium">{sample.fileName ?? t('templateEditor:sample.none')}</p>
          <p className="text-sm text-ink-faint">{t(`templateEditor:sample.hint.${header.kind}`)}</p>
        </div>
        <Button
          icon={Upload}
          isDisabled={isOff || stage.kind === 'to_hub'}
          onClick={() => picker.current?.click()}
        >
          {t(
            header.sampleMediaId === null ? 'templateEditor:sample.choose' : 'templateEditor:sample.replace',
          )}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t('templateEditor:sample.choose')}
          accept={accepted[header.kind]}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) sample.choose(file);
          }}
        />
      </div>
      {stage.kind === 'to_hub' ? (
        <ProgressBar
          label={t('templateEditor:sample.toHub')}
          value={stage.share}
          action={
            <Button size="small" variant="quiet" onClick={sample.cancel}>
              {t('common:actions.cancel')}
            </Button>
          }
        />
      ) : null}
      {stage.kind === 'to_meta' ? (
        <ProgressBar
          label={t('templateEditor:sample.toMeta')}
          value={stage.byteSize === 0 ? null : stage.sentBytes / stage.byteSize}
          detail={t('templateEditor:sample.progress', {
            sent: format.bytes(stage.sentBytes),
            total: format.bytes(stage.byteSize),
          })}
        />
      ) : null}
      {stage.kind === 'ready' ? (
        <p className="text-sm text-success-ink" role="status">
          {t('templateEditor:sample.ready')}
        </p>
      ) : null}
      {error === undefined ? null : (
        <Banner
          tone="danger"
          action={
            sample.retry ? (
              <Button size="small" onClick={sample.retry}>
                {t('templateEditor:sample.goOn')}
              </Button>
            ) : undefined
          }
        >
          {error}
        </Banner>
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { notify } from '../../../ui/notify.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCopy } from '../../../ui/use-copy.ts';

export interface SupportDialogProps {
  readonly accountId: DoctorReport['accountId'];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What somebody who helps needs to know; shown before it is copied, so that nobody sends what they have not seen. */
export function SupportDialog({ accountId, isOpen, onClose }: SupportDialogProps) {
  const { t } = useTranslation('doctor');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // It tells of this moment, so an old one is never shown.
  const support = useQuery(
    query.doctor.support.queryOptions({ input: { accountId }, enabled: isOpen, gcTime: 0, staleTime: 0 }),
  );
  const text = support.data?.text ?? '';
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('support.title')}
      description={t('support.text')}
      size="large"
      footer={text ? <CopyAll text={text} /> : undefined}
    >
      {support.isError ? (
        <LoadFailure
          title={t('support.loadFailed')}
          reason={sentenceOf(support.error)}
          onRetry={() => void support.refetch()}
        />
      ) : support.data ? (
        <section
          aria-label={t('support.label')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
          tabIndex={0}
          className="max-h-[50dvh] overflow-auto rounded-md bg-surface-sunken p-3"
        >
          <pre className="font-mono text-[12px] leading-[18px] whitespace-pre-wrap break-words text-ink select-text">
            {text}
          </pre>
        </section>
      ) : (
        <Skeleton shape="lines" count={6} />
      )}
    </Dialog>
  );
}

function CopyAll({ text }: { readonly text: string }) {
  const { t } = useTranslation(['doctor', 'ui']);
  const { state, copy } = useCopy(text, () => notify({ title: t('ui:copyFailed'), tone: 'danger' }));
  return (
    <Button variant="primary" icon={state === 'copied' ? Check : Copy} onClick={copy}>
      {state === 'copied' ? t('ui:copied') : t('doctor:support.copy')}
    </Button>
  );
}

import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { apiExample } from '../api-example.ts';

export interface ApiExampleDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** A call that the shop's software can begin with; the token is not in it. */
export function ApiExampleDialog({ template, onClose }: ApiExampleDialogProps) {
  const { t } = useTranslation(['templates', 'ui']);
  const example = apiExample(template, useBootstrap().apiUrl);
  const { state, copy } = useCopy(example);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('templates:api.title')}
      description={t('templates:api.lead')}
      footer={
        <Button variant="primary" onClick={copy}>
          {t(state === 'copied' ? 'ui:copied' : 'ui:copy')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <section
          aria-label={t('templates:api.title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md bg-surface-sunken p-3"
        >
          <pre
            dir="ltr"
            className="font-mono text-xs leading-5 whitespace-pre-wrap break-all text-ink select-text"
          >
            {example}
          </pre>
        </section>
        <p role="status" className={state === 'failed' ? 'text-sm text-danger-ink' : 'sr-only'}>
          {state === 'failed' ? t('ui:copyFailed') : state === 'copied' ? t('ui:copied') : ''}
        </p>
        <p className="text-sm text-pretty text-ink-faint">{t('templates:api.token')}</p>
      </div>
    </Dialog>
  );
}

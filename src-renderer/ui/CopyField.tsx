import { Check, Copy } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { useCopy } from './use-copy.ts';

export interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

/** A value to be taken elsewhere, with a button that copies it and says so. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const { state, copy } = useCopy(value);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      <div className="flex min-w-0 items-stretch gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="field-control min-h-8 min-w-0 flex-1 truncate border-line bg-hover px-2.5 font-mono text-sm"
        />
        <Button icon={state === 'copied' ? Check : Copy} onClick={copy}>
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      <p role="status" className={state === 'failed' ? 'text-sm text-danger-ink' : 'sr-only'}>
        {state === 'failed' ? t('copyFailed') : state === 'copied' ? t('copied') : ''}
      </p>
      {description ? <p className="text-sm text-ink-faint">{description}</p> : null}
    </div>
  );
}

import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { notify } from './notify.ts';
import { useCopy } from './use-copy.ts';

export interface CopyButtonProps {
  /** What is copied, in words: "Copy the webhook address". */
  readonly label: string;
  readonly value: string;
}

/** Copies a value that stands beside it; the icon answers, and a failure says what to do instead. */
export function CopyButton({ label, value }: CopyButtonProps) {
  const { t } = useTranslation('ui');
  const { state, copy } = useCopy(value, () => notify({ title: t('copyFailed'), tone: 'danger' }));
  const isCopied = state === 'copied';
  return (
    <>
      <IconButton icon={isCopied ? Check : Copy} label={label} size="small" onClick={copy} />
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

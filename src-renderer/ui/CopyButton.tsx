import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { notify } from './notify.ts';

export interface CopyButtonProps {
  /** What is copied, in words: "Copy the webhook address". */
  readonly label: string;
  readonly value: string;
}

const backAfterMs = 2000;

/** Copies a value that stands beside it; the icon answers, and a failure says what to do instead. */
export function CopyButton({ label, value }: CopyButtonProps) {
  const { t } = useTranslation('ui');
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), backAfterMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setIsCopied(true),
      () => notify({ title: t('copyFailed'), tone: 'danger' }),
    );
  };
  return (
    <>
      <IconButton icon={isCopied ? Check : Copy} label={label} size="small" onClick={copy} />
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

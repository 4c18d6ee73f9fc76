import { statusWords } from '#shared/domain/template-life.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { statusIcon, toneInk, useTemplateWords } from '../use-template-words.ts';

export interface StatusWordProps {
  readonly status: string;
  readonly className?: string;
}

/** A status by shape, colour and word. */
export function StatusWord({ status, className }: StatusWordProps) {
  const words = useTemplateWords();
  return (
    <span
      className={classNames(
        'inline-flex min-w-0 items-center gap-1.5 text-sm',
        toneInk[statusWords(status).tone],
        className,
      )}
    >
      <Icon of={statusIcon(status)} />
      <span className="truncate">{words.status(status)}</span>
    </span>
  );
}

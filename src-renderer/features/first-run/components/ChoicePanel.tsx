import { ArrowRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface ChoicePanelProps {
  readonly tone: 'sandbox' | 'accent';
  readonly picture: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly pendingLabel?: string | false;
  readonly disabledReason?: string | undefined;
  readonly onChoose: () => void;
}

const grounds = { sandbox: 'bg-sandbox-soft', accent: 'bg-accent-soft' };

/** One of the two ways to begin. All of it can be clicked, but it is one button for keyboard and screen reader. */
export function ChoicePanel(props: ChoicePanelProps) {
  const { tone, picture, title, text, action, pendingLabel, disabledReason, onChoose } = props;
  const titleId = useId();
  const isOff = Boolean(disabledReason);
  return (
    <section
      aria-labelledby={titleId}
      className={classNames(
        'group relative flex flex-col overflow-hidden rounded-lg border border-line bg-surface transition-colors',
        !isOff && 'hover:border-line-strong hover:bg-surface-raised',
      )}
    >
      <div
        className={classNames(
          'flex h-[112px] items-center [@media(max-height:719px)]:h-20 justify-center overflow-hidden',
          grounds[tone],
        )}
      >
        {picture}
      </div>
      <div className="flex flex-1 flex-col gap-1.5 p-5 [@media(max-height:719px)]:py-4">
        <h2 id={titleId} className="text-lg font-semibold text-ink">
          {title}
        </h2>
        <p className="flex-1 pb-3 text-base text-pretty text-ink-soft">{text}</p>
        <Button
          variant={tone === 'accent' ? 'primary' : 'secondary'}
          size="large"
          className="self-start after:absolute after:inset-0"
          after={<Icon of={ArrowRight} className="rtl:-scale-x-100" />}
          pendingLabel={pendingLabel}
          disabledReason={disabledReason}
          onClick={onChoose}
        >
          {action}
        </Button>
      </div>
    </section>
  );
}

import { CircleAlert, CircleCheck, Clock, FlaskConical, Info, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

export type BannerTone = 'info' | 'waiting' | 'danger' | 'success' | 'sandbox';

export interface BannerProps {
  readonly tone: BannerTone;
  readonly title?: string;
  readonly children: ReactNode;
  /** The next step, as a small button. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
  /** `strip` spans a pane from edge to edge; `box` stands inside a form or a dialog. */
  readonly shape?: 'box' | 'strip';
}

const looks: Record<
  BannerTone,
  { readonly icon: LucideIcon; readonly ground: string; readonly mark: string }
> = {
  info: { icon: Info, ground: 'bg-accent-soft', mark: 'text-accent-ink' },
  waiting: { icon: Clock, ground: 'bg-waiting-soft', mark: 'text-waiting-ink' },
  danger: { icon: CircleAlert, ground: 'bg-danger-soft', mark: 'text-danger-ink' },
  success: { icon: CircleCheck, ground: 'bg-success-soft', mark: 'text-success-ink' },
  sandbox: { icon: FlaskConical, ground: 'bg-sandbox-soft', mark: 'text-sandbox-ink' },
};

/** A state of affairs that lasts, in plain words, with its next step; what passes by is a toast. */
export function Banner({ tone, title, children, action, onDismiss, shape = 'box' }: BannerProps) {
  const { t } = useTranslation('ui');
  const look = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(
        'flex min-w-0 items-start gap-2.5 px-3 text-sm text-ink',
        look.ground,
        shape === 'box' ? 'rounded-md py-2.5' : 'py-2',
      )}
    >
      <Icon of={look.icon} className={classNames('mt-px', look.mark)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-3">
        <div className="min-w-60 flex-1">
          {title ? <p className={classNames('font-semibold', look.mark)}>{title}</p> : null}
          <div>{children}</div>
        </div>
        {action ? <div className="-my-1 flex shrink-0 flex-wrap gap-2">{action}</div> : null}
      </div>
      {onDismiss ? (
        <IconButton icon={X} label={t('dismiss')} size="small" className="-my-1 -me-1" onClick={onDismiss} />
      ) : null}
    </div>
  );
}

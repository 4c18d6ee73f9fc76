import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { audience, type BarState, barStates } from '../sending-view.ts';

export interface StateBarProps {
  readonly sending: Sending;
  readonly size: 'small' | 'medium';
}

const fills: Record<BarState, string> = {
  read: 'bg-accent',
  delivered: 'bg-accent/65',
  accepted: 'bg-accent/35',
  queued: 'bg-accent/20',
  unconfirmed: 'bg-waiting',
  failed: 'bg-danger',
  cancelled: 'bg-control/50',
  waiting: 'bg-press',
};

/** How far a sending is, each state as long as it has people; the numbers stand beside it in words. */
export function StateBar({ sending, size }: StateBarProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const total = audience(sending);
  const parts = barStates.filter((state) => sending.counts[state] > 0);
  const words = parts
    .map((state) =>
      t('progress.bar', {
        state: t(`recipient.${state}`),
        formattedCount: format.count(sending.counts[state]),
      }),
    )
    .join(', ');
  return (
    <div
      role="img"
      aria-label={words || t(`state.${sending.state}`)}
      className={classNames(
        'flex w-full gap-px overflow-hidden rounded-full bg-press',
        size === 'small' ? 'h-1.5' : 'h-2.5',
      )}
    >
      {parts.map((state) => (
        <span
          key={state}
          className={classNames('min-w-0.5 transition-[flex-grow] duration-(--motion-slow)', fills[state])}
          style={{ flexGrow: sending.counts[state] / Math.max(total, 1), flexBasis: 0 }}
        />
      ))}
    </div>
  );
}

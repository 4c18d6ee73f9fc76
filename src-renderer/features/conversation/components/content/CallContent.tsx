import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { playbackTime } from '../../playback-time.ts';

export interface CallContentProps {
  readonly content: Extract<MessageContent, { kind: 'call' }>;
  readonly isOurs: boolean;
}

/** A call and how it ended; calls themselves are taken on the phone or by another tool. */
export function CallContent({ content, isOurs }: CallContentProps) {
  const { t } = useTranslation('conversation');
  const { outcome, durationMs } = content;
  const isMissed = outcome === 'unanswered' && !isOurs;
  const words = () => {
    if (isOurs) return t(outcome === 'unanswered' ? 'call.notAnswered' : 'call.outgoing');
    if (outcome === 'ringing') return t('call.ringing');
    return t(isMissed ? 'call.missed' : 'call.completed');
  };
  const icon = isOurs
    ? PhoneOutgoing
    : isMissed
      ? PhoneMissed
      : outcome === 'ringing'
        ? Phone
        : PhoneIncoming;
  return (
    <span className="inline-flex items-center gap-2">
      <Icon of={icon} size={18} className={classNames(isMissed ? 'text-danger-ink' : 'text-ink-faint')} />
      <span>{words()}</span>
      {durationMs ? (
        <span className="text-sm text-ink-faint tabular-nums">{playbackTime(durationMs / 1000)}</span>
      ) : null}
    </span>
  );
}

import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/Icon.tsx';

export interface UnsupportedContentProps {
  /** Meta's name of the kind, when it gave one. */
  readonly type: string | null;
}

/** Meta's names of kinds that customers know by a word. */
const known = [
  'poll_creation',
  'poll_update',
  'gif',
  'ptv',
  'event',
  'group_invite',
  'live_location',
  'view_once',
] as const;

/** A message that Meta keeps to itself: what that means, and what can be done. */
export function UnsupportedContent({ type }: UnsupportedContentProps) {
  const { t } = useTranslation('conversation');
  const word = known.find((kind) => kind === type);
  return (
    <div className="flex max-w-[320px] items-start gap-2.5 text-sm">
      <Icon of={CircleHelp} size={18} className="mt-px text-ink-faint" />
      <div className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium">{t('unsupported.title')}</span>
        <span className="text-ink-soft">
          {word
            ? t(`unsupported.kinds.${word}`)
            : type
              ? t('unsupported.named', { type })
              : t('unsupported.plain')}{' '}
          {t('unsupported.hint')}
        </span>
      </div>
    </div>
  );
}

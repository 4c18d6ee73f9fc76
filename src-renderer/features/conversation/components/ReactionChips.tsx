import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { classNames } from '../../../ui/class-names.ts';

export interface ReactionChipsProps {
  readonly reactions: Message['reactions'];
  /** Null where it would be refused. */
  readonly onTakeBack: (() => void) | null;
}

const look =
  'inline-flex h-6 items-center rounded-full border border-surface bg-surface-raised px-1.5 text-sm leading-none shadow-bubble';

const names = { us: 'bubble.fixedReaction', customer: 'bubble.customerReaction' } as const;

/** Reactions at the lower edge of a bubble; ours is a button that takes it back. */
export function ReactionChips({ reactions, onTakeBack }: ReactionChipsProps) {
  const { t } = useTranslation('conversation');
  return (
    <span className="relative z-1 -mt-1.5 flex gap-1 px-2">
      {reactions.map((reaction) =>
        reaction.by === 'us' && onTakeBack ? (
          <button
            key="us"
            type="button"
            aria-label={t('bubble.ownReaction', { emoji: reaction.emoji })}
            title={t('bubble.ownReaction', { emoji: reaction.emoji })}
            onClick={onTakeBack}
            className={classNames(look, 'hover:border-control')}
          >
            {reaction.emoji}
          </button>
        ) : (
          <span
            key={reaction.by}
            role="img"
            aria-label={t(names[reaction.by], { emoji: reaction.emoji })}
            title={t(names[reaction.by], { emoji: reaction.emoji })}
            className={look}
          >
            {reaction.emoji}
          </span>
        ),
      )}
    </span>
  );
}

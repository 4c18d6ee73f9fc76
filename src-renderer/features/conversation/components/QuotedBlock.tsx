import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { plainWords } from '#shared/domain/text-formatting.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface QuotedBlockProps {
  readonly quoted: NonNullable<Message['quoted']>;
  readonly customerName: string;
  /** Left out in the composer, where there is nowhere to go. */
  readonly onJump?: () => void;
}

/** More does not fit into its one line. */
const MOST_CHARACTERS = 300;

/** The message that another one answers, in two lines. */
export function QuotedBlock({ quoted, customerName, onJump }: QuotedBlockProps) {
  const { t } = useTranslation(['conversation', 'shell']);
  const isKnown = quoted.kind !== null;
  const { word, icon } = kindLook(quoted.kind ?? 'text');
  const words = plainWords(quoted.text?.slice(0, MOST_CHARACTERS) ?? '');
  const content = (
    <>
      <span className="block truncate text-xs font-semibold text-accent-ink">
        {quoted.direction === 'out' ? t('conversation:bubble.you') : <bdi>{customerName}</bdi>}
      </span>
      <span className="flex min-w-0 items-center gap-1 text-sm text-ink-soft">
        {icon ? <Icon of={icon} size={14} /> : null}
        <bdi className="truncate">
          {isKnown ? words || t(`shell:kinds.${word}`) : t('conversation:bubble.quotedUnknown')}
        </bdi>
      </span>
    </>
  );
  const look =
    'block w-full min-w-0 overflow-hidden rounded-xs border-s-[3px] border-accent bg-press px-2.5 py-1 text-start';
  if (!onJump) return <div className={look}>{content}</div>;
  return (
    <button
      type="button"
      aria-label={t('conversation:bubble.quote')}
      onClick={onJump}
      className={`${look} mb-1 hover:brightness-97`}
    >
      {content}
    </button>
  );
}

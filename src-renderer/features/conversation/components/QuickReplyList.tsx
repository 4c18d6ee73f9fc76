import { useTranslation } from 'react-i18next';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Kbd } from '../../../ui/Kbd.tsx';

export interface QuickReplyListProps {
  readonly id: string;
  readonly replies: readonly QuickReply[];
  readonly index: number;
  readonly isPending: boolean;
  /** Whether there are ready answers at all. */
  readonly hasAny: boolean;
  readonly onPick: (reply: QuickReply) => void;
}

/** Ready answers that fit what was typed after the slash; the keys stay with the field. */
export function QuickReplyList({ id, replies, index, isPending, hasAny, onPick }: QuickReplyListProps) {
  const { t } = useTranslation('composer');
  return (
    <div className="border-b border-line p-1.5">
      <div id={id} role="listbox" aria-label={t('quick.label')} className="max-h-64 overflow-y-auto">
        {replies.map((reply, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys (arrows, Enter, Tab)
          <div
            key={reply.id}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === index}
            data-highlighted={place === index ? '' : undefined}
            className={classNames('choice items-baseline')}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(reply)}
          >
            <bdi className="max-w-40 shrink-0 truncate font-medium text-accent-ink">/{reply.shortcut}</bdi>
            <bdi className="min-w-0 flex-1 truncate text-ink-soft">{reply.body}</bdi>
            {reply.isShared ? null : (
              <span className="shrink-0 text-xs text-ink-faint">{t('quick.own')}</span>
            )}
          </div>
        ))}
      </div>
      {replies.length === 0 && !isPending ? (
        <p className="px-2 py-1.5 text-sm text-ink-faint">
          {t(hasAny ? 'quick.none' : 'quick.noneYet')}{' '}
          <a href="#/settings" className="text-accent-ink hover:underline">
            {t('quick.manage')}
          </a>
          {'. '}
          {t('quick.asText')}
        </p>
      ) : null}
      {replies.length > 0 ? (
        <p className="flex items-center gap-1.5 px-2 pt-1 text-xs text-ink-faint">
          <Kbd keys={['↑', '↓']} />
          {t('quick.choose')}
          <Kbd keys={['Enter']} />
          {t('quick.insert')}
        </p>
      ) : null}
    </div>
  );
}

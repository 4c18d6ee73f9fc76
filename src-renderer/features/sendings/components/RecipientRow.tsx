// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import {
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  CircleSlash,
  Clock,
  type LucideIcon,
  Reply,
  RotateCw,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SendingRecipient } from '#shared/contract/sendings.ts';
import type { RecipientState } from '#shared/domain/sending.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { calledAs, reachedAt, toldApartBy } from '../sending-view.ts';

export interface RecipientRowProps {
  readonly recipient: SendingRecipient;
  readonly index: number;
  readonly top: number;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly isRetrying: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onRetry: () => void;
}

export const ROW_HEIGHT = 64;

const marks: Record<RecipientState, readonly [LucideIcon, string]> = {
  left_out: [CircleSlash, 'text-ink-faint'],
  waiting: [Clock, 'text-ink-faint'],
  queued: [Clock, 'text-ink-faint'],
  accepted: [Check, 'text-ink-soft'],
  delivered: [CheckCheck, 'text-ink-soft'],
  read: [CheckCheck, 'text-accent-ink'],
  failed: [CircleAlert, 'text-danger-ink'],
  unconfirmed: [CircleHelp, 'text-waiting-ink'],
  cancelled: [CircleSlash, 'text-ink-faint'],
};

/** One person of a sending: how far the message came, and why not further. */
export function RecipientRow(props: RecipientRowProps) {
  const { recipient, index, top, isFocusStop, isRetrying, onFocus, onOpen, onRetry } = props;
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  const now = useNow();
  const { state, sentence, leftOut, retryNotBefore } = recipient;
  const name = calledAs(recipient) ?? t('ready.noName');
  const [glyph, colour] = marks[state];
  const why = sentence?.[language] ?? (leftOut === null ? null : t(`reason.${leftOut}`));
  const isTooEarly = retryNotBefore !== null && retryNotBefore > now;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys of its rows
    <div
      role="row"
      aria-rowindex={index + 1}
      data-index={index}
      tabIndex={isFocusStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
      className="absolute inset-x-2 top-0 flex items-center gap-2 rounded-md px-3 text-sm @[520px]:gap-4 -outline-offset-2 transition-colors select-none hover:bg-hover sm:inset-x-5"
    >
      <span role="gridcell" className="flex min-w-0 flex-[1_1_0] items-center gap-3">
        {/* In a narrow window the number says more than the letters of a name. */}
        <span className="hidden shrink-0 @[520px]:block">
          <Avatar name={name} seed={String(recipient.contactId ?? name)} size={32} />
        </span>
        <span className="min-w-0">
          <bdi className="block truncate font-medium text-ink">{name}</bdi>
          <span className="block truncate text-xs text-ink-faint tabular-nums">
            {reachedAt(recipient) === null ? t('one.noNumber') : toldApartBy(recipient)}
          </span>
        </span>
      </span>
      <span role="gridcell" className="flex min-w-0 flex-[1.4_1_0] items-center gap-2">
        <Icon of={glyph} className={colour} />
        <span className="min-w-0">
          <span className={`block truncate ${state === 'failed' ? 'text-danger-ink' : 'text-ink'}`}>
            {t(`recipient.${state}`)}
          </span>
          {why ? (
            <Tooltip content={why}>
              <span className="line-clamp-2 text-xs/4 text-ink-faint">{why}</span>
            </Tooltip>
          ) : null}
        </span>
        {recipient.isAnswered ? (
          <Icon of={Reply} label={t('recipient.isAnswered')} className="text-success-ink" />
        ) : null}
      </span>
      <span
        role="gridcell"
        className="hidden w-20 shrink-0 text-end text-xs text-ink-faint tabular-nums @[640px]:block"
      >
        {format.listTime(recipient.updatedAt, now)}
      </span>
      <span role="gridcell" className="flex w-8 shrink-0 justify-end">
        {recipient.canRetry ? (
          <IconButton
            icon={RotateCw}
            label={t('progress.retry')}
            size="small"
            disabledReason={
              isTooEarly && retryNotBefore !== null
                ? t('progress.retryLater', { at: format.dayTime(retryNotBefore) })
                : undefined
            }
            isDisabled={isRetrying}
            onClick={(event) => {
              event.stopPropagation();
              onRetry();
            }}
          />
        ) : null}
      </span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useShare } from '../../../i18n/use-share.ts';
import { useNow } from '../../../state/use-now.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { audience, reached, stateTones } from '../sending-view.ts';
import { StateBar } from './StateBar.tsx';

export interface SendingRowProps {
  readonly sending: Sending;
  readonly onOpen: () => void;
}

/** One sending of the list: what it was, how far it is and what came of it. */
export function SendingRow({ sending, onOpen }: SendingRowProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const share = useShare();
  const now = useNow();
  const accounts = useAccounts();
  const account = accounts.find(({ id }) => id === sending.accountId)?.name;
  const total = audience(sending);
  const { sent, delivered, read, answered, failed } = reached(sending);
  const counted = (count: number) => ({ count, formattedCount: format.count(count) });
  const isUnsent = sending.state === 'preparing' || sending.state === 'ready';
  const results = [
    t('list.people', counted(total)),
    delivered > 0 ? t('list.readShare', { share: share(read, sent) }) : null,
    answered > 0 ? t('list.answeredCount', counted(answered)) : null,
    failed > 0 ? t('list.failedCount', counted(failed)) : null,
  ].filter((words) => words !== null);
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="@container flex w-full flex-col gap-2 rounded-md px-3 py-3 text-start transition-colors -outline-offset-2 hover:bg-hover"
      >
        <span className="flex w-full items-center gap-2.5">
          <bdi className="min-w-0 truncate text-base font-medium text-ink">{sending.title}</bdi>
          <span className="flex shrink-0">
            <Tag tone={stateTones[sending.state]}>{t(`state.${sending.state}`)}</Tag>
          </span>
          <span className="ms-auto shrink-0 text-xs text-ink-faint tabular-nums">
            {format.listTime(sending.startedAt ?? sending.createdAt, now)}
          </span>
        </span>
        {isUnsent ? null : <StateBar sending={sending} size="small" />}
        <span className="flex w-full flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-soft tabular-nums">
          <span className="min-w-0 truncate text-ink-faint">
            {accounts.length > 1 && account ? `${sending.templateName} · ${account}` : sending.templateName}
          </span>
          {results.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      </button>
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SectionPanel } from './SectionPanel.tsx';

export interface NoticesPanelProps {
  readonly notices: Account['notices'];
}

/** What Meta told about the number and the business account, in its own words, newest first. */
export function NoticesPanel({ notices }: NoticesPanelProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <SectionPanel title={t('detail.notices')}>
      {notices.length === 0 ? (
        <p className="text-base text-ink-faint">{t('detail.noNotices')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {notices.map((notice) => (
            <li key={`${notice.at}:${notice.field}:${notice.event}`} className="flex flex-col gap-0.5 py-2.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="text-base font-medium text-ink">{notice.event}</span>
                <code className="font-mono text-[12px] text-ink-faint">{notice.field}</code>
                <time
                  dateTime={new Date(notice.at).toISOString()}
                  className="ms-auto text-sm text-ink-faint tabular-nums"
                >
                  {format.moment(notice.at)}
                </time>
              </p>
              {notice.detail ? (
                <p className="text-sm break-words text-ink-soft select-text">{notice.detail}</p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </SectionPanel>
  );
}

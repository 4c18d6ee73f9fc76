import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateReading } from '#shared/contract/templates.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useReadings } from '../queries.ts';
import { useReadingWords } from '../use-reading-words.ts';

/** When the templates were read from Meta; a click says it of each account, and why it failed. */
export function ReadingNote() {
  const { t } = useTranslation('templates');
  const readings = useReadings();
  const words = useReadingWords();
  if (readings.length === 0) return null;
  const isFailed = readings.some(({ failure }) => failure !== null);
  return (
    <Popover
      title={t('reading.title')}
      align="end"
      trigger={
        <button
          type="button"
          className={classNames(
            'flex min-h-8 items-center gap-1.5 rounded-sm px-1.5 text-sm whitespace-nowrap tabular-nums hover:bg-hover',
            // In a narrow window the title needs the room; a failure is shown there too.
            isFailed ? 'text-danger-ink' : 'text-ink-faint max-sm:hidden',
          )}
        >
          {isFailed ? <Icon of={CircleAlert} /> : null}
          <span className={isFailed ? 'max-sm:sr-only' : undefined}>
            {isFailed ? t('reading.failed') : words(oldest(readings))}
          </span>
        </button>
      }
    >
      <ul className="m-0 flex max-w-80 list-none flex-col gap-3 p-0 text-sm">
        {readings.map((reading) => (
          <li key={reading.accountId}>
            <AccountReading reading={reading} />
          </li>
        ))}
      </ul>
      <p className="max-w-80 pt-3 text-xs text-pretty text-ink-faint">{t('reading.byItself')}</p>
    </Popover>
  );
}

function AccountReading({ reading }: { readonly reading: TemplateReading }) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const words = useReadingWords();
  const format = useFormat();
  const now = useNow();
  const name = useAccounts().find(({ id }) => id === reading.accountId)?.name ?? '';
  const { failure } = reading;
  return (
    <>
      <bdi className="block truncate font-medium">{name}</bdi>
      <span className="block text-ink-soft tabular-nums">{words(reading.readAt)}</span>
      {failure ? (
        <span className="block text-pretty text-danger-ink">
          {t('reading.failedAt', {
            when: format.relative(failure.at, now),
            reason: failure.sentence[language],
          })}
        </span>
      ) : null}
    </>
  );
}

/** What is said of several accounts together holds for each of them. */
const oldest = (readings: readonly TemplateReading[]): number | null =>
  readings.reduce<number | null>(
    (least, { readAt }) => (least === null || readAt === null ? null : Math.min(least, readAt)),
    Number.POSITIVE_INFINITY,
  );

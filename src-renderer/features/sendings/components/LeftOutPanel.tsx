import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type { LeftOutReason } from '#shared/domain/sending.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { calledAs, toldApartBy } from '../sending-view.ts';

export interface LeftOutPanelProps {
  readonly sending: Sending;
  readonly onExport: () => void;
}

/** Who does not get it, by reason; each reason opens into its people. */
export function LeftOutPanel({ sending, onExport }: LeftOutPanelProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const count = sending.counts.leftOut;
  if (count === 0) return <p className="text-base text-ink-soft">{t('ready.allGet')}</p>;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 text-lg font-semibold text-ink tabular-nums">
          {t('ready.leftOut', { count, formattedCount: format.count(count) })}
        </h2>
        <Button size="small" icon={Download} onClick={onExport}>
          {t('ready.saveCsv')}
        </Button>
      </div>
      {sending.leftOutBy.map(({ reason, count: people }) => (
        <ReasonFold key={reason} sending={sending} reason={reason} count={people} />
      ))}
    </section>
  );
}

interface ReasonFoldProps {
  readonly sending: Sending;
  readonly reason: LeftOutReason;
  readonly count: number;
}

function ReasonFold({ sending, reason, count }: ReasonFoldProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold
      onToggle={setOpen}
      title={
        <>
          <span className="text-ink">{t(`reason.${reason}`)}</span>
          <span className="text-ink-faint tabular-nums">{format.count(count)}</span>
        </>
      }
    >
      {isOpen ? <People sending={sending} reason={reason} /> : null}
    </Fold>
  );
}

function People({ sending, reason }: Omit<ReasonFoldProps, 'count'>) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const people = useInfiniteQuery(
    query.sendings.recipients.infiniteOptions({
      input: (cursor: string | null) => ({
        id: sending.id,
        state: 'left_out' as const,
        leftOut: reason,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  if (people.isPending) return <Skeleton shape="lines" count={3} />;
  if (people.isError) {
    return (
      <LoadFailure
        title={t('ready.peopleFailed')}
        reason={sentenceOf(people.error)}
        onRetry={() => void people.refetch()}
      />
    );
  }
  return (
    <>
      <ul className="flex flex-col">
        {people.data.pages
          .flatMap(({ items }) => items)
          .map((person) => (
            <li
              key={person.id}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2 text-sm last:border-0"
            >
              {person.contactId === null ? (
                <bdi className="font-medium text-ink">{calledAs(person) ?? t('ready.noName')}</bdi>
              ) : (
                <button
                  type="button"
                  className="rounded-xs font-medium text-ink hover:underline"
                  onClick={() => navigate(`/contacts/${person.contactId}`)}
                >
                  <bdi>{calledAs(person) ?? t('ready.noName')}</bdi>
                </button>
              )}
              <span className="text-ink-faint tabular-nums">{toldApartBy(person)}</span>
              <RecordLink record={person.record} />
              {person.sentence ? (
                <span className="w-full text-pretty text-ink-soft">{person.sentence[language]}</span>
              ) : null}
            </li>
          ))}
      </ul>
      {people.hasNextPage ? (
        <div>
          <Button
            size="small"
            isDisabled={people.isFetchingNextPage}
            onClick={() => void people.fetchNextPage()}
          >
            {t('list.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The order or invoice that somebody is in the sending for: what is missing is put right there. A contact is its person. */
function RecordLink({ record }: Pick<SendingRecipient, 'record'>) {
  const [, navigate] = useLocation();
  if (record === null || record.type === 'Contact') return null;
  return (
    <button
      type="button"
      className="min-w-0 truncate rounded-xs text-accent-ink hover:underline"
      onClick={() => navigate(`/records/${record.type}/${encodeURIComponent(record.key)}`)}
    >
      <bdi>{record.key}</bdi>
    </button>
  );
}

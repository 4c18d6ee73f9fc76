import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { audience, calledAs, targetOf, toldApartBy } from '../sending-view.ts';
import { readTemplate } from '../template-view.ts';
import { FilledBubble } from './FilledBubble.tsx';

export interface PreviewPanelProps {
  readonly sending: Sending;
  readonly template: Template;
}

/** The message as real recipients will read it, one after the other. */
export function PreviewPanel({ sending, template }: PreviewPanelProps) {
  const { t } = useTranslation('sendings');
  const { query } = useHub();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const [place, setPlace] = useState(0);
  const people = useInfiniteQuery(
    query.sendings.recipients.infiniteOptions({
      input: (cursor: string | null) => ({
        id: sending.id,
        state: 'waiting' as const,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const loaded = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const person = loaded[place];
  const target = person ? targetOf(person) : null;
  const filled = useQuery(
    query.sendings.fill.queryOptions({
      input: {
        templateId: sending.templateId,
        target: target ?? { kind: 'contact', contactId: 1 as ContactId },
        answers: sending.answers,
      },
      enabled: target !== null,
      placeholderData: keepPreviousData,
    }),
  );
  const total = audience(sending);
  const go = (next: number) => {
    setPlace(next);
    if (next >= loaded.length - 5 && people.hasNextPage && !people.isFetchingNextPage)
      void people.fetchNextPage();
  };
  const failure = people.error ?? filled.error;
  return (
    <section aria-label={t('ready.preview')} className="flex flex-col gap-2 @[820px]:sticky @[820px]:top-7">
      <div className="flex min-h-8 items-center gap-1">
        <h2 className="min-w-0 flex-1 truncate text-sm font-medium text-ink-soft">{t('ready.preview')}</h2>
        <span className="text-xs text-ink-faint tabular-nums">
          {t('ready.place', { place: format.count(place + 1), total: format.count(total) })}
        </span>
        <IconButton
          icon={ChevronLeft}
          size="small"
          label={t('ready.previous')}
          isDisabled={place === 0}
          className="rtl:-scale-x-100"
          onClick={() => go(place - 1)}
        />
        <IconButton
          icon={ChevronRight}
          size="small"
          label={t('ready.next')}
          isDisabled={place + 1 >= (people.hasNextPage ? total : loaded.length)}
          className="rtl:-scale-x-100"
          onClick={() => go(place + 1)}
        />
      </div>
      {failure ? (
        <LoadFailure
          title={t('ready.previewFailed')}
          reason={sentenceOf(failure)}
          onRetry={() => void Promise.all([people.refetch(), filled.refetch()])}
        />
      ) : null}
      <FilledBubble
        template={template}
        view={readTemplate(template)}
        values={Object.fromEntries((filled.data?.values ?? []).map(({ key, value }) => [key, value]))}
        header={sending.answers.header}
        cards={sending.answers.cards}
        fileName={filled.data?.header.fileName ?? undefined}
      />
      <p aria-live="polite" className="flex min-h-5 items-baseline gap-2 px-1 text-sm">
        {person ? (
          <>
            <bdi className="min-w-0 truncate font-medium text-ink">
              {calledAs(person) ?? t('ready.noName')}
            </bdi>
            <span className="shrink-0 text-ink-faint tabular-nums">{toldApartBy(person)}</span>
          </>
        ) : null}
      </p>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

/** What Meta itself tells of the way of a message, step by step; asked only on demand, since each look is a call to Meta. */
export function MessageTrail({ messageId }: { readonly messageId: MessageId }) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const { query } = useHub();
  const [isAsked, setAsked] = useState(false);
  const trail = useQuery(
    query.doctor.trail.queryOptions({ input: { messageId }, enabled: isAsked, gcTime: 0, retry: false }),
  );
  if (!isAsked) {
    return (
      <Button size="small" className="self-start" onClick={() => setAsked(true)}>
        {t('info.trailAsk')}
      </Button>
    );
  }
  if (trail.isError) {
    return (
      <LoadFailure
        title={t('info.trailFailed')}
        reason={sentenceOf(trail.error)}
        onRetry={() => void trail.refetch()}
      />
    );
  }
  if (!trail.data) return <Skeleton shape="lines" count={3} />;
  return (
    <div role="status" className="flex flex-col gap-3 text-sm">
      <p className="text-pretty text-ink">{trail.data.sentence[language]}</p>
      <ol className="flex flex-col gap-2.5">
        {trail.data.events.map((event) => (
          <li
            key={`${event.at}-${event.delivery}-${event.webhook}`}
            className="flex flex-wrap gap-x-4 gap-y-0.5"
          >
            <span className="w-44 shrink-0 text-ink-faint tabular-nums">
              {event.at === null ? t('info.trailNoTime') : format.moment(event.at)}
            </span>
            <span className="min-w-48 flex-1 break-words text-ink select-text">
              <span className="font-mono">{event.delivery}</span>
              {event.webhook ? (
                <span className="block text-ink-soft">
                  {t('info.trailTold', { state: event.webhook })}
                  {event.webhookUrl ? <span className="break-all"> {hostOf(event.webhookUrl)}</span> : null}
                </span>
              ) : null}
              {event.error ? <span className="block text-danger-ink">{event.error}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The path of a webhook holds the account's key, which is nobody's business. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

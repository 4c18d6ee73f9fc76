import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Numbers } from '#shared/contract/numbers.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { useDuration } from '../use-duration.ts';

/** What an owner asks first: how fast we answer, who waits now, how much came and went. */
export function Headlines({ numbers }: { readonly numbers: Numbers }) {
  const { t } = useTranslation('numbers');
  const format = useFormat();
  const duration = useDuration();
  const now = useNow();
  const { firstAnswer, waitingNow, total } = numbers;
  return (
    <dl className="grid grid-cols-2 gap-3 @2xl:grid-cols-4">
      <Headline
        name={t('firstAnswer')}
        value={firstAnswer.medianMs === null ? '—' : duration(firstAnswer.medianMs)}
        aside={
          firstAnswer.ninetiethMs === null
            ? t('noAnswers')
            : t('ninetieth', { time: duration(firstAnswer.ninetiethMs) })
        }
      />
      <Headline
        name={t('waitingNow')}
        value={format.count(waitingNow.count)}
        aside={
          waitingNow.longestSince === null
            ? t('nobodyWaits')
            : t('longest', { time: duration(Math.max(0, now - waitingNow.longestSince)) })
        }
      />
      <Headline name={t('received')} value={format.count(total.received)} />
      <Headline name={t('sent')} value={format.count(total.sent)} />
    </dl>
  );
}

interface HeadlineProps {
  readonly name: string;
  readonly value: string;
  readonly aside?: ReactNode;
}

function Headline({ name, value, aside }: HeadlineProps) {
  return (
    <div className="flex flex-col rounded-md border border-line px-4 py-3">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="text-2xl font-semibold text-ink tabular-nums">{value}</dd>
      {aside ? <dd className="mt-0.5 text-xs text-pretty text-ink-faint tabular-nums">{aside}</dd> : null}
    </div>
  );
}

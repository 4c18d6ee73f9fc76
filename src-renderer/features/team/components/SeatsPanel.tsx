import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { StatusDot } from '../../../ui/StatusDot.tsx';

/** Where people are signed in, when they were last seen there, and the end of a seat. */
export function SeatsPanel({ people }: { readonly people: readonly TeamMember[] }) {
  const { t } = useTranslation('team');
  const { query, queryClient } = useHub();
  const format = useFormat();
  const now = useNow();
  const sentenceOf = useFailureSentence();
  const seats = useQuery(query.team.seats.queryOptions());
  const end = useMutation(
    query.team.endSeat.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.team.seats.key() }),
    }),
  );
  const nameOf = (id: number | null) => people.find((member) => member.id === id)?.name ?? t('nobody');
  const failure = seats.error ?? end.error;
  return (
    <section aria-labelledby="team-seats" className="flex flex-col gap-1">
      <h2 id="team-seats" className="text-lg font-semibold text-ink">
        {t('seats')}
      </h2>
      <p className="text-base text-ink-soft">{t('seatsText')}</p>
      {failure ? <Banner tone="danger">{sentenceOf(failure)}</Banner> : null}
      <ul className="flex flex-col divide-y divide-line">
        {seats.data?.map((seat) => (
          <li key={seat.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate text-base text-ink">{seat.label}</p>
              <p className="truncate text-sm text-ink-faint">
                <bdi>{nameOf(seat.operatorId)}</bdi>
                {' · '}
                {seat.isThis ? t('thisSeat') : t('seen', { when: format.relative(seat.lastSeenAt, now) })}
              </p>
            </div>
            <StatusDot
              kind={seat.isOpen ? 'good' : 'off'}
              label={t(seat.isOpen ? 'seatOpen' : 'seatClosed')}
            />
            {seat.kind === 'browser' && !seat.isThis ? (
              <Button size="small" onClick={() => end.mutate({ id: seat.id })}>
                {t('endSeat')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sending } from '#shared/contract/sendings.ts';
import { useHub } from '../../../api/hub-context.ts';
import { RailButton } from './RailButton.tsx';

/** Sendings that are under way at one time; more than these are in the list. */
const RECENT = 20;

/** The way to the sendings; while one is under way, how far it is stands beside the words. */
export function SendingsButton({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation('shell');
  const { query } = useHub();
  const [location, navigate] = useLocation();
  const recent = useQuery(query.sendings.list.queryOptions({ input: { limit: RECENT } })).data?.items ?? [];
  const underWay = recent.filter(({ state }) => state === 'running' || state === 'paused');
  const share = shareOf(underWay);
  const isPaused = underWay.length > 0 && underWay.every(({ state }) => state === 'paused');
  const words =
    share === null ? null : t(isPaused ? 'rail.sendingPaused' : 'rail.sendingShare', { percent: share });
  return (
    <RailButton
      label={t('rail.sendings')}
      icon={Send}
      badge={
        share === null || words === null ? null : (
          <Ring share={share} isPaused={isPaused} words={words} isNarrow={isNarrow} />
        )
      }
      isChosen={location.startsWith('/sendings')}
      isNarrow={isNarrow}
      onChoose={() => navigate('/sendings')}
    />
  );
}

/** Whole per cent of everything that is under way; null when nothing is. */
function shareOf(sendings: readonly Sending[]): number | null {
  if (sendings.length === 0) return null;
  const sum = (count: (sending: Sending) => number) =>
    sendings.reduce((all, sending) => all + count(sending), 0);
  const total = sum(({ counts }) => counts.total - counts.leftOut);
  const open = sum(({ counts }) => counts.waiting + counts.queued);
  return total === 0 ? 0 : Math.floor(((total - open) / total) * 100);
}

const CIRCUMFERENCE = 2 * Math.PI * 6;

interface RingProps {
  readonly share: number;
  readonly isPaused: boolean;
  readonly words: string;
  readonly isNarrow: boolean;
}

/** How far it is as a ring; the number itself where there is room. */
function Ring({ share, isPaused, words, isNarrow }: RingProps) {
  return (
    <span className="flex items-center gap-1.5 text-xs font-medium text-ink-soft tabular-nums">
      {isNarrow ? null : <span aria-hidden>{share}%</span>}
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 -rotate-90 rounded-full bg-rail">
        <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2.5" className="stroke-line-strong" />
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={`${(share / 100) * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
          className={isPaused ? 'stroke-waiting' : 'stroke-accent'}
        />
      </svg>
      <span className="sr-only">{words}</span>
    </span>
  );
}

import {
  AlarmClock,
  CheckCheck,
  Clock3,
  Hourglass,
  Mail,
  MessagesSquare,
  UserRound,
  UserRoundX,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationCounts, ConversationFilter } from '#shared/contract/conversations.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { RailButton } from './RailButton.tsx';

export interface FilterButtonsProps {
  readonly counts: ConversationCounts;
  /** null while another screen than the conversations is shown. */
  readonly chosen: ConversationFilter | null;
  /** One person works here: everything is theirs, and how much of it is theirs says nothing. */
  readonly isAlone: boolean;
  readonly isNarrow: boolean;
  readonly onChoose: (filter: ConversationFilter) => void;
}

const filters = [
  { filter: 'all', icon: MessagesSquare },
  { filter: 'mine', icon: UserRound },
  { filter: 'unassigned', icon: UserRoundX },
  { filter: 'unread', icon: Mail },
  { filter: 'waiting', icon: Clock3 },
  { filter: 'closing', icon: Hourglass },
  { filter: 'snoozed', icon: AlarmClock },
  { filter: 'done', icon: CheckCheck },
] as const;

/** Which conversations the list shows, with how many there are of each. */
export function FilterButtons({ counts, chosen, isAlone, isNarrow, onChoose }: FilterButtonsProps) {
  const { t } = useTranslation(['shell', 'common']);
  const format = useFormat();
  const badgeOf = (filter: ConversationFilter) => {
    if (filter === 'unread') {
      const label = t('common:unread', { count: counts.unread });
      return <Badge count={counts.unread} label={label} max={isNarrow ? 9 : 99} />;
    }
    const count = counts[filter];
    // A number that calls for nothing is quiet text, not a pill; on the narrow rail it would only be noise.
    if (isNarrow || count === 0 || (isAlone && isAboutWho(filter))) return null;
    const look = filter === 'closing' ? 'font-semibold text-waiting-ink' : 'text-ink-faint';
    return <span className={`text-xs tabular-nums ${look}`}>{format.count(count)}</span>;
  };
  return filters.map(({ filter, icon }) => (
    <RailButton
      key={filter}
      label={t(`shell:rail.${filter}`)}
      icon={icon}
      badge={badgeOf(filter)}
      isChosen={chosen === filter}
      isNarrow={isNarrow}
      onChoose={() => onChoose(filter)}
    />
  ));
}

const isAboutWho = (filter: ConversationFilter) => filter === 'mine' || filter === 'unassigned';

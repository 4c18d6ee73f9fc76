import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Told } from '#shared/domain/who-is-told.ts';
import { useOperators } from '../../api/use-operators.ts';
import { useFormat } from '../../i18n/use-format.ts';

export interface EngagementFacts {
  readonly conversation: Conversation;
  readonly told: Told;
  readonly accountName: string;
  readonly ownId: OperatorId;
  /** UTC ms by the clock of the account. */
  readonly now: number;
}

/** Puts the clock of the engagement into one sentence, and the wait of the customer into another. */
export function useEngagementWords() {
  const { t } = useTranslation('engagement');
  const format = useFormat();
  const nameOf = useNameOf();

  const owners = ({ conversation, ownId }: EngagementFacts, until: string): string => {
    const ids = conversation.participantIds;
    const others = ids.filter((id) => id !== ownId);
    const [first, second] = others.map(nameOf);
    if (ids.includes(ownId)) {
      if (first === undefined) return t('owns.you', { until });
      if (others.length === 1) return t('owns.youAndOne', { name: first, until });
      return t('owns.youAndMore', { count: others.length, until });
    }
    const name = first ?? t('who.colleague');
    if (second === undefined) return t('owns.one', { name, until });
    if (others.length === 2) return t('owns.two', { first: name, second, until });
    return t('owns.more', { name, count: others.length - 1, until });
  };

  const sentence = (facts: EngagementFacts): string => {
    const { told, accountName, conversation, now } = facts;
    switch (told.reason) {
      case 'participants':
        return owners(facts, told.until === null ? '' : format.shortDay(told.until, now));
      case 'escalated': {
        const since = conversation.waitingSince ?? conversation.lastMessageAt;
        const at = conversation.escalatedAt ?? since;
        return t('escalated', { since: format.when(since, now), at: format.when(at, now) });
      }
      case 'lapsed':
        return t('lapsed', { account: accountName });
      case 'list':
        return t('list', { account: accountName });
    }
  };

  /** Since when the customer waits; null while nobody waits, and where the sentence says it already. */
  const waiting = ({ conversation, told, now }: EngagementFacts): string | null =>
    conversation.waitingSince === null || told.reason === 'escalated'
      ? null
      : t('waiting', { since: format.when(conversation.waitingSince, now) });

  return { sentence, waiting };
}

/** The name of an operator; of one whom nobody knows here any more, a word. */
export function useNameOf(): (id: OperatorId) => string {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  return (id) => operators.find((operator) => operator.id === id)?.name ?? t('who.removed');
}

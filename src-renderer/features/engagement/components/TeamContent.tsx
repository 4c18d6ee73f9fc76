import { ArrowRightLeft, Hand, LogOut, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { useMay } from '../../../api/use-may.ts';
import { useOperators, useWorkingOperators } from '../../../api/use-operators.ts';
import { usePresence } from '../../../api/use-presence.ts';
import { useWindowWords } from '../../../state/use-window-words.ts';
import { windowState } from '../../../state/window-state.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckList } from '../../../ui/CheckList.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import { openHandOver } from '../hand-over-store.ts';
import { useToldOf } from '../queries.ts';
import { useEngagementWords } from '../use-engagement-words.ts';
import { useToldDeeds } from '../use-told-deeds.ts';

export interface TeamContentProps {
  readonly conversation: Conversation;
  /** Something was chosen that goes on elsewhere, such as in a dialog. */
  readonly onLeave: () => void;
}

/** Both clocks of a conversation in words, who takes part, and what can be done about it. */
export function TeamContent({ conversation, onLeave }: TeamContentProps) {
  const mayAct = useMay('operator');
  return (
    <div className="flex flex-col gap-3">
      <Clocks conversation={conversation} />
      <Participants conversation={conversation} />
      {mayAct ? <Deeds conversation={conversation} onLeave={onLeave} /> : null}
    </div>
  );
}

type OfConversation = Pick<TeamContentProps, 'conversation'>;

function Clocks({ conversation }: OfConversation) {
  const { told, account, now } = useToldOf(conversation);
  const words = useEngagementWords();
  const window = useWindowWords();
  const ownId = useBootstrap().operator.id;
  const facts = told && { conversation, told, accountName: account?.name ?? '', ownId, now };
  const waiting = facts && words.waiting(facts);
  return (
    <div className="flex flex-col gap-1 text-sm text-pretty text-ink-soft">
      {facts ? <p className="text-ink">{words.sentence(facts)}</p> : null}
      {waiting ? <p className="text-waiting-ink">{waiting}</p> : null}
      <p>{window.sentence(windowState(conversation.lastInboundAt, now))}</p>
    </div>
  );
}

function Participants({ conversation }: OfConversation) {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  const presence = usePresence();
  const ownId = useBootstrap().operator.id;
  const people = operators.filter(({ id }) => conversation.participantIds.includes(id));
  if (people.length === 0) return <p className="text-sm text-ink-faint">{t('who.nobody')}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {people.map(({ id, name, pictureMediaId }) => {
        const here = presence.find(
          (item) => item.conversationId === conversation.id && item.operatorId === id,
        );
        const notes = [
          id === ownId ? t('who.you') : null,
          id === conversation.assigneeId ? t('who.assigned') : null,
          here ? t(here.isWriting ? 'who.isWriting' : 'who.isLooking') : null,
        ].filter((note) => note !== null);
        return (
          <li key={id} className="flex min-w-0 items-center gap-2 text-sm">
            <PersonPicture name={name} id={id} size={24} src={pictureAddress(pictureMediaId)} />
            <bdi className="min-w-0 flex-1 truncate text-ink">{name}</bdi>
            <span className="shrink-0 text-xs text-ink-faint">{notes.join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Deeds({ conversation, onLeave }: TeamContentProps) {
  const { t } = useTranslation('engagement');
  const ownId = useBootstrap().operator.id;
  const deeds = useToldDeeds();
  const [isAdding, setAdding] = useState(false);
  const takesPart = conversation.participantIds.includes(ownId);
  const isAlone = takesPart && conversation.participantIds.length === 1;
  const handOver = () => {
    onLeave();
    openHandOver(conversation.id);
  };
  if (isAdding) {
    return (
      <ColleagueList
        conversation={conversation}
        onChoose={(operatorId) => {
          setAdding(false);
          void deeds.add(conversation.id, operatorId);
        }}
      />
    );
  }
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="small" icon={UserRoundPlus} onClick={() => setAdding(true)}>
        {t('add.action')}
      </Button>
      {isAlone ? null : (
        <Button size="small" icon={Hand} onClick={() => void deeds.takeOver(conversation.id)}>
          {t('takeOver.action')}
        </Button>
      )}
      <Button size="small" icon={ArrowRightLeft} onClick={handOver}>
        {t('handOver.action')}
      </Button>
      {takesPart ? (
        <Button size="small" variant="quiet" icon={LogOut} onClick={() => void deeds.leave(conversation.id)}>
          {t('leave.action')}
        </Button>
      ) : null}
    </div>
  );
}

interface ColleagueListProps extends OfConversation {
  readonly onChoose: (operatorId: Conversation['participantIds'][number]) => void;
}

/** Colleagues who answer messages and do not take part yet. */
function ColleagueList({ conversation, onChoose }: ColleagueListProps) {
  const { t } = useTranslation('engagement');
  const ownId = useBootstrap().operator.id;
  const others = useWorkingOperators().filter(
    ({ id, role }) => role !== 'viewer' && !conversation.participantIds.includes(id),
  );
  return (
    <CheckList
      label={t('add.search')}
      emptyText={t('add.none')}
      options={others.map(({ id, name, pictureMediaId }) => ({
        value: String(id),
        label: name,
        isChecked: false,
        mark: <PersonPicture name={name} id={id} size={20} src={pictureAddress(pictureMediaId)} />,
        ...(id === ownId ? { note: t('who.you') } : {}),
      }))}
      onToggle={(value) => {
        const colleague = others.find(({ id }) => String(id) === value);
        if (colleague) onChoose(colleague.id);
      }}
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useMay } from '../../api/use-may.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { readOpenConversation } from '../../state/open-conversation-store.ts';
import { openHandOverAll, useShiftStore } from '../../state/shift-store.ts';
import { notify } from '../../ui/notify.ts';
import { HandOverAllDialog } from './HandOverAllDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { openHandOver, useHandOverStore } from './hand-over-store.ts';
import { useToldDeeds } from './use-told-deeds.ts';

/** What a team can do by keys and from the palette, and the questions it asks; nothing where one person works. */
export function EngagementCommands() {
  const isTeam = useWorkingOperators().length > 1;
  const mayAct = useMay('operator');
  return isTeam && mayAct ? <TeamCommands /> : null;
}

function TeamCommands() {
  useCommands(useTeamCommands());
  const { conversationId } = useHandOverStore();
  const { isHandingOverAll } = useShiftStore();
  return (
    <>
      {conversationId === null ? null : <HandOverDialog conversationId={conversationId} />}
      {isHandingOverAll ? <HandOverAllDialog /> : null}
    </>
  );
}

function useTeamCommands(): readonly Command[] {
  const { t } = useTranslation(['engagement', 'inbox']);
  const deeds = useToldDeeds();
  const withOpen = (run: (id: ConversationId) => void) => () => {
    const id = readOpenConversation();
    if (id === null) notify({ title: t('inbox:actions.nothingChosen'), id: 'nothing-chosen' });
    // The address holds the id of a conversation and nothing else.
    else run(id as ConversationId);
  };
  return [
    {
      id: 'conversation.takeOver',
      group: 'conversation',
      title: t('engagement:takeOver.action'),
      run: withOpen((id) => void deeds.takeOver(id)),
    },
    {
      id: 'conversation.handOver',
      group: 'conversation',
      title: t('engagement:handOver.command'),
      run: withOpen(openHandOver),
    },
    {
      id: 'conversation.leave',
      group: 'conversation',
      title: t('engagement:leave.action'),
      run: withOpen((id) => void deeds.leave(id)),
    },
    {
      id: 'conversation.handOverAll',
      group: 'conversation',
      title: t('engagement:shift.command'),
      run: openHandOverAll,
    },
  ];
}

import type { Conversation } from '#shared/contract/conversations.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { classNames } from '../../ui/class-names.ts';
import { PresenceWords } from './components/PresenceWords.tsx';
import { useToldOf } from './queries.ts';
import { useEngagementWords } from './use-engagement-words.ts';

/** Who owns the open conversation and until when, in the second line of its header; before it, who else is here. */
export function EngagementLine({ conversation }: { readonly conversation: Conversation }) {
  const { told, account, now, isTeam } = useToldOf(conversation);
  const words = useEngagementWords();
  const ownId = useBootstrap().operator.id;
  if (!isTeam) return null;
  const facts = told && { conversation, told, accountName: account?.name ?? '', ownId, now };
  const sentence = facts ? words.sentence(facts) : '';
  return (
    // Cut off at the end where there is no room; the button with the pictures says all of it.
    <span data-team className="flex min-w-0 items-center gap-1.5 truncate">
      <PresenceWords conversationId={conversation.id} />
      {facts ? (
        <span
          title={sentence}
          className={classNames(
            'min-w-0 truncate',
            facts.told.reason === 'escalated' && 'font-medium text-waiting-ink',
          )}
        >
          {sentence}
        </span>
      ) : null}
    </span>
  );
}

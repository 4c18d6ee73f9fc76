import type { SendFailureWord } from '#shared/domain/send-failures.ts';
import { getAccount } from '../db/queries/accounts.ts';
import type { StoredMessageError } from '../db/queries/message-error.ts';
import { replaceErrorOfQueued } from '../db/queries/outbox.ts';
import { ownFailure } from './failures.ts';
import { messageChanges, type OutboxParts } from './parts.ts';

/** Whether the requests of an account may leave, and what its waiting messages say while they may not. */
export interface Gate {
  isOpen(accountId: number): boolean;
  /** Why nothing leaves now, as it stood when it was last looked at; null when it does. */
  reason(accountId: number): StoredMessageError | null;
  /** Meta says that this token is dead: nothing leaves until there is another. */
  tokenDied(accountId: number, error: StoredMessageError): void;
  /** A person has done something about it, perhaps at Meta: the same token may live again. Meta is asked once more. */
  tryTokensAgain(): void;
}

/** Watches the token and the state of accounts. A dead token is asked once, not once per message. */
export function createGate(parts: OutboxParts): Gate {
  const deadTokens = new Map<number, { token: string; error: StoredMessageError }>();
  const reasons = new Map<number, StoredMessageError>();

  function findReason(accountId: number): StoredMessageError | null {
    const account = getAccount(parts.db, accountId);
    if (account !== null && account.state !== 'active') {
      return ownFailure(account.state === 'paused' ? 'account_paused' : 'account_disconnected');
    }
    const found = parts.target(accountId);
    if (found === null) {
      const word: SendFailureWord = account?.kind === 'sandbox' ? 'sandbox_off' : 'no_token';
      return ownFailure(word);
    }
    const dead = deadTokens.get(accountId);
    if (dead?.token === found.target.accessToken) return dead.error;
    deadTokens.delete(accountId);
    return null;
  }

  /** Every waiting message says why it waits, and no longer says it when it goes on. */
  function tell(accountId: number, from: StoredMessageError | null, to: StoredMessageError | null): void {
    const changed = replaceErrorOfQueued(parts.db, accountId, { from, to });
    parts.publish(changed.flatMap((message) => messageChanges({ ...message, accountId }, 'message.changed')));
    const reason = to?.code ?? to?.title ?? null;
    parts.log.info('outbox.account', { accountId, isOpen: to === null, reason, messages: changed.length });
  }

  return {
    isOpen(accountId) {
      const reason = findReason(accountId);
      const known = reasons.get(accountId) ?? null;
      if (reason?.code === known?.code && reason?.title === known?.title) return reason === null;
      if (reason === null) reasons.delete(accountId);
      else reasons.set(accountId, reason);
      tell(accountId, known, reason);
      return reason === null;
    },
    reason: (accountId) => reasons.get(accountId) ?? null,
    tokenDied(accountId, error) {
      const token = parts.target(accountId)?.target.accessToken;
      if (token !== undefined) deadTokens.set(accountId, { token, error });
    },
    tryTokensAgain: () => deadTokens.clear(),
  };
}

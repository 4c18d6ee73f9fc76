import { useEffect, useRef } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';

/** The hub believes it for ten seconds; told again a good deal earlier while one goes on typing. */
const REPEAT_MS = 5000;

/** Tells colleagues that an answer is being written here, at most every five seconds, and that it no longer is. */
export function useWritingReport(conversationId: ConversationId): (isWriting: boolean) => void {
  const { client } = useHub();
  const isTeam = useWorkingOperators().length > 1;
  const toldAt = useRef<number | null>(null);
  const report = useRef<(isWriting: boolean) => void>(() => undefined);
  useEffect(() => {
    report.current = (isWriting) => {
      const now = Date.now();
      const wasTold = toldAt.current !== null;
      if (isWriting ? wasTold && now - (toldAt.current ?? 0) < REPEAT_MS : !wasTold) return;
      toldAt.current = isWriting ? now : null;
      client.conversations.reportWriting({ id: conversationId, isWriting }).catch(() => {
        // A courtesy among colleagues; the hub forgets it by itself.
      });
    };
    // Left with words in the field: nobody writes here any more.
    return () => report.current(false);
  }, [client, conversationId]);
  return (isWriting) => {
    if (isTeam) report.current(isWriting);
  };
}

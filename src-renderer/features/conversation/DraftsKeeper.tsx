import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useDraftsStore } from '../../state/drafts-store.ts';
import { mergeDrafts } from '../../state/merge-drafts.ts';
import { notify } from '../../ui/notify.ts';
import { startDraftSaver } from './draft-saver.ts';

/** Keeps what is being written in step with the hub as long as the console is open; shows nothing. */
export function DraftsKeeper() {
  const { client, query } = useHub();
  const { t } = useTranslation('composer');
  const mayWrite = roleIncludes(useBootstrap().operator.role, 'operator');
  const { data } = useQuery({
    queryKey: query.drafts.list.queryKey(),
    queryFn: async () => {
      const askedAt = Date.now();
      return { askedAt, list: await client.drafts.list() };
    },
  });

  const hasMerged = useRef(false);
  useEffect(() => {
    if (!data) return;
    const answer = { ...data, isFirst: !hasMerged.current };
    hasMerged.current = true;
    useDraftsStore.setState(({ drafts }) => ({ drafts: mergeDrafts(drafts, answer) }));
  }, [data]);

  const notSaved = t('draft.notSaved');
  const isAnswered = data !== undefined;
  useEffect(() => {
    // First what the hub has: a copy of this browser that is older must not overwrite it.
    if (!mayWrite || !isAnswered) return;
    return startDraftSaver({
      save: (draft) => client.drafts.save(draft),
      onFailure: (error) => {
        if (toFailure(error).kind !== 'connection-lost') notify({ title: notSaved, id: 'draft-not-saved' });
      },
    });
  }, [client, mayWrite, isAnswered, notSaved]);
  return null;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../api/hub-context.ts';

/** Keeps the title of the page: the name of the program, with the number of unread conversations before it. */
export function useDocumentTitle(): void {
  const { t } = useTranslation(['shell', 'common']);
  const { query } = useHub();
  const unread = useQuery(query.conversations.counts.queryOptions()).data?.total.unread ?? 0;
  const title = unread > 0 ? t('shell:documentTitle', { count: unread }) : t('common:appName');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

import { useQuery } from '@tanstack/react-query';
import { ScrollText, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TeamMember } from '#shared/contract/team.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useMay } from '../../api/use-may.ts';
import { Button } from '../../ui/Button.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MemberDialog } from './components/MemberDialog.tsx';
import { MemberRow } from './components/MemberRow.tsx';
import { SeatsPanel } from './components/SeatsPanel.tsx';

/** The people who work here: who they are, what they may, and where they sit. */
export function TeamScreen() {
  const { t } = useTranslation(['team', 'audit']);
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const isAdmin = useMay('admin');
  const ownId = useQuery(query.app.bootstrap.queryOptions()).data?.operator.id;
  const people = useQuery(query.team.list.queryOptions());
  const [edited, setEdited] = useState<TeamMember | 'new' | null>(null);
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader
        title={t('team:title')}
        backLabel={t('team:back')}
        onBack={() => navigate('/')}
        actions={
          isAdmin ? (
            <>
              <Button icon={ScrollText} onClick={() => navigate('/team/audit')}>
                {t('audit:open')}
              </Button>
              <Button variant="primary" icon={UserPlus} onClick={() => setEdited('new')}>
                {t('team:add')}
              </Button>
            </>
          ) : null
        }
      />
      <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[820px] flex-col gap-10 px-4 pt-5 pb-16 sm:px-6">
          {people.isError ? (
            <LoadFailure
              title={t('team:loadFailed')}
              reason={sentenceOf(people.error)}
              onRetry={() => void people.refetch()}
            />
          ) : null}
          {people.isPending ? <Skeleton shape="rows" count={4} /> : null}
          {people.data ? (
            <ul aria-label={t('team:title')} className="flex flex-col divide-y divide-line">
              {people.data.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  people={people.data}
                  isAdmin={isAdmin}
                  isOwn={member.id === ownId}
                  onEdit={() => setEdited(member)}
                />
              ))}
            </ul>
          ) : null}
          {isAdmin && people.data ? <SeatsPanel people={people.data} /> : null}
        </div>
      </div>
      {edited ? (
        <MemberDialog
          member={edited === 'new' ? null : edited}
          isAdmin={isAdmin}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </main>
  );
}

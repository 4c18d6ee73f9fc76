import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useSecondsUntil } from '../../../state/use-seconds-until.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

export interface InviteDialogProps {
  readonly member: TeamMember;
  readonly onClose: () => void;
}

/** A link that makes one browser this person's seat, with the time that is left for it. */
export function InviteDialog({ member, onClose }: InviteDialogProps) {
  const { t } = useTranslation('team');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const invite = useMutation(query.team.invite.mutationOptions());
  const { mutate } = invite;
  const left = useSecondsUntil(invite.data?.expiresAt ?? null);
  useEffect(() => mutate({ id: member.id }), [mutate, member.id]);
  const again = <Button onClick={() => mutate({ id: member.id })}>{t('inviteAgain')}</Button>;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('inviteTitle', { name: member.name })}
      description={t('inviteText')}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      {invite.isError ? (
        <Banner tone="danger" action={again}>
          {sentenceOf(invite.error)}
        </Banner>
      ) : null}
      {invite.isPending ? <Skeleton shape="lines" count={2} /> : null}
      {invite.data ? (
        left === null ? (
          <Banner tone="waiting" action={again}>
            {t('inviteOver')}
          </Banner>
        ) : (
          <CopyField
            label={t('inviteLink')}
            value={invite.data.url}
            description={t('inviteLeft', { count: Math.ceil(left / 60) })}
          />
        )
      ) : null}
    </Dialog>
  );
}

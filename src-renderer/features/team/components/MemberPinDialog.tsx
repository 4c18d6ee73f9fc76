import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { PinDialog } from '../../../ui/PinDialog.tsx';

export interface MemberPinDialogProps {
  readonly member: TeamMember;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** A colleague's PIN, set anew by an admin, or one's own. */
export function MemberPinDialog({ member, isOwn, onClose }: MemberPinDialogProps) {
  const { t } = useTranslation('team');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const setPin = useMutation(query.team.setPin.mutationOptions({ onSuccess: onClose }));
  return (
    <PinDialog
      title={t('pinOf', { name: member.name })}
      asksCurrent={isOwn}
      hasPin={member.hasPin}
      error={setPin.isError ? sentenceOf(setPin.error) : undefined}
      isPending={setPin.isPending}
      onSave={(pin, currentPin) => setPin.mutate({ id: member.id, pin, currentPin })}
      onClose={onClose}
    />
  );
}

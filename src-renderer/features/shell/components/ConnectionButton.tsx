import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useConnectionTrouble } from '../../../api/use-connection-trouble.ts';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import { RailButton } from './RailButton.tsx';

/** What is wrong with the connection to Meta, and the way to it; nothing at all while all is well. */
export function ConnectionButton({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation('shell');
  const [location, navigate] = useLocation();
  const trouble = useConnectionTrouble();
  if (!trouble) return null;
  const isOfDoctor = trouble.kind === 'act' || trouble.kind === 'repairable';
  const place = isOfDoctor ? '/doctor' : '/accounts/address';
  return (
    <RailButton
      label={
        isOfDoctor
          ? t(`rail.trouble.${trouble.kind}`, { count: trouble.count })
          : t(`rail.trouble.${trouble.kind}`)
      }
      icon={
        <StatusDot
          kind={trouble.kind === 'address-down' || trouble.kind === 'act' ? 'bad' : 'waiting'}
          label=""
          isLabelHidden
        />
      }
      isChosen={location.startsWith(place)}
      isNarrow={isNarrow}
      onChoose={() => navigate(place)}
    />
  );
}

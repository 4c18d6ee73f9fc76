import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { errorHelpPath } from './help-path.ts';
import { toFailure } from './refusal.ts';

/** Where the help tells of an error: what a notice offers beside it. Undefined for what the help knows nothing of. */
export function useFailureHelp(): (error: unknown) => { label: string; onPress: () => void } | undefined {
  const { t } = useTranslation('shell');
  const [, navigate] = useLocation();
  return (error) => {
    const failure = toFailure(error);
    const code = failure.kind === 'refused' ? failure.metaCode : null;
    if (code === null) return undefined;
    return { label: t('failure.readMore'), onPress: () => navigate(errorHelpPath(code)) };
  };
}

import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import type { TestState } from '../use-new-account.ts';

export interface NewAccountActionsProps {
  readonly testState: TestState;
  readonly isTesting: boolean;
  readonly isSaving: boolean;
  readonly disabledReason: string | undefined;
  readonly onTest: () => void;
}

const notes = { none: 'notTested', outdated: 'changedSinceTest', ok: 'testedOk', bad: 'testedBad' } as const;

/** Test and save, and what is known about the values at this moment. */
export function NewAccountActions(props: NewAccountActionsProps) {
  const { testState, isTesting, isSaving, disabledReason, onTest } = props;
  const { t } = useTranslation('accounts');
  const isTested = testState === 'ok';
  return (
    <div className="shrink-0 border-t border-line px-6 py-3">
      <div className="mx-auto flex max-w-[640px] flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-60 flex-1 text-sm text-pretty text-ink-soft">{t(`form.${notes[testState]}`)}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            size="large"
            variant={isTested ? 'secondary' : 'primary'}
            pendingLabel={isTesting && t('form.testing')}
            disabledReason={disabledReason}
            onClick={onTest}
          >
            {t(testState === 'none' ? 'form.test' : 'form.testAgain')}
          </Button>
          <Button
            type="submit"
            size="large"
            variant={isTested ? 'primary' : 'secondary'}
            pendingLabel={isSaving && t('form.saving')}
            disabledReason={disabledReason}
          >
            {t('form.save')}
          </Button>
        </div>
      </div>
    </div>
  );
}

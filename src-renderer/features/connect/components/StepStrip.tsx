import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { connectSteps } from '#shared/contract/connect.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { Wizard } from '../use-wizard.ts';
import { stepLock } from '../wizard-steps.ts';

/** The steps in one line, for windows too narrow for the list. */
export function StepStrip({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connect');
  const place = connectSteps.indexOf(wizard.step);
  const trigger = (
    <Button size="small" variant="quiet" after={<Icon of={ChevronDown} size={14} />}>
      {t('frame.chooseStep')}
    </Button>
  );
  return (
    <div className="border-b border-line px-4 py-2">
      <ProgressBar
        label={t('frame.stepOf', { step: place + 1, total: connectSteps.length })}
        value={wizard.draft.done.length / connectSteps.length}
        action={
          <Menu
            align="end"
            trigger={trigger}
            entries={connectSteps.map((step, index) => {
              const lock = stepLock(wizard.draft, step);
              return {
                kind: 'action' as const,
                label: `${index + 1}. ${t(`steps.${step}`)}`,
                disabledReason: lock ? t(`frame.${lock}`) : undefined,
                onSelect: () => wizard.goTo(step),
              };
            })}
          />
        }
      />
    </div>
  );
}

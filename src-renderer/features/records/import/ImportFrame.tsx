import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { StepList } from '../../../ui/StepList.tsx';
import { recordsPath } from '../paths.ts';
import { useRecordLabel, useRecordTypes } from '../queries.ts';

const steps = ['file', 'map', 'run', 'done'] as const;

export interface ImportFrameProps {
  readonly typeName: string | undefined;
  readonly step: (typeof steps)[number] | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The heading and the steps around every stage of an import. */
export function ImportFrame({ typeName, step, actions, children }: ImportFrameProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  const type = useRecordTypes().data?.find(({ name }) => name === typeName);
  const typeLabel = type ? labelOf(type) : (typeName ?? '');
  return (
    <>
      <ScreenHeader
        title={step === null ? t('import.list') : t('import.title', { type: typeLabel })}
        backLabel={t('record.backToList')}
        onBack={() => navigate(typeName === undefined ? '/records' : recordsPath(typeName))}
        actions={actions}
      />
      <div // `relative`: what fields hide for forms would otherwise make the whole window scroll.
        className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-4 sm:px-6"
      >
        <div className="flex max-w-[1000px] flex-col gap-6 py-5 pb-16">
          {step === null ? null : (
            <StepList steps={steps.map((name) => t(`import.steps.${name}`))} current={steps.indexOf(step)} />
          )}
          {children}
        </div>
      </div>
    </>
  );
}

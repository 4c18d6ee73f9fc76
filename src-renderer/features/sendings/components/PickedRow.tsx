import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';

export interface PickedRowProps {
  readonly children: ReactNode;
  readonly onChange: () => void;
}

/** A choice that is made, with the way back to choosing. */
export function PickedRow({ children, onChange }: PickedRowProps) {
  const { t } = useTranslation('sendings');
  return (
    <div className="flex items-center gap-3 rounded-md border border-line px-3.5 py-2.5">
      <div className="min-w-0 flex-1">{children}</div>
      <Button size="small" variant="quiet" onClick={onChange}>
        {t('source.change')}
      </Button>
    </div>
  );
}

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon.tsx';

export interface SettingRowProps {
  /** Left out where the control brings its own words (a Switch). */
  readonly label?: string;
  readonly description?: string;
  readonly children: ReactNode;
  /** Why the last change of this setting did not happen. */
  readonly error?: string | undefined;
}

/** One setting: what it is at the start, the control at the end, and its failure below. */
export function SettingRow({ label, description, children, error }: SettingRowProps) {
  return (
    <div className="flex flex-col gap-2 py-3.5">
      {label ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="min-w-52 flex-1">
            <p className="text-base text-ink">{label}</p>
            {description ? <p className="text-sm text-ink-faint">{description}</p> : null}
          </div>
          {children}
        </div>
      ) : (
        children
      )}
      {error ? (
        <p role="alert" className="flex items-start gap-1.5 text-sm text-danger-ink">
          <Icon of={CircleAlert} size={14} className="mt-0.5" />
          <span className="min-w-0">{error}</span>
        </p>
      ) : null}
    </div>
  );
}

import type { ReactNode } from 'react';
import { SectionPanel, type SectionPanelProps } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface ManagedListPanelProps extends Omit<SectionPanelProps, 'children'> {
  /** Why the list is not here. */
  readonly error: string | undefined;
  readonly isEmpty: boolean;
  readonly emptyText: string;
  /** The rows, each an `<li>`. */
  readonly children: ReactNode;
  /** Why nothing can be changed here. */
  readonly lockedText?: string | undefined;
  /** The form for one more; null for those who may not. */
  readonly newForm: ReactNode;
}

/** A section of the settings with a list that people keep themselves, and below it the form for one more. */
export function ManagedListPanel(props: ManagedListPanelProps) {
  const { error, isEmpty, emptyText, children, lockedText, newForm, ...section } = props;
  return (
    <SectionPanel {...section}>
      <SettingRow error={error}>
        <div className="flex flex-col gap-1">
          {isEmpty ? <p className="text-base text-ink-soft">{emptyText}</p> : null}
          <ul className="flex flex-col gap-1">{children}</ul>
          {lockedText === undefined ? null : <p className="pt-1 text-sm text-ink-faint">{lockedText}</p>}
        </div>
      </SettingRow>
      {newForm}
    </SectionPanel>
  );
}

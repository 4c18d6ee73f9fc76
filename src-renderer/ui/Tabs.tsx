import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A count or a dot after the words. */
  readonly mark?: ReactNode;
  readonly panel: ReactNode;
}

export interface TabsProps<Value extends string> {
  /** What the tabs divide, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
}

/** Panels that share one place; arrows move between the tabs, Enter or Space opens. */
export function Tabs<Value extends string>({ label, tabs, value, onValueChange }: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
      className="flex min-h-0 flex-col"
    >
      <Base.List
        aria-label={label}
        className="relative flex shrink-0 gap-4 overflow-x-auto border-b border-line"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex shrink-0 items-center gap-1.5 rounded-xs py-2 text-sm font-medium text-ink-faint transition-colors select-none -outline-offset-2 hover:text-ink data-active:text-ink"
          >
            {tab.label}
            {tab.mark}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 start-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-(--motion-slow)" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 overflow-y-auto py-4 outline-offset-0"
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

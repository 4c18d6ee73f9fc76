import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Clock,
  type LucideIcon,
  Wrench,
} from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';

export type MarkState = 'ok' | 'waiting' | 'repairable' | 'act' | 'unknown' | 'none' | 'running';

const marks: Record<Exclude<MarkState, 'running'>, readonly [LucideIcon, string]> = {
  ok: [CircleCheck, 'text-success-ink'],
  waiting: [Clock, 'text-waiting-ink'],
  repairable: [Wrench, 'text-accent-ink'],
  act: [CircleAlert, 'text-danger-ink'],
  unknown: [CircleHelp, 'text-ink-faint'],
  none: [CircleDashed, 'text-ink-faint'],
};

/** The state of one thing by shape and colour; `label` says it to who cannot see it. */
export function StateMark({ state, label }: { readonly state: MarkState; readonly label: string }) {
  if (state === 'running') {
    return (
      <span className="flex size-5 shrink-0 items-center justify-center text-accent-ink">
        <Spinner size={16} />
        <span className="sr-only">{label}</span>
      </span>
    );
  }
  const [glyph, colour] = marks[state];
  return <Icon of={glyph} size={20} label={label} className={classNames('mt-px', colour)} />;
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '#shared/contract/sandbox.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { canConcernAll, type FaultKind, hasCode, parseCode } from '../faults.ts';

export interface FaultRowProps {
  readonly kind: FaultKind;
  /** Undefined while it is off. */
  readonly fault: Fault | undefined;
  readonly onToggle: (isOn: boolean) => void;
  readonly onChange: (change: Partial<Pick<Fault, 'code' | 'count' | 'on'>>) => void;
}

/** One failure: its switch, and while it is on how often it happens, to which calls and with which code. */
export function FaultRow({ kind, fault, onToggle, onChange }: FaultRowProps) {
  const { t } = useTranslation('sandbox');
  // null while nobody types: what the sandbox says stands there.
  const [typedCode, setTypedCode] = useState<string | null>(null);
  const code = typedCode ?? String(fault?.code ?? '');
  const isCodeWrong = parseCode(code) === null;
  const saveCode = () => {
    const next = parseCode(code);
    if (next === null) return;
    setTypedCode(null);
    if (next !== fault?.code) onChange({ code: next });
  };
  return (
    <li className="flex flex-col gap-2">
      <Switch
        label={t(`faults.kinds.${kind}`)}
        description={t(`faults.explanations.${kind}`)}
        isOn={fault !== undefined}
        onChange={onToggle}
      />
      {fault ? (
        <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-s-2 border-line ps-3">
          {hasCode(kind) ? (
            <TextField
              className="w-40"
              label={t(kind === 'graph_html' ? 'faults.httpStatus' : 'faults.code')}
              isCode
              inputMode="numeric"
              value={code}
              error={isCodeWrong ? t('faults.codeInvalid') : undefined}
              onChange={(event) => setTypedCode(event.target.value)}
              onBlur={saveCode}
              onKeyDown={(event) => {
                if (event.key === 'Enter') saveCode();
              }}
            />
          ) : null}
          <SegmentedControl
            label={t('faults.howOften')}
            segments={[
              { value: 'always', label: t('faults.untilOff') },
              { value: 'once', label: t('faults.once') },
            ]}
            value={fault.count === null ? 'always' : 'once'}
            onValueChange={(often) => onChange({ count: often === 'once' ? 1 : null })}
          />
          {canConcernAll(kind) ? (
            <SegmentedControl
              label={t('faults.scope')}
              segments={[
                { value: 'messages', label: t('faults.messagesOnly') },
                { value: 'any', label: t('faults.allCalls') },
              ]}
              value={fault.on === 'any' ? 'any' : 'messages'}
              onValueChange={(on) => onChange({ on })}
            />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

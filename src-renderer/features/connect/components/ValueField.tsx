import { type ClipboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueCheck } from '#shared/contract/connect.ts';
import { accountFieldNames } from '#shared/domain/account-form.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { isBlock, type PastedField, type PastedValues, valuesInText } from '../paste-values.ts';
import type { Wizard } from '../use-wizard.ts';
import { HelpLink, WayOnButton } from './WayOn.tsx';

export interface ValueFieldProps {
  readonly wizard: Wizard;
  readonly field: PastedField;
  /** What is saved: the id itself, or the end of a secret. */
  readonly saved: string | null;
  readonly isSecret: boolean;
  readonly onValues: (values: PastedValues) => void;
  readonly onFocus: () => void;
}

/** Long enough not to ask Meta at each letter, short enough to be an answer. */
const askAfterMs = 900;

const markOf: Record<ValueCheck['state'], MarkState> = {
  missing: 'none',
  checking: 'running',
  ok: 'ok',
  warning: 'waiting',
  failed: 'act',
};

/** One value from Meta: typed or pasted, asked of Meta a moment later, and told what came of it. */
export function ValueField(props: ValueFieldProps) {
  const { wizard, field, saved, isSecret, onValues, onFocus } = props;
  const { t } = useTranslation('connect');
  const [typed, setTyped] = useState<string | null>(null);
  // What was asked about already is not asked again when the field is left.
  const [handed, setHanded] = useState<string | null>(null);
  const [isReplacing, setReplacing] = useState(false);
  const check = wizard.draft.checks.find((candidate) => candidate.field === field);
  const { setValues, recheck } = wizard.actions;
  const isAsking =
    recheck.isPending ||
    (setValues.isPending && setValues.variables[field] !== undefined) ||
    check?.state === 'checking';
  const hand = () => {
    // An empty secret is nobody's wish: the saved one is replaced by another, never by nothing.
    if (
      typed === null ||
      (typed === handed && !isSecret) ||
      typed === (saved ?? '') ||
      (isSecret && typed === '')
    )
      return;
    setHanded(typed);
    onValues({ [field]: typed });
    setReplacing(false);
    if (isSecret) setTyped(null);
  };
  const handLater = useEffectEvent(hand);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => handLater(), askAfterMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const values = valuesInText(event.clipboardData.getData('text'));
    if (!isBlock(values)) return;
    event.preventDefault();
    setTyped(null);
    setReplacing(false);
    onValues(values);
  };
  const common = {
    size: 'large' as const,
    label: accountFieldNames[field],
    description: t(`values.where.${field}`),
    autoComplete: 'off',
    onPaste: paste,
    onFocus,
    onBlur: hand,
  };
  const isKept = isSecret && saved !== null && !isReplacing;
  return (
    <div className="flex flex-col gap-2">
      {isKept ? (
        <SavedSecret label={common.label} hint={saved} onReplace={() => setReplacing(true)} />
      ) : isSecret ? (
        <PasswordField {...common} value={typed ?? ''} onChange={(event) => setTyped(event.target.value)} />
      ) : (
        <TextField
          {...common}
          isCode
          inputMode="numeric"
          value={typed ?? saved ?? ''}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {isReplacing ? (
        <Button
          size="small"
          variant="quiet"
          className="-ms-2.5 self-start"
          onClick={() => {
            setTyped(null);
            setReplacing(false);
          }}
        >
          {t('values.cancelReplace')}
        </Button>
      ) : null}
      <CheckLine
        wizard={wizard}
        check={check}
        isAsking={isAsking}
        onUse={(value) => {
          setTyped(null);
          onValues({ [field]: value });
        }}
      />
    </div>
  );
}

interface SavedSecretProps {
  readonly label: string;
  readonly hint: string;
  readonly onReplace: () => void;
}

function SavedSecret({ label, hint, onReplace }: SavedSecretProps) {
  const { t } = useTranslation('connect');
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm font-medium text-ink">{label}</p>
      <div className="flex min-h-10 flex-wrap items-center gap-2 rounded-sm border border-line bg-hover px-2.5 py-1">
        <span className="min-w-0 flex-1 text-base text-ink-soft">
          {hint === '' ? t('values.savedNoHint') : t('values.saved', { hint: `…${hint}` })}
        </span>
        <Button size="small" aria-label={`${t('values.replace')}: ${label}`} onClick={onReplace}>
          {t('values.replace')}
        </Button>
      </div>
    </div>
  );
}

interface CheckLineProps {
  readonly wizard: Wizard;
  readonly check: ValueCheck | undefined;
  readonly isAsking: boolean;
  readonly onUse: (value: string) => void;
}

function CheckLine({ wizard, check, isAsking, onUse }: CheckLineProps) {
  const { t } = useTranslation('connect');
  const { language } = useLanguage();
  const state = isAsking ? 'checking' : (check?.state ?? 'missing');
  const sentence = isAsking ? t('check.checking') : (check?.sentence?.[language] ?? null);
  const failure = isAsking ? null : (check?.failure ?? null);
  const isWrong = state === 'failed' || state === 'warning';
  return (
    <div role="status" className="flex min-h-6 items-start gap-2 empty:hidden">
      {state === 'missing' ? null : (
        <>
          <StateMark state={markOf[state]} label={t(`check.${state}`)} />
          <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
            <p className={`text-sm text-pretty ${state === 'failed' ? 'text-danger-ink' : 'text-ink-soft'}`}>
              {sentence ?? t(`check.${state}`)}
            </p>
            {!isAsking && check?.proposal ? (
              <Button size="small" variant="primary" onClick={() => onUse(check.proposal ?? '')}>
                {t('values.use', { value: check.proposal })}
              </Button>
            ) : null}
            {failure && isWrong ? (
              <div className="flex flex-wrap items-center gap-2">
                <WayOnButton wizard={wizard} failure={failure} />
                <HelpLink failure={failure} />
              </div>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}

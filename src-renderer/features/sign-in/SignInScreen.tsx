import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toFailure } from '../../api/refusal.ts';
import { signIn } from '../../api/seat.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { languages } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TokenPlacePanel } from './components/TokenPlacePanel.tsx';
import { tokenFromText } from './token-from-text.ts';

export interface SignInScreenProps {
  /** What the address of this page carried, when the hub did not take it. */
  readonly refused?: 'token' | 'invite' | null;
  readonly onSignedIn: () => void;
}

type Attempt = { kind: 'idle' } | { kind: 'checking' } | { kind: 'failed'; sentence: string };

/** Asks a browser for the hub's token, once; it is traded for a cookie and forgotten here. */
export function SignInScreen({ refused = null, onSignedIn }: SignInScreenProps) {
  const { t } = useTranslation('signIn');
  const { t: word } = useTranslation('common');
  const { language, setLanguage } = useLanguage();
  const [attempt, setAttempt] = useState<Attempt>(
    refused === 'token' ? { kind: 'failed', sentence: t('wrong') } : { kind: 'idle' },
  );
  const sentenceOf = useFailureSentence();
  // Not state: the token belongs to the field alone, and is gone with it.
  const field = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const token = tokenFromText(field.current?.value ?? '');
    if (token === null) setAttempt({ kind: 'failed', sentence: t('empty') });
    else {
      setAttempt({ kind: 'checking' });
      try {
        await signIn(token);
        return onSignedIn();
      } catch (error) {
        const failure = toFailure(error);
        const isWrong = failure.kind === 'refused' && failure.code === 'WRONG_TOKEN';
        const sentence = failure.kind === 'connection-lost' ? t('unreachable') : sentenceOf(error);
        setAttempt({ kind: 'failed', sentence: isWrong ? t('wrong') : sentence });
      }
    }
    field.current?.focus();
    field.current?.select();
  };

  return (
    <main className="flex h-full flex-col overflow-x-hidden overflow-y-auto bg-surface-sunken">
      <div className="flex shrink-0 justify-end p-4">
        <SegmentedControl
          label={word('language.label')}
          segments={languages.map((value) => ({ value, label: word(`language.${value}`) }))}
          value={language}
          onValueChange={setLanguage}
        />
      </div>
      <div className="m-auto flex w-full max-w-[440px] flex-col gap-6 px-6 pb-16">
        <div className="flex flex-col items-center gap-3 text-center">
          <Mark size={44} />
          <h1 className="text-xl font-semibold text-ink">{t('title')}</h1>
          <p className="text-base text-balance text-ink-soft">{t('lead')}</p>
        </div>
        {refused === 'invite' ? (
          <Banner tone="waiting" title={t('inviteRefused.title')}>
            {t('inviteRefused.text')}
          </Banner>
        ) : null}
        <form
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
          onSubmit={(event) => void submit(event)}
          noValidate
        >
          <PasswordField
            ref={field}
            size="large"
            name="token"
            label={t('field')}
            description={t('description')}
            error={attempt.kind === 'failed' ? attempt.sentence : undefined}
            autoFocus
          />
          <Button
            type="submit"
            variant="primary"
            size="large"
            pendingLabel={attempt.kind === 'checking' && t('pending')}
          >
            {t('action')}
          </Button>
        </form>
        <TokenPlacePanel />
      </div>
    </main>
  );
}

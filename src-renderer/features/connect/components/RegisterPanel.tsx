import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberFacts } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import type { KnownIds } from '../meta-pages.ts';
import type { NumberActions } from '../use-number.ts';
import { DigitsForm } from './DigitsForm.tsx';
import { SubPanel } from './SubPanel.tsx';
import { HelpLink } from './WayOn.tsx';
import { MetaLink } from './WherePanel.tsx';

export interface RegisterPanelProps {
  readonly accountId: AccountId;
  readonly number: NumberActions;
  readonly facts: NumberFacts;
  readonly ids: KnownIds;
}

/** Registers the number with a PIN; tries are counted aloud, since Meta locks a number after a few wrong ones. */
export function RegisterPanel({ accountId, number, facts, ids }: RegisterPanelProps) {
  const { t } = useTranslation('connectNumber');
  const sentenceOf = useFailureSentence();
  const { register } = number;
  const [riskyPin, setRiskyPin] = useState<string | null>(null);
  const tryPin = (pin: string, despiteRisk: boolean) =>
    register.mutate(
      { accountId, pin, despiteRisk },
      {
        onError: (error) => {
          const failure = toFailure(error);
          const isRisky = failure.kind === 'refused' && failure.code === 'PIN_AT_RISK';
          setRiskyPin(isRisky && !despiteRisk ? pin : null);
        },
        onSuccess: () => setRiskyPin(null),
      },
    );
  const sentence = register.error ? sentenceOf(register.error) : undefined;
  return (
    <SubPanel title={t('health.register.title')} text={t('health.register.text')}>
      {facts.wrongPins > 0 ? (
        <Banner tone="danger" action={<HelpLink failure="wrong_pin" />}>
          {t('health.register.wrongPins', { count: facts.wrongPins })}
        </Banner>
      ) : null}
      <DigitsForm
        label={t('health.register.pin')}
        shapeMistake={t('health.register.pinShape')}
        submitLabel={t('health.register.action')}
        pendingLabel={register.isPending && t('health.register.pending')}
        error={riskyPin === null ? sentence : undefined}
        onSubmit={(pin) => tryPin(pin, false)}
        after={
          <p className="text-sm text-ink-faint tabular-nums">
            {t('health.register.triesLeft', { count: facts.registrationsLeft })}
          </p>
        }
      />
      <ConfirmDialog
        isOpen={riskyPin !== null}
        onOpenChange={() => setRiskyPin(null)}
        title={t('health.register.riskTitle')}
        description={sentence ?? ''}
        confirmLabel={t('health.register.despite')}
        tone="danger"
        pendingLabel={register.isPending && t('health.register.pending')}
        onConfirm={() => tryPin(riskyPin ?? '', true)}
      />
      <ForgottenPin accountId={accountId} number={number} ids={ids} />
    </SubPanel>
  );
}

function ForgottenPin({ accountId, number, ids }: Omit<RegisterPanelProps, 'facts'>) {
  const { t } = useTranslation('connectNumber');
  const sentenceOf = useFailureSentence();
  const { setPin } = number;
  const [isAsked, setAsked] = useState(false);
  return (
    <Fold title={t('health.register.forgot')}>
      <p className="text-sm text-pretty text-ink-soft">{t('health.register.forgotText')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => setAsked(true)}>
          {t('health.register.setPin')}
        </Button>
        <MetaLink page="phoneNumbers" ids={ids} />
      </div>
      {isAsked ? (
        <DigitsForm
          label={t('health.register.pin')}
          shapeMistake={t('health.register.pinShape')}
          submitLabel={t('health.register.setPin')}
          pendingLabel={setPin.isPending && t('health.register.settingPin')}
          error={setPin.error ? sentenceOf(setPin.error) : undefined}
          onSubmit={(pin) => setPin.mutate({ accountId, pin })}
        />
      ) : null}
      {setPin.isSuccess ? <Banner tone="success">{t('health.register.pinChanged')}</Banner> : null}
    </Fold>
  );
}

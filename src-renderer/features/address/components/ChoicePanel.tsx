import { useTranslation } from 'react-i18next';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { type CardOption, RadioCards } from '../../../ui/RadioCards.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { isProgram, programPages, providersInOrder } from '../providers.ts';
import { useTunnelActions } from '../queries.ts';
import { type ChoiceBeingMade, useChoice } from '../use-choice.ts';
import { ChoiceDetails } from './ChoiceDetails.tsx';

type Provider = TunnelState['provider'];

export interface ChoicePanelProps {
  readonly state: TunnelState;
  readonly locked: string | undefined;
  readonly hasLiveAccount: boolean;
  /** Called once the hub has taken the choice. */
  readonly onChosen?: () => void;
  /** Leaves everything as it is; without it there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined;
}

/** How Meta reaches this computer: one card for each way, honest about what each is worth. */
export function ChoicePanel({ state, locked, hasLiveAccount, onChosen, onCancel }: ChoicePanelProps) {
  const { t } = useTranslation('address');
  const sentenceOf = useFailureSentence();
  const making = useChoice(state);
  const { choose } = useTunnelActions();
  const cardOf = useCards(state, making);
  const { provider } = making.choice;
  const isNone = provider === 'none';
  const submit = () => {
    making.touch();
    if (making.isRight) choose.mutate(making.input, { onSuccess: onChosen });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="text-sm text-pretty text-ink-soft">{t('choice.advice')}</p>
      <RadioCards
        label={t('choice.label')}
        options={providersInOrder.map(cardOf)}
        value={provider}
        onValueChange={making.chooseProvider}
      />
      {isNone ? null : (
        <Checkbox
          label={t('choice.mayFallBack')}
          description={t('choice.mayFallBackText')}
          isChecked={making.choice.mayFallBack}
          onChange={(mayFallBack) => making.change({ mayFallBack })}
        />
      )}
      {isNone && hasLiveAccount ? <Banner tone="waiting">{t('choice.noneWarning')}</Banner> : null}
      {choose.error ? <Banner tone="danger">{sentenceOf(choose.error)}</Banner> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          disabledReason={locked ?? (making.isConsentMissing ? t('choice.consentMissing') : undefined)}
          pendingLabel={choose.isPending && t('choice.opening')}
        >
          {t(isNone ? 'choice.close' : 'choice.open')}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t('choice.cancel')}</Button> : null}
      </div>
    </form>
  );
}

/** One way as a card; what this computer does not have cannot be chosen, and says how to get it. */
function useCards(state: TunnelState, making: ChoiceBeingMade): (provider: Provider) => CardOption<Provider> {
  const { t } = useTranslation('address');
  return (provider) => {
    const found = state.candidates.find((candidate) => candidate.provider === provider);
    const isMissing = isProgram(provider) && !found?.isFound && provider !== state.provider;
    return {
      value: provider,
      label: t(`choice.names.${provider}`),
      description:
        isMissing && isProgram(provider) ? (
          <>
            {t(`choice.texts.${provider}`)} {t(`choice.get.${provider}`)}{' '}
            <ExternalLink href={programPages[provider]}>{t('choice.getLink')}</ExternalLink>
          </>
        ) : (
          t(`choice.texts.${provider}`)
        ),
      mark: <Marks provider={provider} state={state} isMissing={isMissing} />,
      isDisabled: isMissing,
      more:
        provider === 'localtunnel' || provider === 'own' ? (
          <ChoiceDetails making={making} isConsentGiven={state.consentGiven} />
        ) : undefined,
    };
  };
}

interface MarksProps {
  readonly provider: Provider;
  readonly state: TunnelState;
  readonly isMissing: boolean;
}

function Marks({ provider, state, isMissing }: MarksProps) {
  const { t } = useTranslation('address');
  const found = state.candidates.find((candidate) => candidate.provider === provider);
  return (
    <>
      {provider === state.provider && provider !== 'none' ? <Tag>{t('choice.current')}</Tag> : null}
      {provider === 'tailscale' || provider === 'own' ? (
        <Tag tone="success">{t('choice.tags.daily')}</Tag>
      ) : null}
      {provider === 'localtunnel' ? <Tag>{t('choice.tags.now')}</Tag> : null}
      {isMissing ? <Tag>{t('choice.tags.missing')}</Tag> : null}
      {isProgram(provider) && found?.isFound ? (
        <Tag>
          {found.version ? t('choice.tags.foundVersion', { version: found.version }) : t('choice.tags.found')}
        </Tag>
      ) : null}
    </>
  );
}

import { SmartphoneNfc } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, type AccountColor, accountColors } from '#shared/contract/accounts.ts';
import type { NumberCard } from '#shared/contract/connect.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { NumberCardField } from '../components/NumberCardField.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { MetaLink, WherePanel } from '../components/WherePanel.tsx';
import type { Wizard } from '../use-wizard.ts';

/** Chooses the number that customers write to; with it the account stands. */
export function NumberStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connect');
  const { draft, actions } = wizard;
  const sentenceOf = useFailureSentence();
  const accounts = useAccounts();
  const [chosenId, setChosenId] = useState(() => firstChoice(draft.numbers, draft.phoneNumberId));
  const [typedName, setTypedName] = useState<string | null>(null);
  const [department, setDepartment] = useState('');
  const card = draft.numbers.find(({ phoneNumberId }) => phoneNumberId === chosenId);
  const name = typedName ?? suggestedName(card, accounts);
  const choose = actions.chooseNumber;
  const isChosen = draft.accountId !== null && card?.phoneNumberId === draft.phoneNumberId;
  const submit = () => {
    if (!card) return;
    choose.mutate(
      {
        id: draft.id,
        wabaId: card.wabaId,
        phoneNumberId: card.phoneNumberId,
        name: name.trim(),
        color: freeColour(accounts, card),
        department: department.trim() || null,
      },
      { onSuccess: wizard.complete },
    );
  };
  return (
    <StepFrame
      wizard={wizard}
      title={t('number.title')}
      lead={t('number.lead')}
      where={<WherePanel drawing="manager" page="phoneNumbers" draft={draft} />}
      next={
        isChosen
          ? {}
          : {
              label: t('number.connect'),
              pendingLabel: choose.isPending && t('number.connecting'),
              disabledReason: !card
                ? t('number.pickFirst')
                : name.trim() === ''
                  ? t('number.nameEmpty')
                  : undefined,
              onNext: submit,
            }
      }
    >
      {draft.numbers.length === 0 ? (
        <EmptyState
          size="inline"
          icon={SmartphoneNfc}
          title={t('number.empty')}
          description={t('number.emptyHint')}
          action={
            <>
              <MetaLink page="phoneNumbers" ids={draft} />
              <Button
                size="small"
                pendingLabel={actions.recheck.isPending && t('values.checking')}
                onClick={() => actions.recheck.mutate({ id: draft.id })}
              >
                {t('values.recheck')}
              </Button>
            </>
          }
        />
      ) : (
        <div className="flex max-w-[560px] flex-col gap-5">
          <NumberCardField numbers={draft.numbers} value={chosenId} onValueChange={setChosenId} />
          {card?.mode === 'test' ? <Banner tone="waiting">{t('number.testHint')}</Banner> : null}
          {card?.accountId && !isChosen ? <Banner tone="info">{t('number.alreadyHint')}</Banner> : null}
          {isChosen ? (
            <Banner tone="success">
              {t('number.connected', { number: card.displayPhoneNumber ?? card.phoneNumberId })}
            </Banner>
          ) : card ? (
            <>
              <TextField
                size="large"
                label={t('number.name')}
                description={t('number.nameDescription')}
                maxLength={60}
                value={name}
                autoComplete="off"
                error={name.trim() === '' ? t('number.nameEmpty') : undefined}
                onChange={(event) => setTypedName(event.target.value)}
              />
              <TextField
                size="large"
                label={t('number.department')}
                hint={t('number.optional')}
                maxLength={60}
                value={department}
                autoComplete="off"
                onChange={(event) => setDepartment(event.target.value)}
              />
            </>
          ) : null}
          {choose.error ? <Banner tone="danger">{sentenceOf(choose.error)}</Banner> : null}
        </div>
      )}
    </StepFrame>
  );
}

/** What is chosen already, else the only number or the only real one. */
function firstChoice(numbers: readonly NumberCard[], saved: string): string | null {
  if (numbers.some(({ phoneNumberId }) => phoneNumberId === saved)) return saved;
  const live = numbers.filter(({ mode }) => mode === 'live');
  const only = numbers.length === 1 ? numbers : live;
  return only.length === 1 ? (only[0]?.phoneNumberId ?? null) : null;
}

function suggestedName(card: NumberCard | undefined, accounts: readonly Account[]): string {
  const known = accounts.find(({ id }) => id === card?.accountId);
  return known?.name ?? card?.verifiedName?.slice(0, 60) ?? '';
}

/** The first stripe that no other account has, so that one decision less is asked for; it can be changed later. */
function freeColour(accounts: readonly Account[], card: NumberCard): AccountColor {
  const own = accounts.find(({ id }) => id === card.accountId);
  if (own) return own.color;
  const taken = new Set(accounts.map(({ color }) => color));
  return (
    accountColors.find((color) => !taken.has(color)) ??
    accountColors[accounts.length % accountColors.length] ??
    'cornflower'
  );
}

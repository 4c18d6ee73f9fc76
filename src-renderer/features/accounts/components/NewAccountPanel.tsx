import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type AccountField, accountFieldNames, accountFields } from '#shared/domain/account-form.ts';
import { useHub } from '../../../api/hub-context.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { notify } from '../../../ui/notify.ts';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import {
  emptyAccount,
  type NewAccount,
  type NewAccountInput,
  newAccountSchema,
} from '../new-account-schema.ts';
import { useIsAdmin } from '../use-is-admin.ts';
import { ColourField } from './ColourField.tsx';
import { ConnectionTestPanel } from './ConnectionTestPanel.tsx';
import { MetaField } from './MetaField.tsx';
import { NewAccountActions } from './NewAccountActions.tsx';
import { SectionPanel } from './SectionPanel.tsx';

/** Refusals of the hub that belong to a field although they can only be known there. */
const fieldOfRefusal: Readonly<Record<string, AccountField>> = {
  ACCOUNT_EXISTS: 'phoneNumberId',
  APP_SECRET_MALFORMED: 'appSecret',
  TOKEN_MALFORMED: 'accessToken',
};

/** Connects a number: plain fields in Meta's words, checked as they are entered and, on demand, by Meta itself. */
export function NewAccountPanel() {
  // react-hook-form changes its form state in place; compiled, this screen would keep showing the first errors.
  'use no memo';
  const { t } = useTranslation('accounts');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const isAdmin = useIsAdmin();
  const bootstrap = useQuery(query.app.bootstrap.queryOptions()).data;
  const [isOutdated, setIsOutdated] = useState(false);
  const form = useForm<NewAccountInput, unknown, NewAccount>({
    resolver: zodResolver(newAccountSchema),
    defaultValues: emptyAccount,
    mode: 'onTouched',
    // Its own order is that of registration, which is not the one on the screen.
    shouldFocusError: false,
  });
  // gcTime 0: what was sent contains secrets, and a finished mutation remembers it as long as it lives.
  const test = useMutation(query.accounts.testForm.mutationOptions({ gcTime: 0 }));
  const create = useMutation(query.accounts.create.mutationOptions({ gcTime: 0 }));
  const testState = !test.data ? 'none' : isOutdated ? 'outdated' : test.data.ok ? 'ok' : 'bad';

  const focusFirstMistake = (mistakes: object) => {
    const first = [...accountFields, 'name' as const].find((field) => field in mistakes);
    if (first) form.setFocus(first);
  };

  const runTest = async () => {
    if (!(await form.trigger(accountFields))) return focusFirstMistake(form.formState.errors);
    setIsOutdated(false);
    const values = newAccountSchema.omit({ name: true }).parse(form.getValues());
    // The name is ours and nothing that Meta could check; a number can be tested before it has one.
    test.mutate({ ...values, name: form.getValues('name').trim() || accountFieldNames.phoneNumberId });
  };

  const save = (values: NewAccount) =>
    create.mutate(values, {
      onSuccess: async (account) => {
        form.reset(emptyAccount);
        test.reset();
        await queryClient.invalidateQueries({ queryKey: query.accounts.list.key() });
        notify(
          testState === 'ok'
            ? { title: t('form.savedTested'), tone: 'success' }
            : { title: t('form.savedUntested'), description: t('form.savedUntestedText') },
        );
        navigate(`/accounts/${account.id}`, { replace: true });
      },
      onError: (error) => {
        const failure = toFailure(error);
        const field = failure.kind === 'refused' ? fieldOfRefusal[failure.code] : undefined;
        if (field) form.setError(field, { message: sentenceOf(error) }, { shouldFocus: true });
      },
    });

  const failure = create.isError ? toFailure(create.error) : null;
  const isAtField = failure?.kind === 'refused' && fieldOfRefusal[failure.code] !== undefined;
  const { errors } = form.formState;
  return (
    <>
      <ScreenHeader
        title={t('form.title')}
        backLabel={t('backToList')}
        onBack={() => navigate('/accounts')}
      />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <form
          noValidate
          autoComplete="off"
          onSubmit={(event) => void form.handleSubmit(save, focusFirstMistake)(event)}
          className="mx-auto flex max-w-[640px] flex-col gap-9 px-6 pt-6 pb-16"
        >
          {isAdmin ? null : <Banner tone="info">{t('needsAdmin')}</Banner>}
          <SectionPanel
            title={t('form.fromMeta')}
            lead={t(bootstrap?.secrets.persisted === false ? 'form.leadMemory' : 'form.lead')}
          >
            {accountFields.map((field) => (
              <MetaField key={field} field={field} form={form} onEdit={() => setIsOutdated(true)} />
            ))}
          </SectionPanel>
          <SectionPanel title={t('form.yours')}>
            <TextField
              {...form.register('name')}
              label={t('fields.name')}
              description={t('fields.nameDescription')}
              autoComplete="off"
              error={
                errors.name && t(errors.name.message === 'NAME_LONG' ? 'form.nameLong' : 'form.nameEmpty')
              }
            />
            <Controller
              control={form.control}
              name="color"
              render={({ field }) => <ColourField value={field.value} onValueChange={field.onChange} />}
            />
          </SectionPanel>
          {test.isError ? <Banner tone="danger">{sentenceOf(test.error)}</Banner> : null}
          {test.data ? (
            <ConnectionTestPanel
              result={test.data}
              isOutdated={isOutdated}
              onGoToField={(field) => form.setFocus(field)}
            />
          ) : null}
          {create.isError && !isAtField ? (
            <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(create.error) })}</Banner>
          ) : null}
          <NewAccountActions
            testState={testState}
            isTesting={test.isPending}
            isSaving={create.isPending}
            disabledReason={isAdmin ? undefined : t('needsAdmin')}
            onTest={() => void runTest()}
          />
        </form>
      </main>
    </>
  );
}

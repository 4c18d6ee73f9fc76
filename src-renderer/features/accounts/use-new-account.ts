import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type AccountField, accountFieldNames, accountFields } from '#shared/domain/account-form.ts';
import { useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';
import {
  emptyAccount,
  type NewAccount,
  type NewAccountInput,
  newAccountSchema,
} from './new-account-schema.ts';

export type TestState = 'none' | 'outdated' | 'ok' | 'bad';

/** Refusals of the hub that belong to a field although they can only be known there. */
const fieldOfRefusal: Readonly<Record<string, AccountField>> = {
  ACCOUNT_EXISTS: 'phoneNumberId',
  APP_SECRET_MALFORMED: 'appSecret',
  TOKEN_MALFORMED: 'accessToken',
};

function fieldOf(error: unknown): AccountField | undefined {
  const failure = toFailure(error);
  return failure.kind === 'refused' ? fieldOfRefusal[failure.code] : undefined;
}

/** The form of a new account with its two deeds: asking Meta about the values, and saving them. */
export function useNewAccount() {
  // react-hook-form changes its form state in place; compiled, its readers would keep showing the first errors.
  'use no memo';
  const { query } = useHub();
  const [isOutdated, setIsOutdated] = useState(false);
  const form = useForm<NewAccountInput, unknown, NewAccount>({
    resolver: zodResolver(newAccountSchema),
    defaultValues: emptyAccount,
    mode: 'onTouched',
    // Its own order is that of registration, which is not the one on the screen.
    shouldFocusError: false,
  });
  const focusFirstMistake = (mistakes: object) => {
    const first = [...accountFields, 'name' as const].find((field) => field in mistakes);
    if (first) form.setFocus(first);
  };

  // gcTime 0: what was sent contains secrets, and a finished mutation remembers it as long as it lives.
  const test = useMutation(query.accounts.testForm.mutationOptions({ gcTime: 0 }));
  const runTest = async () => {
    if (!(await form.trigger(accountFields))) return focusFirstMistake(form.formState.errors);
    setIsOutdated(false);
    const values = newAccountSchema.omit({ name: true }).parse(form.getValues());
    // The name is ours and nothing that Meta could check; a number can be tested before it has one.
    test.mutate({ ...values, name: form.getValues('name').trim() || accountFieldNames.phoneNumberId });
  };
  const verdict = test.data?.ok ? 'ok' : 'bad';
  const testState: TestState = !test.data ? 'none' : isOutdated ? 'outdated' : verdict;

  const leave = useLeaveForm(testState);
  const sentenceOf = useFailureSentence();
  const create = useMutation(query.accounts.create.mutationOptions({ gcTime: 0 }));
  const save = (values: NewAccount) =>
    create.mutate(values, {
      onSuccess: async ({ id }) => {
        form.reset(emptyAccount);
        test.reset();
        await leave(id);
      },
      onError: (error) => {
        const field = fieldOf(error);
        if (field) form.setError(field, { message: sentenceOf(error) }, { shouldFocus: true });
      },
    });

  return {
    form,
    test,
    testState,
    isSaving: create.isPending,
    /** Why it was not saved, unless that stands at a field already. */
    saveError: create.isError && !fieldOf(create.error) ? create.error : null,
    markEdited: () => setIsOutdated(true),
    runTest: () => void runTest(),
    submit: form.handleSubmit(save, focusFirstMistake),
  };
}

/** After saving: the page of the account, with a word about what is known of its values. */
function useLeaveForm(testState: TestState) {
  const { t } = useTranslation('accounts');
  const { query, queryClient } = useHub();
  const [, navigate] = useLocation();
  return async (accountId: number) => {
    await queryClient.invalidateQueries({ queryKey: query.accounts.list.key() });
    notify(
      testState === 'ok'
        ? { title: t('form.savedTested'), tone: 'success' }
        : { title: t('form.savedUntested'), description: t('form.savedUntestedText') },
    );
    navigate(`/accounts/${accountId}`, { replace: true });
  };
}

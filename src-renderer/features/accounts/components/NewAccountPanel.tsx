import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { accountFields } from '#shared/domain/account-form.ts';
import { useHub } from '../../../api/hub-context.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useIsAdmin } from '../use-is-admin.ts';
import { useNewAccount } from '../use-new-account.ts';
import { ColourField } from './ColourField.tsx';
import { MetaField } from './MetaField.tsx';
import { NewAccountActions } from './NewAccountActions.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import { SectionPanel } from './SectionPanel.tsx';

/** Connects a number: plain fields in Meta's words, checked as they are entered and, on demand, by Meta itself. */
export function NewAccountPanel() {
  // See use-new-account.ts: the errors change inside of an object that stays the same.
  'use no memo';
  const { t } = useTranslation('accounts');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const isAdmin = useIsAdmin();
  const isKept = useQuery(query.app.bootstrap.queryOptions()).data?.secrets.persisted ?? true;
  const { form, test, testState, isSaving, saveError, markEdited, runTest, submit } = useNewAccount();
  const nameMistake = form.formState.errors.name?.message;
  return (
    <>
      <ScreenHeader
        title={t('form.title')}
        backLabel={t('backToList')}
        onBack={() => navigate('/accounts')}
      />
      <form
        noValidate
        autoComplete="off"
        onSubmit={(event) => void submit(event)}
        className="flex min-h-0 flex-1 flex-col"
      >
        <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
          <div className="mx-auto flex max-w-[640px] flex-col gap-9 px-6 pt-6 pb-10">
            {isAdmin ? null : <Banner tone="info">{t('needsAdmin')}</Banner>}
            <SectionPanel title={t('form.fromMeta')} lead={t(isKept ? 'form.lead' : 'form.leadMemory')}>
              {accountFields.map((field) => (
                <MetaField key={field} field={field} form={form} onEdit={markEdited} />
              ))}
            </SectionPanel>
            <SectionPanel title={t('form.yours')}>
              <TextField
                {...form.register('name')}
                size="large"
                label={t('fields.name')}
                description={t('fields.nameDescription')}
                autoComplete="off"
                error={nameMistake && t(nameMistake === 'NAME_LONG' ? 'form.nameLong' : 'form.nameEmpty')}
              />
              <Controller
                control={form.control}
                name="color"
                render={({ field }) => <ColourField value={field.value} onValueChange={field.onChange} />}
              />
            </SectionPanel>
            <OutcomePanel
              result={test.data}
              isOutdated={testState === 'outdated'}
              testError={test.error}
              saveError={saveError}
              onGoToField={(field) => form.setFocus(field)}
            />
          </div>
        </main>
        {/* Outside of what scrolls: a mistake that appears when a field is left must not move a button away under the pointer. */}
        <NewAccountActions
          testState={testState}
          isTesting={test.isPending}
          isSaving={isSaving}
          disabledReason={isAdmin ? undefined : t('needsAdmin')}
          onTest={runTest}
        />
      </form>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../../../api/use-accounts.ts';
import { Button } from '../../../../ui/Button.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { SelectField } from '../../../../ui/SelectField.tsx';
import type { Editor } from '../editor.ts';
import { suggestName } from '../suggest-name.ts';
import { CountedField } from './CountedField.tsx';
import { LanguageField } from './LanguageField.tsx';

/** Name, language and account: what Meta knows the template by. */
export function IdentityPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const accounts = useAccounts();
  const { draft, isAtMeta, readOnlyReason, template } = editor;
  const isOff = isAtMeta || readOnlyReason !== null;
  return (
    <SectionPanel title={t('identity.title')} {...(isAtMeta ? { lead: t('identity.fixed') } : {})}>
      <div className="grid grid-cols-1 gap-x-4 gap-y-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <NameField editor={editor} isDisabled={isOff} />
        </div>
        <LanguageField editor={editor} isDisabled={isOff} />
        {accounts.length > 1 ? (
          <SelectField
            label={t('identity.account')}
            value={String(draft.accountId)}
            isDisabled={isOff || template !== null}
            description={template !== null && !isAtMeta ? t('identity.accountFixed') : undefined}
            onValueChange={(id) =>
              // The options are the ids of accounts.
              editor.change('account', (now) => ({ ...now, accountId: Number(id) as AccountId }))
            }
            options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        ) : null}
      </div>
    </SectionPanel>
  );
}

function NameField({ editor, isDisabled }: { readonly editor: Editor; readonly isDisabled: boolean }) {
  const { t } = useTranslation('templateEditor');
  const { name } = editor.draft;
  const setName = (next: string) => editor.change('name', (draft) => ({ ...draft, name: next }));
  const suggested = suggestName(name);
  const isOffered = !isDisabled && suggested !== '' && suggested !== name;
  return (
    <>
      <CountedField
        label={t('identity.name')}
        spot={{ kind: 'name' }}
        editor={editor}
        limit={512}
        isCode
        isDisabled={isDisabled}
        value={name}
        placeholder="order_is_ready"
        description={t('identity.nameHint')}
        onValueChange={setName}
      />
      {isOffered ? (
        <p className="flex flex-wrap items-center gap-x-2 pt-1.5 text-sm text-ink-soft" role="status">
          {t('identity.becomes')}
          <Button size="small" variant="quiet" onClick={() => setName(suggested)}>
            <code className="font-mono text-accent-ink [overflow-wrap:anywhere]">{suggested}</code>
          </Button>
        </p>
      ) : null}
    </>
  );
}

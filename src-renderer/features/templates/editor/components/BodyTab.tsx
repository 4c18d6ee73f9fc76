import { useTranslation } from 'react-i18next';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { changeText, type Editor } from '../editor.ts';
import { AuthenticationPanel } from './AuthenticationPanel.tsx';
import { BodyField } from './BodyField.tsx';
import { CategoryField } from './CategoryField.tsx';
import { CountedField } from './CountedField.tsx';
import { HeaderPanel } from './HeaderPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { LifetimeField } from './LifetimeField.tsx';
import { OfferPanel } from './OfferPanel.tsx';

/** What the template is called, and what it says. */
export function BodyTab({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { text } = editor.draft;
  const isOff = editor.readOnlyReason !== null;
  return (
    <div className="flex flex-col gap-8">
      <IdentityPanel editor={editor} />
      <CategoryField editor={editor} />
      {text.category === 'AUTHENTICATION' ? (
        <AuthenticationPanel editor={editor} />
      ) : (
        <SectionPanel title={t('message.title')}>
          <HeaderPanel editor={editor} />
          <OfferPanel editor={editor} />
          <BodyField editor={editor} />
          <CountedField
            label={t('footer.label')}
            spot={{ kind: 'footer' }}
            editor={editor}
            limit={60}
            isDisabled={isOff}
            value={text.footer}
            description={t('footer.hint')}
            onValueChange={(footer) => changeText(editor, 'footer', { footer })}
          />
        </SectionPanel>
      )}
      <LifetimeField editor={editor} />
    </div>
  );
}

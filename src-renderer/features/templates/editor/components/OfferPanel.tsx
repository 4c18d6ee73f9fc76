import { useTranslation } from 'react-i18next';
import type { TemplateOffer } from '#shared/domain/template-draft.ts';
import { offerLimits } from '#shared/domain/template-offer.ts';
import { Switch } from '../../../../ui/Switch.tsx';
import { changeText, type Editor } from '../editor.ts';
import { CountedField } from './CountedField.tsx';

/** Whether the template is a limited-time offer, its line, and whether WhatsApp counts down to its end. */
export function OfferPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { offer, category } = editor.draft.text;
  const isOff = editor.readOnlyReason !== null;
  const set = (next: TemplateOffer | undefined) => changeText(editor, 'offer', { offer: next });
  // Meta takes it in marketing only; one that is there already can be taken out anywhere.
  if (category !== 'MARKETING' && offer === undefined) return null;
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t('offer.is')}
        description={t('offer.isHint')}
        isDisabled={isOff}
        isOn={offer !== undefined}
        onChange={(isOn) => set(isOn ? { text: '', hasExpiration: true } : undefined)}
      />
      {offer ? (
        <>
          <CountedField
            label={t('offer.text')}
            spot={{ kind: 'offer' }}
            editor={editor}
            limit={offerLimits.text}
            isDisabled={isOff}
            value={offer.text}
            placeholder={t('offer.textHint')}
            onValueChange={(text) => set({ ...offer, text })}
          />
          <Switch
            label={t('offer.ends')}
            description={t('offer.endsHint')}
            isDisabled={isOff}
            isOn={offer.hasExpiration}
            onChange={(hasExpiration) => set({ ...offer, hasExpiration })}
          />
        </>
      ) : null}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { placeKey, type TemplatePlace, type TemplateText } from '#shared/domain/template-draft.ts';
import { buttonAt } from '#shared/domain/template-places.ts';
import { TextField } from '../../../../ui/TextField.tsx';
import { changeBinding, type Editor, spotMark } from '../editor.ts';
import { emptyVariable, setVariable } from '../place-edits.ts';
import { FormatField } from './FormatField.tsx';
import { SourceField } from './SourceField.tsx';

/** One place: what the reviewers see in it, and what the customers will. */
export function PlaceCard({ editor, place }: { readonly editor: Editor; readonly place: TemplatePlace }) {
  const { t } = useTranslation('templateEditor');
  const key = placeKey(place);
  const variable = editor.draft.binding.variables[key] ?? emptyVariable;
  const isOff = editor.readOnlyReason !== null;
  const spot = { kind: 'variable', key } as const;
  const change = (next: Partial<typeof variable>) =>
    changeBinding(editor, `variable:${key}`, setVariable(editor.draft.binding, key, next));
  const { text } = editor.draft;
  const isCoupon = buttonAt(text, place)?.kind === 'copy_code';
  // The samples of a text that is written at Meta's side stay Meta's.
  const isForeign = (editor.template?.lockedParts.length ?? 0) > 0;
  const isWritten = place.part === 'header' || place.part === 'body';
  const isInText = isWritten && !(place.part === 'header' && place.card !== undefined);
  const words = placeWords(place, text, t);
  return (
    <section
      {...spotMark(spot)}
      // Two places of the body are told apart by their names.
      aria-label={`${isInText ? `{{${place.name}}} ` : ''}${words}`}
      className="flex flex-col gap-3 rounded-md border border-line bg-surface-raised p-3"
    >
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm font-medium">
        {isInText ? (
          <code className="rounded-xs bg-note-paper px-1 font-mono text-note-ink">{`{{${place.name}}}`}</code>
        ) : null}
        <span>{words}</span>
      </h3>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {place.part === 'offer' ? null : (
          <TextField
            label={t('places.sample')}
            dir="auto"
            isDisabled={isOff || isCoupon || isForeign}
            description={t(isCoupon ? 'places.sampleInButton' : 'places.sampleHint')}
            error={editor.errorAt(spot)}
            maxLength={1_500}
            value={isCoupon ? couponSample(text, place) : variable.sample}
            onChange={(event) => change({ sample: event.target.value })}
          />
        )}
        <SourceField editor={editor} variable={variable} onChange={change} place={place} />
      </div>
      {place.part === 'offer' ? null : (
        <FormatField editor={editor} place={place} variable={variable} onChange={change} />
      )}
    </section>
  );
}

function couponSample(text: TemplateText, place: TemplatePlace): string {
  const button = buttonAt(text, place);
  return button?.kind === 'copy_code' ? button.sample : '';
}

type Words = ReturnType<typeof useTranslation<'templateEditor'>>['t'];

/** Where a place stands, in words. */
function placeWords(place: TemplatePlace, text: TemplateText, t: Words): string {
  const { card, ...own } = place;
  if (card === undefined) return ownWords(place, text, t);
  const { header, buttons = [] } = text.cards?.[card] ?? {};
  const where =
    header?.kind === 'product' && place.part === 'header'
      ? t('places.product')
      : ownWords(own, { ...text, buttons }, t);
  return t('places.onCard', { number: card + 1, where });
}

/** The same of a place that is not on a card, or is looked at as if it were not. */
function ownWords(place: TemplatePlace, text: TemplateText, t: Words): string {
  if (place.part === 'offer') return t('places.offerEnd');
  if (place.part === 'header') return t('places.inHeader');
  if (place.part === 'body') return t(text.category === 'AUTHENTICATION' ? 'places.code' : 'places.inBody');
  const button = buttonAt(text, place);
  const words = button && 'text' in button ? button.text : '';
  return words === ''
    ? t('places.inButton', { index: Number(place.name) + 1 })
    : t('places.inNamedButton', { name: words });
}

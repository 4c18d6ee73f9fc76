import { useTranslation } from 'react-i18next';
import { placeKey, type TemplatePlace, type TemplateText } from '#shared/domain/template-draft.ts';
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
  const isCoupon = buttonOf(editor.draft.text, place)?.kind === 'copy_code';
  return (
    <section
      {...spotMark(spot)}
      // Two places of the body are told apart by their names.
      aria-label={`${place.part === 'button' ? '' : `{{${place.name}}} `}${placeWords(place, editor.draft.text, t)}`}
      className="flex flex-col gap-3 rounded-md border border-line bg-surface-raised p-3"
    >
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm font-medium">
        {place.part === 'button' ? null : (
          <code className="rounded-xs bg-note-paper px-1 font-mono text-note-ink">{`{{${place.name}}}`}</code>
        )}
        <span>{placeWords(place, editor.draft.text, t)}</span>
      </h3>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        <TextField
          label={t('places.sample')}
          dir="auto"
          isDisabled={isOff || isCoupon}
          description={t(isCoupon ? 'places.sampleInButton' : 'places.sampleHint')}
          error={editor.errorAt(spot)}
          value={isCoupon ? couponSample(editor.draft.text, place) : variable.sample}
          onChange={(event) => change({ sample: event.target.value })}
        />
        <SourceField editor={editor} variable={variable} onChange={change} place={place} />
      </div>
      <FormatField editor={editor} place={place} variable={variable} onChange={change} />
    </section>
  );
}

const buttonOf = (text: TemplateText, { part, name }: TemplatePlace) =>
  part === 'button' ? text.buttons[Number(name)] : undefined;

function couponSample(text: TemplateText, place: TemplatePlace): string {
  const button = buttonOf(text, place);
  return button?.kind === 'copy_code' ? button.sample : '';
}

type Words = ReturnType<typeof useTranslation<'templateEditor'>>['t'];

/** Where a place stands, in words. */
function placeWords(place: TemplatePlace, text: TemplateText, t: Words): string {
  if (place.part === 'header') return t('places.inHeader');
  if (place.part === 'body') return t(text.category === 'AUTHENTICATION' ? 'places.code' : 'places.inBody');
  const button = buttonOf(text, place);
  const words = button && 'text' in button ? button.text : '';
  return words === ''
    ? t('places.inButton', { index: Number(place.name) + 1 })
    : t('places.inNamedButton', { name: words });
}

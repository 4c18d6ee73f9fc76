import { useTranslation } from 'react-i18next';
import { placeKey, type TemplateButton, type TemplatePlace } from '#shared/domain/template-draft.ts';
import { buttonAt, extraPlacesOf } from '#shared/domain/template-places.ts';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { changeBinding, type Editor, spotMark } from '../editor.ts';
import { clearVariable, emptyVariable, setVariable } from '../place-edits.ts';
import { PatternField } from './PatternField.tsx';

/** What buttons carry beside their words: nobody has to say it, the shop's software may want it. */
export function ButtonExtras({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const places = extraPlacesOf(editor.draft.text);
  if (places.length === 0) return null;
  return (
    <SectionPanel title={t('extras.title')} lead={t('extras.lead')}>
      <ol className="m-0 flex list-none flex-col gap-4 p-0">
        {places.map((place) => (
          <li key={placeKey(place)}>
            <ExtraField editor={editor} place={place} />
          </li>
        ))}
      </ol>
    </SectionPanel>
  );
}

const placeholders = {
  quick_reply: 'confirm:{number}',
  catalog: 'sku-1042',
  flow: 'name: {customer.name}; order: {number}',
} as const;

type ExtraButton = Extract<TemplateButton, { kind: keyof typeof placeholders }>;

function ExtraField({ editor, place }: { readonly editor: Editor; readonly place: TemplatePlace }) {
  const { t } = useTranslation('templateEditor');
  const key = placeKey(place);
  const spot = { kind: 'variable', key } as const;
  // `extraPlacesOf` names buttons of these kinds only.
  const button = buttonAt(editor.draft.text, place) as ExtraButton;
  const own =
    button.text === ''
      ? t('extras.buttonAt', { index: Number(place.name) + 1 })
      : t('extras.button', { name: button.text });
  const { source } = editor.draft.binding.variables[key] ?? emptyVariable;
  const change = (pattern: string) =>
    changeBinding(
      editor,
      `variable:${key}`,
      pattern === ''
        ? clearVariable(editor.draft.binding, key)
        : setVariable(editor.draft.binding, key, { source: { kind: 'link', pattern } }),
    );
  return (
    <div {...spotMark(spot)}>
      <PatternField
        editor={editor}
        label={place.card === undefined ? own : t('places.onCard', { number: place.card + 1, where: own })}
        placeholder={placeholders[button.kind]}
        description={t(`extras.${button.kind}`)}
        error={editor.errorAt(spot)}
        pattern={source.kind === 'link' ? source.pattern : ''}
        onChange={change}
      />
    </div>
  );
}

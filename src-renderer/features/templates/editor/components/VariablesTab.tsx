import { useTranslation } from 'react-i18next';
import { placeKey } from '#shared/domain/template-draft.ts';
import { placesOf } from '#shared/domain/template-places.ts';
import { useOperators } from '../../../../api/use-operators.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { PickField } from '../../../../ui/PickField.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { changeBinding, type Editor, spotMark } from '../editor.ts';
import { onlyPhonePath } from '../field-paths.ts';
import { ButtonExtras } from './ButtonExtras.tsx';
import { CardSourcesField } from './CardSourcesField.tsx';
import { HeaderSourceField } from './HeaderSourceField.tsx';
import { PathField } from './PathField.tsx';
import { PlaceCard } from './PlaceCard.tsx';

/** Where the values of the template come from when it is sent, and who may send it. */
export function VariablesTab({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { text } = editor.draft;
  const places = placesOf(text);
  return (
    <div className="flex flex-col gap-8">
      <SectionPanel title={t('source.title')} lead={t('source.lead')}>
        <RecordTypeFields editor={editor} />
      </SectionPanel>
      {text.header.kind === 'none' ||
      text.header.kind === 'text' ||
      text.category === 'AUTHENTICATION' ? null : (
        <HeaderSourceField editor={editor} />
      )}
      {text.cards ? <CardSourcesField editor={editor} /> : null}
      <SectionPanel title={t('places.title')}>
        {places.length === 0 ? <p className="text-sm text-ink-faint">{t('places.none')}</p> : null}
        <ol className="m-0 flex list-none flex-col gap-3 p-0">
          {places.map((place) => (
            <li key={placeKey(place)}>
              <PlaceCard editor={editor} place={place} />
            </li>
          ))}
        </ol>
      </SectionPanel>
      <ButtonExtras editor={editor} />
      <SectionPanel title={t('operators.title')} lead={t('operators.lead')}>
        <OperatorsField editor={editor} />
      </SectionPanel>
    </div>
  );
}

const NO_TYPE = '';

function RecordTypeFields({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const { types } = editor;
  const { appliesTo, phonePath } = editor.draft.binding;
  const isOff = editor.readOnlyReason !== null;
  const isKnown = appliesTo === null || types.some(({ name }) => name === appliesTo);
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <div {...spotMark({ kind: 'applies_to' })}>
        <SelectField
          label={t('source.appliesTo')}
          isDisabled={isOff}
          error={editor.errorAt({ kind: 'applies_to' })}
          value={appliesTo ?? NO_TYPE}
          // A path of another type would lead nowhere.
          onValueChange={(name) =>
            changeBinding(editor, 'applies_to', {
              appliesTo: name === NO_TYPE ? null : name,
              phonePath: name === NO_TYPE ? null : onlyPhonePath(types, name),
            })
          }
          options={[
            { value: NO_TYPE, label: t('source.noType') },
            ...types.map(({ name, label }) => ({ value: name, label: label[language] })),
            ...(isKnown ? [] : [{ value: appliesTo, label: appliesTo }]),
          ]}
        />
      </div>
      {appliesTo === null ? null : (
        <div {...spotMark({ kind: 'phone_path' })}>
          <PathField
            label={t('source.phone')}
            description={phonePath === null ? t('source.phoneHint') : undefined}
            error={editor.errorAt({ kind: 'phone_path' })}
            isDisabled={isOff}
            types={types}
            typeName={appliesTo}
            path={phonePath}
            placeholder={t('source.firstPhone')}
            wanted={{ kind: 'phone', reason: t('source.notPhone') }}
            onPick={(path) => changeBinding(editor, 'phone_path', { phonePath: path })}
          />
        </div>
      )}
    </div>
  );
}

function OperatorsField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { operatorIds } = editor.draft.binding;
  const isChosen = (id: number) => operatorIds?.some((one) => one === id) ?? false;
  // Who has left is shown only where they were chosen, so that they can be taken out.
  const operators = useOperators().filter(({ id, removedAt }) => removedAt === null || isChosen(id));
  const chosen = operators.filter(({ id }) => isChosen(id));
  const toggle = (value: string) => {
    const id = operators.find((operator) => String(operator.id) === value)?.id;
    if (id === undefined) return;
    const next = isChosen(id)
      ? (operatorIds ?? []).filter((one) => one !== id)
      : [...(operatorIds ?? []), id];
    // Nobody at all is nobody's wish: without a choice it is everybody again.
    changeBinding(editor, 'operators', { operatorIds: next.length === 0 ? null : next });
  };
  return (
    <PickField
      label={t('operators.label')}
      shown={chosen.map(({ name }) => name).join(', ')}
      placeholder={t('operators.everybody')}
      searchLabel={t('operators.search')}
      emptyText={t('operators.none')}
      isMultiple
      isDisabled={editor.readOnlyReason !== null}
      options={operators.map(({ id, name }) => ({ value: String(id), label: name, isChecked: isChosen(id) }))}
      onToggle={toggle}
    />
  );
}

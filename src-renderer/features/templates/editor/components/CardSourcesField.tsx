import { useTranslation } from 'react-i18next';
import type { CardSource } from '#shared/domain/template-draft.ts';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { changeBinding, type Editor } from '../editor.ts';
import { PathField } from './PathField.tsx';

/** Where the picture or video of each card comes from with each message; products bring their own. */
export function CardSourcesField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const cards = editor.draft.text.cards ?? [];
  if (cards.every(({ header }) => header.kind === 'product')) return null;
  return (
    <SectionPanel title={t('cards.title')} lead={t('cards.lead')}>
      <ol className="m-0 grid list-none grid-cols-1 gap-4 p-0 sm:grid-cols-2">
        {cards.map(({ header }, card) =>
          header.kind === 'product' ? null : (
            // Cards have no names; their order is the template's.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={card} className="flex min-w-0 flex-col gap-3">
              <OneCard editor={editor} card={card} />
            </li>
          ),
        )}
      </ol>
    </SectionPanel>
  );
}

function OneCard({ editor, card }: { readonly editor: Editor; readonly card: number }) {
  const { t } = useTranslation('templateEditor');
  const { appliesTo, cardSources } = editor.draft.binding;
  const isOff = editor.readOnlyReason !== null;
  const source = cardSources?.[card] ?? { kind: 'sample' as const };
  const set = (next: CardSource) =>
    changeBinding(editor, `card_source:${card}`, { cardSources: { ...cardSources, [card]: next } });
  const choose = (kind: CardSource['kind']) => {
    if (kind === 'sample' || kind === 'ask') set({ kind });
    if (kind === 'field')
      set({ kind, path: [editor.types.find(({ name }) => name === appliesTo)?.keyField ?? 'link'] });
  };
  return (
    <>
      <SelectField
        label={t('cards.card', { number: card + 1 })}
        isDisabled={isOff}
        value={source.kind}
        onValueChange={choose}
        options={[
          { value: 'sample', label: t('cards.sample') },
          { value: 'ask', label: t('cards.ask') },
          {
            value: 'field',
            label: t('cards.field'),
            isDisabled: appliesTo === null,
            ...(appliesTo === null ? { description: t('source.needsType') } : {}),
          },
          // Only a program gives one file for everybody; it stays until another source is chosen.
          ...(source.kind === 'file' ? [{ value: 'file' as const, label: t('cards.file') }] : []),
        ]}
      />
      {source.kind === 'field' && appliesTo !== null ? (
        <PathField
          label={t('cards.field')}
          isLabelHidden
          isDisabled={isOff}
          types={editor.types}
          typeName={appliesTo}
          path={source.path}
          placeholder={t('source.chooseField')}
          wanted={{ kind: 'link', reason: t('headerSource.notLink') }}
          onPick={(path) => set({ kind: 'field', path })}
        />
      ) : null}
    </>
  );
}

import { Bold, Braces, Code, Italic, ListOrdered, type LucideIcon, Strikethrough } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyLimit } from '#shared/domain/template-check-text.ts';
import { longestBody } from '#shared/domain/template-draft.ts';
import { isRightToLeft } from '#shared/domain/template-languages.ts';
import { placeNames } from '#shared/domain/template-places.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { type Command, useCommands } from '../../../../state/commands-store.ts';
import { keysOf } from '../../../../state/shortcuts.ts';
import { applyEdit, type FormatKind, insertAtCaret, toggleFormat } from '../../../../state/text-format.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { FieldFrame } from '../../../../ui/field-parts.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx';
import { type Editor, spotMark } from '../editor.ts';
import { followPlaces, isOutOfOrder, renumberPlaces, switchFormat } from '../place-edits.ts';
import { problemsAt } from '../problem-spots.ts';
import { InsertPlace } from './InsertPlace.tsx';
import { MarkedTextArea } from './MarkedTextArea.tsx';

const kinds = ['bold', 'italic', 'strike', 'code'] as const satisfies readonly FormatKind[];
const icons: Record<FormatKind, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
};

/** The words of the message, with formatting and places for values. */
export function BodyField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation(['templateEditor', 'composer']);
  const count = useFormat().count;
  const field = useRef<HTMLTextAreaElement>(null);
  const [cut, setCut] = useState(0);
  const { draft, readOnlyReason } = editor;
  const { body, parameterFormat } = draft.text;
  const isOff = readOnlyReason !== null;
  const most = bodyLimit(draft.text);
  const format = (kind: FormatKind) => {
    const area = field.current;
    if (area) applyEdit(area, toggleFormat(area.value, area.selectionStart, area.selectionEnd, kind));
  };
  useFormatCommands(field);
  const hasPlaces = placeNames(body).length > 0;
  const canRenumber = parameterFormat === 'POSITIONAL' && isOutOfOrder(draft) && !isOff;
  const problems = problemsAt(editor.problems, { kind: 'body', from: null, to: null });

  return (
    <div {...spotMark({ kind: 'body', from: null, to: null })}>
      <FieldFrame
        label={t('templateEditor:body.label')}
        error={editor.errorAt({ kind: 'body', from: null, to: null })}
        description={hasPlaces ? undefined : t('templateEditor:body.hint')}
        hint={
          <span className={body.length > most ? 'font-semibold text-danger-ink' : undefined}>
            {count(body.length)} / {count(most)}
          </span>
        }
      >
        <div className="field-control flex flex-col overflow-clip">
          <div
            role="toolbar"
            aria-label={t('composer:format.label')}
            className="flex flex-wrap items-center gap-0.5 border-b border-line p-1"
          >
            {kinds.map((kind) => (
              <IconButton
                key={kind}
                icon={icons[kind]}
                size="small"
                label={t(`composer:format.${kind}`)}
                shortcut={keysOf(`write.${kind}`)}
                isDisabled={isOff}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => format(kind)}
              />
            ))}
            <span className="ms-auto" />
            <InsertPlace
              editor={editor}
              isDisabled={isOff}
              field={field}
              onInsert={(name, bind) => {
                const area = field.current;
                if (!area) return;
                // The value first: with the next letter the place is there and has one already.
                editor.change('body', bind);
                insertAtCaret(area, `{{${name}}}`);
              }}
            />
          </div>
          <MarkedTextArea
            ref={field}
            value={body}
            isReadOnly={isOff}
            problems={problems}
            direction={isRightToLeft(draft.language) ? 'rtl' : 'auto'}
            placeholder={t('templateEditor:body.placeholder')}
            onValueChange={(next) =>
              editor.change('body', (now) => followPlaces({ ...now, text: { ...now.text, body: next } }))
            }
            onCut={setCut}
          />
        </div>
      </FieldFrame>
      {/* Once there is room again, what was left out is old news. */}
      {cut > 0 && body.length >= longestBody - 1 ? (
        <div className="pt-2">
          <Banner tone="danger">
            {t('templateEditor:body.cut', {
              count: cut,
              formattedCount: count(cut),
              most: count(longestBody),
            })}
          </Banner>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2 pt-2">
        <span className="text-sm text-ink-faint">{t('templateEditor:places.format')}</span>
        <fieldset disabled={isOff} className="m-0 border-0 p-0">
          <SegmentedControl
            label={t('templateEditor:places.format')}
            value={parameterFormat}
            onValueChange={(next) =>
              isOff ? undefined : editor.change('places', (now) => switchFormat(now, next))
            }
            segments={[
              { value: 'POSITIONAL', label: t('templateEditor:places.positional'), icon: ListOrdered },
              { value: 'NAMED', label: t('templateEditor:places.named'), icon: Braces },
            ]}
          />
        </fieldset>
        {canRenumber ? (
          <Button size="small" variant="quiet" onClick={() => editor.change('places', renumberPlaces)}>
            {t('templateEditor:places.renumber')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** The keys of formatting, as in the composer. */
function useFormatCommands(field: RefObject<HTMLTextAreaElement | null>): void {
  const { t } = useTranslation('composer');
  const commands = useMemo(
    () =>
      kinds.map(
        (kind): Command => ({
          id: `write.${kind}`,
          group: 'write',
          title: t(`format.${kind}`),
          run: () => {
            const area = field.current;
            if (!area || area.readOnly) return;
            applyEdit(area, toggleFormat(area.value, area.selectionStart, area.selectionEnd, kind));
          },
        }),
      ),
    [t, field],
  );
  useCommands(commands);
}

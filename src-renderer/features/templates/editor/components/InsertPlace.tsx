import { Headset, MessageCircleQuestion, Plus } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKind } from '#shared/contract/records.ts';
import type { FieldPath, TemplateDraft, TemplateVariable } from '#shared/domain/template-draft.ts';
import { defaultFormat } from '#shared/domain/template-values.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import type { Editor } from '../editor.ts';
import { freePlaceName, setVariable } from '../place-edits.ts';
import { PathList } from './PathList.tsx';

export interface InsertPlaceProps {
  readonly editor: Editor;
  readonly isDisabled: boolean;
  /** Where one goes on typing. */
  readonly field: RefObject<HTMLElement | null>;
  /** `bind` writes down where the value of the new place comes from. */
  readonly onInsert: (name: string, bind: (draft: TemplateDraft) => TemplateDraft) => void;
}

/** Puts a place into the body: filled from a field, with who sends it, or asked then. */
export function InsertPlace({ editor, isDisabled, field, onInsert }: InsertPlaceProps) {
  const { t } = useTranslation('templateEditor');
  const [isOpen, setOpen] = useState(false);
  const { draft, types } = editor;
  const { appliesTo } = draft.binding;
  const insert = (wish: string, change: Partial<TemplateVariable>) => {
    setOpen(false);
    const name = freePlaceName(draft, 'body', wish);
    onInsert(name, (now) => ({ ...now, binding: setVariable(now.binding, `body:${name}`, change) }));
  };
  const pick = (path: FieldPath, kind: FieldKind) =>
    insert(path.at(-1) ?? '', { source: { kind: 'field', path }, format: defaultFormat(kind) });
  return (
    <Popover
      isOpen={isOpen}
      onOpenChange={setOpen}
      align="end"
      isFlush
      finalFocus={field}
      title={t('places.insert')}
      isTitleHidden
      trigger={
        <Button size="small" variant="quiet" icon={Plus} isDisabled={isDisabled}>
          {t('places.insert')}
        </Button>
      }
    >
      {appliesTo === null ? (
        <p className="max-w-72 px-4 pt-3 text-sm text-ink-faint">{t('places.needsType')}</p>
      ) : (
        <PathList types={types} typeName={appliesTo} onPick={pick} />
      )}
      <div className="flex flex-col border-t border-line p-1 first:border-0">
        <InsertRow
          icon={MessageCircleQuestion}
          label={t('places.ask')}
          onClick={() => insert('', { source: { kind: 'ask', label: '' } })}
        />
        <InsertRow
          icon={Headset}
          label={t('places.operator')}
          onClick={() => insert('operator_name', { source: { kind: 'operator', fact: 'name' } })}
        />
      </div>
    </Popover>
  );
}

interface InsertRowProps {
  readonly icon: typeof Plus;
  readonly label: string;
  readonly onClick: () => void;
}

function InsertRow({ icon, label, onClick }: InsertRowProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="choice text-start hover:bg-hover focus-visible:bg-hover"
    >
      <Icon of={icon} className="text-ink-faint" />
      <span className="min-w-0 flex-1">{label}</span>
    </button>
  );
}

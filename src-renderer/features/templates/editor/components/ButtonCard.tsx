import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateButton } from '#shared/domain/template-draft.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { type Editor, spotMark } from '../editor.ts';
import { ButtonFields } from './ButtonFields.tsx';
import { buttonIcons } from './button-icons.ts';

export interface ButtonCardProps {
  readonly editor: Editor;
  readonly button: TemplateButton;
  readonly index: number;
  readonly onChange: (button: TemplateButton) => void;
  readonly onMove: (to: number) => void;
  /** Another card was dropped on this one. */
  readonly onDropFrom: (from: number) => void;
  /** Null for a button that cannot be missing. */
  readonly onRemove: (() => void) | null;
}

/** What a drag carries: the index of the card that is dragged, among those of one language. */
const cardTypeOf = (language: string) =>
  `application/x-rozmova-template-button-${language.toLowerCase().replaceAll('_', '-')}`;

/** One button with its fields; its place among the others is changed by its arrows or by dragging. */
export function ButtonCard(props: ButtonCardProps) {
  const { editor, button, index, onChange, onMove, onDropFrom, onRemove } = props;
  const { t } = useTranslation('templateEditor');
  const [isTarget, setTarget] = useState(false);
  const isOff = editor.readOnlyReason !== null;
  const cardType = cardTypeOf(editor.draft.language);
  const last = editor.draft.text.buttons.length - 1;
  const name = t('buttons.name', { index: index + 1, kind: t(`buttons.kinds.${button.kind}`) });
  const error = editor.errorAt({ kind: 'button', index });
  const onDrop = (event: DragEvent) => {
    setTarget(false);
    const from = event.dataTransfer.getData(cardType);
    if (from === '' || Number(from) === index) return;
    event.preventDefault();
    onDropFrom(Number(from));
  };
  return (
    <section
      {...spotMark({ kind: 'button', index })}
      aria-label={name}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(cardType)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={onDrop}
      className={classNames(
        'flex flex-col gap-3 rounded-md border bg-surface-raised p-3',
        error === undefined ? 'border-line' : 'border-danger',
        isTarget && 'border-accent',
      )}
    >
      <div className="flex items-center gap-2">
        <Icon of={buttonIcons[button.kind]} className="text-accent-ink" />
        <h3 className="min-w-0 flex-1 truncate text-sm font-medium">{name}</h3>
        {last > 0 ? (
          <>
            <span
              draggable={!isOff}
              onDragStart={(event) => event.dataTransfer.setData(cardType, String(index))}
              className="hidden cursor-grab p-1 text-ink-faint sm:block"
              aria-hidden
            >
              <Icon of={GripVertical} />
            </span>
            <IconButton
              icon={ArrowUp}
              size="small"
              label={t('buttons.up', { name })}
              data-move="up"
              isDisabled={isOff || index === 0}
              onClick={() => onMove(index - 1)}
            />
            <IconButton
              icon={ArrowDown}
              size="small"
              label={t('buttons.down', { name })}
              data-move="down"
              isDisabled={isOff || index === last}
              onClick={() => onMove(index + 1)}
            />
          </>
        ) : null}
        {onRemove ? (
          <IconButton
            icon={Trash2}
            size="small"
            label={t('buttons.remove', { name })}
            isDisabled={isOff}
            onClick={onRemove}
          />
        ) : null}
      </div>
      <ButtonFields editor={editor} button={button} onChange={onChange} />
      {error === undefined ? null : (
        <p role="alert" className="text-sm text-danger-ink">
          {error}
        </p>
      )}
    </section>
  );
}

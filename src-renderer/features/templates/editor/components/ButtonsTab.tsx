import { MousePointerClick, Plus } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { changeText, type Editor, spotMark } from '../editor.ts';
import {
  type ButtonKind,
  MOST_BUTTONS,
  newButton,
  offeredKinds,
  placeForNew,
  remainingOf,
} from '../new-button.ts';
import { moveButton, removeButton } from '../place-edits.ts';
import { ButtonCard } from './ButtonCard.tsx';
import { buttonIcons } from './button-icons.ts';

/** What the customer can press under the message. */
export function ButtonsTab({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { buttons, category } = editor.draft.text;
  const isOff = editor.readOnlyReason !== null;
  const root = useRef<HTMLDivElement>(null);
  const error = editor.errorAt({ kind: 'buttons' });
  const add = (kind: ButtonKind) => {
    const at = placeForNew(kind, buttons);
    editor.change(`button:add:${buttons.length}`, (draft) => {
      const added = { ...draft, text: { ...draft.text, buttons: [...draft.text.buttons, newButton(kind)] } };
      return moveButton(added, draft.text.buttons.length, at);
    });
    focusCard(root, at);
  };
  const isCode = category === 'AUTHENTICATION';
  const menu = isCode ? null : <AddMenu editor={editor} onAdd={add} />;
  return (
    <div ref={root} {...spotMark({ kind: 'buttons' })}>
      <SectionPanel
        title={t('buttons.title')}
        lead={t(isCode ? 'buttons.codeLead' : 'buttons.lead')}
        action={
          isCode || buttons.length === 0 ? undefined : (
            <span className="text-sm text-ink-faint tabular-nums">
              {t('buttons.used', { count: buttons.length, most: MOST_BUTTONS })}
            </span>
          )
        }
      >
        {error === undefined ? null : <Banner tone="danger">{error}</Banner>}
        {buttons.length === 0 && !isCode ? (
          <EmptyState
            icon={MousePointerClick}
            size="inline"
            title={t('buttons.none')}
            description={t('buttons.noneHint')}
            action={menu}
          />
        ) : (
          <ol className="m-0 flex list-none flex-col gap-3 p-0">
            {keyed(buttons).map(({ key, item }, index) => (
              <li key={key}>
                <ButtonCard
                  editor={editor}
                  button={item}
                  index={index}
                  onChange={(next) =>
                    changeText(editor, `button:${index}`, {
                      buttons: buttons.map((button, place) => (place === index ? next : button)),
                    })
                  }
                  onMove={(to) => {
                    editor.change(`button:move:${index}:${to}`, (draft) => moveButton(draft, index, to));
                    focusMover(root, to, to < index ? 'up' : 'down');
                  }}
                  onDropFrom={(from) =>
                    editor.change(`button:move:${from}:${index}`, (draft) => moveButton(draft, from, index))
                  }
                  onRemove={
                    isCode
                      ? null
                      : () => editor.change(`button:remove:${index}`, (draft) => removeButton(draft, index))
                  }
                />
              </li>
            ))}
          </ol>
        )}
        {buttons.length > 0 && !isOff ? <div>{menu}</div> : null}
        {isCode ? null : <Rules />}
      </SectionPanel>
    </div>
  );
}

function AddMenu({ editor, onAdd }: { readonly editor: Editor; readonly onAdd: (kind: ButtonKind) => void }) {
  const { t } = useTranslation('templateEditor');
  const { buttons } = editor.draft.text;
  return (
    <Menu
      trigger={
        <Button
          icon={Plus}
          isDisabled={editor.readOnlyReason !== null}
          disabledReason={buttons.length >= MOST_BUTTONS ? t('buttons.full') : undefined}
        >
          {t('buttons.add')}
        </Button>
      }
      entries={offeredKinds.map((kind) => {
        const remaining = remainingOf(kind, buttons);
        return {
          kind: 'action' as const,
          icon: buttonIcons[kind],
          label: `${t(`buttons.kinds.${kind}`)} · ${t('buttons.remaining', { count: remaining })}`,
          disabledReason: remaining === 0 ? t('buttons.noMore') : undefined,
          onSelect: () => onAdd(kind),
        };
      })}
    />
  );
}

function Rules() {
  const { t } = useTranslation('templateEditor');
  const rules = ['limit', 'together', 'order', 'desktop'] as const;
  return (
    <ul className="m-0 flex list-disc flex-col gap-1 ps-5 text-sm text-ink-faint">
      {rules.map((rule) => (
        <li key={rule}>{t(`buttons.rules.${rule}`)}</li>
      ))}
    </ul>
  );
}

/** Another language may stand beside this one, with cards of its own. */
type Root = RefObject<HTMLElement | null>;

/** The card is there with the next picture; the menu has given its focus back by then. */
function focusCard({ current: root }: Root, index: number): void {
  setTimeout(() => {
    root?.querySelector<HTMLElement>(`[data-spot="button:${index}"] input`)?.focus();
  }, 50);
}

/** The focus goes with the card that was moved, so that it can be moved on. */
function focusMover({ current: root }: Root, index: number, direction: 'up' | 'down'): void {
  requestAnimationFrame(() => {
    const card = root?.querySelector(`[data-spot="button:${index}"]`);
    const same = card?.querySelector<HTMLElement>(`[data-move="${direction}"]:not([data-disabled])`);
    (same ?? card?.querySelector<HTMLElement>('[data-move]:not([data-disabled])'))?.focus();
  });
}

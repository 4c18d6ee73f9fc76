import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TemplateId } from '#shared/domain/ids.ts';
import { useHasWidth } from '../../../state/use-has-width.ts';
import { EditorPanel } from './components/EditorPanel.tsx';
import type { EditorPlace } from './editor-place.ts';
import type { EditorTab } from './problem-spots.ts';
import { useEditorView } from './use-editor-view.ts';
import { useScrollTogether } from './use-scroll-together.ts';

export interface TemplateEditorScreenProps {
  /** Null for one that is written anew; it may get its id while it is being written. */
  readonly templateId: TemplateId | null;
  /** Name of a ready-made example to begin with, `event_ticket.uk`. */
  readonly example?: string | null;
}

/** Two forms as wide as one is on a small screen. */
const ROOM_FOR_TWO_PX = 1000;

/** Where a template is written: new, from an example, or one that is there; in a wide window beside another of its languages. */
export function TemplateEditorScreen({ templateId, example = null }: TemplateEditorScreenProps) {
  const { t } = useTranslation('templateEditor');
  const [, navigate] = useLocation();
  const { view, show } = useEditorView(templateId, example);
  const root = useRef<HTMLDivElement>(null);
  const hasRoom = useHasWidth(root, ROOM_FOR_TWO_PX);
  const besideId = hasRoom && templateId !== null && view.beside !== templateId ? view.beside : null;
  const isHalf = besideId !== null;
  useScrollTogether(root, isHalf);
  const shared = { isHalf, tab: view.tab, setTab: (tab: EditorTab) => show({ tab }) };
  const setBeside = (beside: TemplateId | null) => show({ beside });
  const first: EditorPlace = {
    ...shared,
    onBeside: hasRoom && !isHalf ? setBeside : null,
    onLanguage: (id) => {
      show({}, id);
      navigate(`/templates/${id}/edit`);
    },
    onBack: () => navigate(templateId === null ? '/templates' : `/templates/${templateId}`),
    onClose: null,
  };
  const close = () => {
    setBeside(null);
    // The half that had the focus goes; the keyboard goes on in the one that stays.
    root.current?.querySelector('section')?.focus();
  };
  const second: EditorPlace = {
    ...shared,
    onBeside: null,
    onLanguage: setBeside,
    onBack: close,
    onClose: close,
  };
  return (
    <div ref={root} role={isHalf ? 'main' : undefined} className="flex h-full min-h-0 min-w-0 flex-1">
      <Half label={isHalf ? t('languages.firstHalf') : undefined}>
        <EditorPanel templateId={templateId} example={example} place={first} />
      </Half>
      {besideId === null ? null : (
        <Half label={t('languages.secondHalf')}>
          <EditorPanel key={besideId} templateId={besideId} example={null} place={second} />
        </Half>
      )}
    </div>
  );
}

interface HalfProps {
  readonly label: string | undefined;
  readonly children: ReactNode;
}

/** The same element whether it has the screen alone or not: what is written in it stays where it is. */
function Half({ label, children }: HalfProps) {
  return (
    <section
      aria-label={label}
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-1 flex-col outline-none not-first:border-s not-first:border-line"
    >
      {children}
    </section>
  );
}

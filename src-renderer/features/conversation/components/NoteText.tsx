import { useTranslation } from 'react-i18next';
import { notePieces } from '#shared/domain/mentions.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { keyed } from '../../../ui/keyed.ts';

/** The words of a note; colleagues who are called in it stand there by the name that they have now. */
export function NoteText({ text }: { readonly text: string }) {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  return (
    <span dir="auto" className="text-bubble whitespace-pre-wrap select-text [overflow-wrap:anywhere]">
      {keyed(notePieces(text)).map(({ key, item }) =>
        item.kind === 'words' ? (
          item.text
        ) : (
          <bdi
            key={key}
            className="rounded-xs bg-note-ink px-1 font-medium text-note-paper [box-decoration-break:clone]"
          >
            @{operators.find(({ id }) => id === item.operatorId)?.name ?? t('who.removed')}
          </bdi>
        ),
      )}
    </span>
  );
}

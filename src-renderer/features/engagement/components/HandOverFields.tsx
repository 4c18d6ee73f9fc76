import { useTranslation } from 'react-i18next';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { useWorkingOperators } from '../../../api/use-operators.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';

/** To whom: a colleague, everybody of the list (`null`), or not chosen yet. */
export type HandOverTarget = OperatorId | null | undefined;

export interface HandOverFieldsProps {
  readonly target: HandOverTarget;
  readonly onTarget: (target: HandOverTarget) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly everybodyLabel: string;
  /** Why nothing was handed over, by the field that it concerns. */
  readonly error: string | undefined;
}

const EVERYBODY = 'everybody';
/** The hub takes no more (`contract/conversations.ts`). */
const LONGEST_NOTE = 2000;

/** To whom something is handed over, and what they should know. */
export function HandOverFields(props: HandOverFieldsProps) {
  const { target, onTarget, note, onNote, everybodyLabel, error } = props;
  const { t } = useTranslation('engagement');
  const ownId = useBootstrap().operator.id;
  const colleagues = useWorkingOperators().filter(({ id, role }) => id !== ownId && role !== 'viewer');
  const value = target === null ? EVERYBODY : target === undefined ? null : String(target);
  return (
    <>
      <SelectField
        label={t('handOver.to')}
        placeholder={t('handOver.choose')}
        error={error}
        value={value}
        options={[
          ...colleagues.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: EVERYBODY, label: everybodyLabel },
        ]}
        onValueChange={(chosen) =>
          onTarget(chosen === EVERYBODY ? null : colleagues.find(({ id }) => String(id) === chosen)?.id)
        }
      />
      <TextArea
        label={t('handOver.note')}
        description={t('handOver.noteHint')}
        dir="auto"
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
    </>
  );
}

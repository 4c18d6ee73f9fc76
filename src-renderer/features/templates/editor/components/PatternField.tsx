import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Editor } from '../editor.ts';
import { PathList } from './PathList.tsx';

export interface PatternFieldProps {
  readonly editor: Editor;
  readonly label: string;
  readonly placeholder: string;
  readonly description: string;
  readonly error?: string | undefined;
  readonly pattern: string;
  readonly onChange: (pattern: string) => void;
}

/** Words with fields of the record in them: `https://shop.example/{number}`. */
export function PatternField({ editor, pattern, onChange, ...words }: PatternFieldProps) {
  const { t } = useTranslation('templateEditor');
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { appliesTo } = editor.draft.binding;
  const isOff = editor.readOnlyReason !== null;
  return (
    <TextField
      ref={field}
      {...words}
      isCode
      isDisabled={isOff}
      value={pattern}
      maxLength={2_000}
      onChange={(event) => onChange(event.target.value)}
      after={
        appliesTo === null ? undefined : (
          <Popover
            isOpen={isOpen}
            onOpenChange={setOpen}
            align="end"
            isFlush
            title={t('source.insertField')}
            isTitleHidden
            finalFocus={field}
            trigger={
              <Button size="small" variant="quiet" icon={Plus} isDisabled={isOff}>
                {t('source.insertField')}
              </Button>
            }
          >
            <PathList
              types={editor.types}
              typeName={appliesTo}
              onPick={(path) => {
                const at = field.current?.selectionStart ?? pattern.length;
                onChange(`${pattern.slice(0, at)}{${path.join('.')}}${pattern.slice(at)}`);
                setOpen(false);
              }}
            />
          </Popover>
        )
      }
    />
  );
}

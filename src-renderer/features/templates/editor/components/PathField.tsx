import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKind, RecordType } from '#shared/contract/records.ts';
import type { FieldPath } from '#shared/domain/template-draft.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { FieldFrame, type FieldTexts } from '../../../../ui/field-parts.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { pathWords } from '../field-paths.ts';
import { PathList, type PathListProps } from './PathList.tsx';

export interface PathFieldProps extends FieldTexts {
  readonly types: readonly RecordType[];
  readonly typeName: string;
  readonly path: FieldPath | null;
  readonly placeholder: string;
  readonly onPick: (path: FieldPath, kind: FieldKind) => void;
  readonly wanted?: PathListProps['wanted'];
}

/** A field of a record, chosen by its path. */
export function PathField(props: PathFieldProps) {
  const { types, typeName, path, placeholder, onPick, wanted } = props;
  const { label, isLabelHidden, description, error, isDisabled } = props;
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const shown = path === null ? placeholder : pathWords(types, typeName, path, language);
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled }}>
      <Popover
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('path.title')}
        isTitleHidden
        isFlush
        trigger={
          <button
            type="button"
            disabled={Boolean(isDisabled)}
            aria-label={`${label}: ${shown}`}
            aria-invalid={error ? true : undefined}
            className="field-control flex min-h-8 w-full items-center gap-2 py-1 ps-2.5 pe-2 text-start text-base select-none"
          >
            <span
              className={path === null ? 'min-w-0 flex-1 truncate text-ink-faint' : 'min-w-0 flex-1 truncate'}
            >
              {shown}
            </span>
            <Icon of={ChevronsUpDown} size={14} className="text-ink-faint" />
          </button>
        }
      >
        <PathList
          types={types}
          typeName={typeName}
          {...(wanted ? { wanted } : {})}
          onPick={(next, kind) => {
            onPick(next, kind);
            setOpen(false);
          }}
        />
      </Popover>
    </FieldFrame>
  );
}

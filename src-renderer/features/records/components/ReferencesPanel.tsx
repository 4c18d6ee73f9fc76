import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RecordDetails, RecordType } from '#shared/contract/records.ts';
import { recordPath } from '../paths.ts';
import { useRecordLabel, useRecordTypes } from '../queries.ts';
import { showPhone } from '../show-value.ts';
import { RecordSection } from './RecordSection.tsx';

type Reference = RecordDetails['referencedBy'][number];

/** The hub tells no more of each type. */
const MOST_TOLD = 50;

/** The records that refer to this one, by their types; nothing where there are none. */
export function ReferencesPanel({ references }: { readonly references: readonly Reference[] }) {
  const { t } = useTranslation('records');
  const types = useRecordTypes().data ?? [];
  const names = [...new Set(references.map(({ type }) => type))];
  if (references.length === 0) return null;
  return (
    <RecordSection title={t('record.referencedBy')}>
      {names.map((name) => (
        <TypeGroup
          key={name}
          name={name}
          type={types.find((type) => type.name === name)}
          references={references.filter((reference) => reference.type === name)}
        />
      ))}
    </RecordSection>
  );
}

interface TypeGroupProps {
  readonly name: string;
  readonly type: RecordType | undefined;
  readonly references: readonly Reference[];
}

function TypeGroup({ name, type, references }: TypeGroupProps) {
  const { t } = useTranslation('records');
  const labelOf = useRecordLabel();
  // One field for all of them says nothing.
  const hasFields = new Set(references.map(({ field }) => field)).size > 1;
  return (
    <div className="flex flex-col gap-0.5">
      <h3 className="text-xs font-medium text-ink-faint">{type ? labelOf(type) : name}</h3>
      <ul className="flex flex-col">
        {references.map(({ field, key, title }) => {
          const fieldType = type?.fields.find((candidate) => candidate.name === field);
          const shown = showPhone(key);
          return (
            <li key={`${field} ${key}`}>
              <Link
                href={recordPath(name, key)}
                className="-mx-2 flex min-h-8 min-w-0 items-center gap-2 rounded-sm px-2 text-sm text-ink transition-colors hover:bg-hover"
              >
                <bdi className="min-w-0 flex-1 truncate tabular-nums">
                  {title === '' || title === key ? shown : `${shown} · ${title}`}
                </bdi>
                {hasFields ? (
                  <span className="shrink-0 text-xs text-ink-faint">
                    {fieldType ? labelOf(fieldType) : field}
                  </span>
                ) : null}
              </Link>
            </li>
          );
        })}
      </ul>
      {references.length >= MOST_TOLD ? (
        <p className="text-xs text-ink-faint">{t('record.referencedByMore', { count: MOST_TOLD })}</p>
      ) : null}
    </div>
  );
}

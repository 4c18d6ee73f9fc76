import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { placeKey } from '#shared/domain/template-draft.ts';
import { categoryWords, qualityWords, statusWords } from '#shared/domain/template-life.ts';
import { extraPlacesOf, placesOf } from '#shared/domain/template-places.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useMay } from '../../../api/use-may.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { useSyncOne } from '../mutations.ts';
import { useReadAt } from '../queries.ts';
import { readText } from '../template-texts.ts';
import { useReadingWords } from '../use-reading-words.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { QualityWord } from './QualityWord.tsx';
import { StatusWord } from './StatusWord.tsx';
import { VariablesTable } from './VariablesTable.tsx';

export interface OverviewPanelProps {
  readonly template: Template;
}

/** The facts of a template, where its values come from, and what this version does not understand of it. */
export function OverviewPanel({ template }: OverviewPanelProps) {
  const { t } = useTranslation('templates');
  const { text } = readText(template);
  const extras = extraPlacesOf(text)
    .map(placeKey)
    .filter((key) => template.binding.variables[key]?.source.kind === 'link');
  const places = [...placesOf(text).map(placeKey), ...extras];
  return (
    <div className="flex flex-col gap-8">
      <FactsList template={template} hasValues={places.length > 0} />
      {places.length > 0 ? (
        <SectionPanel title={t('overview.values')} lead={t('overview.valuesLead')}>
          <VariablesTable template={template} places={places} />
        </SectionPanel>
      ) : null}
      {template.unknownParts.length > 0 ? (
        <Fold title={t('overview.raw')}>
          <p className="text-sm text-pretty text-ink-soft">
            {t('overview.rawLead', { parts: template.unknownParts.join(', ') })}
          </p>
          <section
            aria-label={t('overview.raw')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
            tabIndex={0}
            className="max-h-96 overflow-auto rounded-md bg-surface-sunken p-3"
          >
            <pre dir="ltr" className="font-mono text-xs text-ink select-text">
              {JSON.stringify(template.components, null, 2)}
            </pre>
          </section>
        </Fold>
      ) : null}
    </div>
  );
}

function FactsList({ template, hasValues }: OverviewPanelProps & { readonly hasValues: boolean }) {
  const { t } = useTranslation('templates');
  const words = useTemplateWords();
  const format = useFormat();
  const accounts = useAccounts();
  const account = accounts.find(({ id }) => id === template.accountId)?.name ?? '';
  const { category, previousCategory, lastUsedAt, metaTemplateId } = template;
  const isDraft = template.status === 'DRAFT';
  return (
    <DescriptionList>
      <KeyValue name={t('overview.status')}>
        <StatusWord status={template.status} />
        {/* What waits for somebody stands above, with the same words and what to do. */}
        {template.status === 'APPROVED' ? (
          <Note>{words.say(statusWords(template.status).meaning)}</Note>
        ) : null}
      </KeyValue>
      <KeyValue name={t('overview.category')}>
        {words.category(category)}
        <Note>
          {previousCategory
            ? t('overview.formerCategory', { category: words.category(previousCategory) })
            : words.say(categoryWords(category).guidance)}
        </Note>
      </KeyValue>
      {isDraft ? null : (
        <KeyValue name={t('overview.quality')}>
          <QualityWord score={template.qualityScore} />
          <Note>{words.say(qualityWords(template.qualityScore).meaning)}</Note>
        </KeyValue>
      )}
      <KeyValue name={t('overview.language')}>{words.language(template.language)}</KeyValue>
      {accounts.length > 1 ? <KeyValue name={t('overview.account')}>{account}</KeyValue> : null}
      {hasValues ? (
        <KeyValue name={t('overview.appliesTo')}>
          <AppliesTo template={template} />
        </KeyValue>
      ) : null}
      <KeyValue name={t('overview.allowed')}>
        <AllowedOperators template={template} />
      </KeyValue>
      <KeyValue name={t('overview.used')}>
        {lastUsedAt === null ? t('list.neverUsed') : format.moment(lastUsedAt)}
      </KeyValue>
      {template.editedAt.length > 0 ? (
        <KeyValue name={t('overview.edits')}>
          {t('overview.editsOf', { count: template.editedAt.length })}
        </KeyValue>
      ) : null}
      <KeyValue name={t('overview.changed')}>{format.moment(template.updatedAt)}</KeyValue>
      {metaTemplateId === null ? null : <ReadFact template={template} />}
      {metaTemplateId === null ? null : (
        <KeyValue name={t('overview.metaId')} isCode>
          {metaTemplateId}
        </KeyValue>
      )}
    </DescriptionList>
  );
}

/** When Meta was asked about it last, and the way to ask again. */
function ReadFact({ template }: OverviewPanelProps) {
  const { t } = useTranslation('templates');
  const words = useReadingWords();
  const readAt = useReadAt(template);
  const sync = useSyncOne();
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  return (
    <KeyValue name={t('reading.fact')}>
      <span className="flex flex-wrap items-center gap-x-4">
        {readAt === undefined ? null : words(readAt)}
        <Button
          size="small"
          variant="quiet"
          icon={RefreshCw}
          className="-my-1 -ms-2"
          disabledReason={locked}
          pendingLabel={sync.isPending && t('sync.running')}
          onClick={() => sync.mutate(template)}
        >
          {t('page.sync')}
        </Button>
      </span>
    </KeyValue>
  );
}

function Note({ children }: { readonly children: string }) {
  return children === '' ? null : <span className="block text-pretty text-ink-faint">{children}</span>;
}

function AppliesTo({ template }: OverviewPanelProps) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const { query } = useHub();
  const types = useQuery(query.records.types.queryOptions()).data;
  const { appliesTo } = template.binding;
  if (appliesTo === null) return t('overview.appliesToNothing');
  return types?.find(({ name }) => name === appliesTo)?.label[language] ?? appliesTo;
}

function AllowedOperators({ template }: OverviewPanelProps) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const operators = useOperators();
  const { operatorIds } = template.binding;
  if (operatorIds === null) return t('overview.allowedAll');
  const names = operators.filter(({ id }) => operatorIds.includes(id)).map(({ name }) => name);
  return names.length === 0
    ? t('overview.allowedNobody')
    : new Intl.ListFormat(language, { type: 'unit' }).format(names);
}

import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import { openMetaConsole } from '../../../state/meta-console-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Drawing, type DrawingName } from '../drawings/Drawing.tsx';
import { setMetaMenu, useMenuStore } from '../menu-store.ts';
import { type KnownIds, type MetaPage, metaPageUrl, pagesInMenu } from '../meta-pages.ts';

export interface WherePanelProps {
  readonly drawing: DrawingName;
  /** The page of Meta's that is drawn; null for a drawing of something else. */
  readonly page: MetaPage | null;
  readonly draft: Pick<ConnectDraft, 'kind' | 'appId' | 'wabaId'>;
}

/** Where a value stands at Meta: a drawing of the page, the way to it, and which of Meta's two menus the app has. */
export function WherePanel({ drawing, page, draft }: WherePanelProps) {
  const { t } = useTranslation('connectPlaces');
  const { t: tConnect } = useTranslation('connect');
  const isRehearsal = draft.kind === 'sandbox';
  const { menu } = useMenuStore();
  return (
    <figure className="flex flex-col gap-3 rounded-lg border border-line bg-surface-sunken p-3">
      {page ? (
        <figcaption className="px-1 pt-0.5 text-sm font-medium text-ink-soft">{t('title')}</figcaption>
      ) : null}
      <Drawing name={drawing} menu={menu} />
      {page ? (
        <div className="flex flex-col items-start gap-3 px-1 pb-1">
          {isRehearsal ? (
            <Button size="small" icon={FlaskConical} onClick={openMetaConsole}>
              {tConnect('openConsole')}
            </Button>
          ) : (
            <MetaLink page={page} ids={draft} />
          )}
          {pagesInMenu.includes(page) ? (
            <div className="flex max-w-full flex-col items-start gap-1.5">
              <SegmentedControl
                label={t('menu')}
                value={menu}
                onValueChange={setMetaMenu}
                segments={(['product', 'useCases'] as const).map((value) => ({
                  value,
                  label: t(`menus.${value}`),
                }))}
              />
              <p className="text-sm text-pretty text-ink-faint">{t('menuHint')}</p>
            </div>
          ) : null}
        </div>
      ) : null}
    </figure>
  );
}

export interface MetaLinkProps {
  readonly page: MetaPage;
  readonly ids: KnownIds;
  readonly look?: 'button' | 'text';
}

/** A link to a page of Meta's by its name there. */
export function MetaLink({ page, ids, look = 'button' }: MetaLinkProps) {
  const { t } = useTranslation('connectPlaces');
  const { menu } = useMenuStore();
  return (
    <ExternalLink href={metaPageUrl(page, menu, ids)} look={look} size="small">
      {t(`pages.${page}`)}
    </ExternalLink>
  );
}

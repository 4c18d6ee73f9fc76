import { useTranslation } from 'react-i18next';
import type { TokenFacts } from '#shared/contract/connect.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** How long a token lives and what that means. */
export function TokenNote({ token }: { readonly token: TokenFacts }) {
  const { t } = useTranslation('connect');
  const format = useFormat();
  const until = token.expiresAt === null ? null : format.dayTime(token.expiresAt);
  return (
    <div className="flex flex-col gap-0.5 text-sm text-ink-soft">
      {token.kind === 'permanent' || until === null ? (
        <p>{t('values.token.permanent')}</p>
      ) : (
        <>
          <p className="font-medium text-waiting-ink">{t(`values.token.${token.kind}`, { until })}</p>
          <p>{t(`values.token.${token.kind}Hint`)}</p>
        </>
      )}
      {token.missingScopes.length > 0 ? (
        <p className="text-danger-ink">
          {t('values.token.missingScopes', { scopes: token.missingScopes.join(', ') })}
        </p>
      ) : null}
    </div>
  );
}

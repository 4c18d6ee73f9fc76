import { useTranslation } from 'react-i18next';
import type { TokenFacts } from '#shared/contract/connect.ts';

/** What the life of a token means for the set-up; when it ends is said by the check itself. */
export function TokenNote({ token }: { readonly token: TokenFacts }) {
  const { t } = useTranslation('connect');
  if (token.kind === 'permanent') return null;
  return <p className="text-sm text-pretty text-ink-soft">{t(`values.token.${token.kind}Hint`)}</p>;
}

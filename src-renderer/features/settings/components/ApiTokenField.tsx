import { Eye, EyeOff } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';

type TokenState =
  | { kind: 'hidden' }
  | { kind: 'fetching' }
  | { kind: 'shown'; token: string }
  | { kind: 'failed'; error: unknown };

/** The token of the local interface: fetched when somebody asks to see it, forgotten when it is hidden again. */
export function ApiTokenField() {
  const { t } = useTranslation('settings');
  const { client } = useHub();
  const id = useId();
  const sentenceOf = useFailureSentence();
  // Not a query: the cache would keep the token as long as the page lives.
  const [state, setState] = useState<TokenState>({ kind: 'hidden' });
  const show = () => {
    setState({ kind: 'fetching' });
    client.app.apiToken().then(
      ({ token }) => setState({ kind: 'shown', token }),
      (error: unknown) => setState({ kind: 'failed', error }),
    );
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {t('api.token')}
      </label>
      <div className="flex min-w-0 items-center gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          autoComplete="off"
          value={state.kind === 'shown' ? state.token : ''}
          placeholder={t('api.tokenHidden')}
          onFocus={(event) => event.currentTarget.select()}
          className="field-control min-h-8 min-w-0 flex-1 truncate border-line bg-hover px-2.5 font-mono text-sm"
        />
        {state.kind === 'shown' ? (
          <>
            <CopyButton label={t('api.tokenCopy')} value={state.token} />
            <IconButton
              icon={EyeOff}
              size="small"
              label={t('api.tokenHide')}
              onClick={() => setState({ kind: 'hidden' })}
            />
          </>
        ) : (
          <Button icon={Eye} pendingLabel={state.kind === 'fetching' && t('api.tokenLoading')} onClick={show}>
            {t('api.tokenShow')}
          </Button>
        )}
      </div>
      {state.kind === 'failed' ? (
        <p role="alert" className="text-sm text-danger-ink">
          {sentenceOf(state.error)}
        </p>
      ) : null}
      <p className="text-sm text-pretty text-ink-faint">{t('api.tokenAdvice')}</p>
    </div>
  );
}

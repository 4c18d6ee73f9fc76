import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHub } from '../../../api/hub-context.ts';
import { useNeedsAddress } from '../../../api/use-connection-trouble.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';

/** What everybody has to know of the public address: that it is down, that messages arrive late, that all have arrived. */
export function AddressBanners() {
  const { t } = useTranslation('shell');
  const { language } = useLanguage();
  const { query } = useHub();
  const [location, navigate] = useLocation();
  const isNeeded = useNeedsAddress();
  const state = useQuery(query.tunnel.state.queryOptions({ enabled: isNeeded })).data;
  // Where the address is chosen, all of this stands on the page itself.
  if (!state || !isNeeded || location === '/accounts/address') return null;
  if (state.health === 'down') {
    return (
      <Banner
        tone="danger"
        shape="strip"
        title={t('banners.addressDown')}
        action={
          <Button size="small" onClick={() => navigate('/accounts/address')}>
            {t('banners.whatToDo')}
          </Button>
        }
      >
        {state.sentence?.[language] ?? t('banners.addressDownText')}
      </Banner>
    );
  }
  if (!state.caughtUp) return null;
  if (!state.caughtUp.isDone) {
    return (
      <Banner tone="waiting" shape="strip">
        {t('banners.catchingUp')}
      </Banner>
    );
  }
  return <CaughtUp {...state.caughtUp} />;
}

function CaughtUp({ count, since }: { readonly count: number; readonly since: number }) {
  const { t } = useTranslation('shell');
  const { query, queryClient } = useHub();
  const format = useFormat();
  const now = useNow();
  const sentenceOf = useFailureSentence();
  const dismiss = useMutation(
    query.tunnel.dismissCaughtUp.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.tunnel.state.key() }),
      onError: (error) => notify({ tone: 'danger', title: sentenceOf(error) }),
    }),
  );
  return (
    <Banner tone="success" shape="strip" onDismiss={() => dismiss.mutate(undefined)}>
      {t('banners.caughtUp', { count, since: format.when(since, now) })}
    </Banner>
  );
}

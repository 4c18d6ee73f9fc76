import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { type NoticeTone, notices } from './notify.ts';

export interface ToastProviderProps {
  readonly children: ReactNode;
}

/** Shows what `notify` announces, newest below, three at most; F6 moves focus to them. */
export function ToastProvider({ children }: ToastProviderProps) {
  return (
    <Toast.Provider toastManager={notices} limit={3}>
      {children}
      <ToastList />
    </Toast.Provider>
  );
}

function ToastList() {
  const { t } = useTranslation('ui');
  const { toasts } = Toast.useToastManager<{ tone: NoticeTone }>();
  return (
    <Toast.Portal>
      <Toast.Viewport
        aria-label={t('notifications')}
        // Over the tail of the list, or above the composer where the list has no place: never on the button that sends.
        className="fixed end-4 bottom-20 z-50 flex min-[1120px]:w-[320px] min-[1120px]:start-16 min-[1120px]:end-auto min-[1120px]:bottom-4 xl:start-54 w-[360px] max-w-[calc(100vw-32px)] flex-col-reverse gap-2 outline-none"
      >
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            data-notice=""
            swipeDirection={['right', 'down']}
            className="rounded-md bg-surface-raised shadow-float transition-[opacity,transform] duration-(--motion-slow) data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
          >
            <Toast.Content className="flex items-start gap-2.5 py-2.5 ps-3 pe-2">
              <ToneMark tone={toast.data?.tone ?? 'neutral'} />
              <div className="min-w-0 flex-1 py-0.5">
                <Toast.Title className="text-sm font-medium text-ink" />
                <Toast.Description className="text-sm text-ink-soft" />
              </div>
              <Toast.Action className="min-h-7 shrink-0 rounded-sm px-2 text-sm font-medium text-accent-ink transition-colors hover:bg-accent-soft" />
              <Toast.Close render={<IconButton icon={X} label={t('dismiss')} size="small" />} />
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

function ToneMark({ tone }: { readonly tone: NoticeTone }) {
  if (tone === 'success') return <Icon of={CircleCheck} className="mt-1 text-success-ink" />;
  if (tone === 'danger') return <Icon of={CircleAlert} className="mt-1 text-danger-ink" />;
  return null;
}

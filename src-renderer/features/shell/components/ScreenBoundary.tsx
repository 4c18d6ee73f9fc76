import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';

export interface ScreenBoundaryProps {
  readonly children: ReactNode;
  /** Another place is another try: the boundary forgets its error when this changes. */
  readonly resetKey: string;
}

interface ScreenBoundaryState {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Keeps a bug in one screen from taking the others along. React offers this to classes only. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, ScreenBoundaryState> {
  override state: ScreenBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<ScreenBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(
    props: ScreenBoundaryProps,
    state: ScreenBoundaryState,
  ): Partial<ScreenBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    return this.state.error ? <BrokenScreen error={this.state.error} /> : this.props.children;
  }
}

function BrokenScreen({ error }: { readonly error: Error }) {
  const { t } = useTranslation('shell');
  return (
    <div role="alert" className="h-full bg-surface">
      <EmptyState
        icon={TriangleAlert}
        title={t('failure.screen')}
        description={
          <>
            {t('failure.screenHint')}
            <code className="mt-2 block font-mono text-xs break-words select-text">{error.message}</code>
          </>
        }
        action={<Button onClick={() => location.reload()}>{t('failure.reload')}</Button>}
      />
    </div>
  );
}

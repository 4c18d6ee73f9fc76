import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { ToastProvider } from './ToastProvider.tsx';
import { TooltipLayer } from './TooltipLayer.tsx';

export interface UiProviderProps {
  readonly children: ReactNode;
}

/** What the primitives need around them, once per page: notices, the one tooltip, and no `<style>` tags under our CSP. */
export function UiProvider({ children }: UiProviderProps) {
  return (
    <CSPProvider disableStyleElements>
      <ToastProvider>{children}</ToastProvider>
      <TooltipLayer />
    </CSPProvider>
  );
}

import type { TunnelProvider } from './provider.ts';

/** An address that the owner's own proxy answers at: nothing is opened here, it is only asked whether it leads to us. */
export const ownAddress: TunnelProvider = {
  name: 'own',
  settleMs: 0,
  isOpenedHere: false,
  hasName: false,
  open: async ({ wish }) => ({
    url: wish.host,
    // It ends when the owner says so, and a probe sees that.
    closed: new Promise(() => undefined),
    close: async () => undefined,
  }),
};

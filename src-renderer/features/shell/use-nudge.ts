import { useEffect } from 'react';
import { useHub } from '../../api/hub-context.ts';

/** Tells the hub when the network of this computer is back, so that the public address is proved at once. */
export function useNudge(): void {
  const { client } = useHub();
  useEffect(() => {
    const nudge = () => {
      client.tunnel.nudge().catch(() => {
        // The line to the hub is not back yet; the hub looks by itself within a minute.
      });
    };
    window.addEventListener('online', nudge);
    return () => window.removeEventListener('online', nudge);
  }, [client]);
}

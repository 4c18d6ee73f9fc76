import { create } from 'zustand';

/** Whether this screen hears the hub: `online` once changes are streaming, `reconnecting` after they stopped. */
export type ConnectionState = 'connecting' | 'online' | 'reconnecting';

interface ConnectionStore {
  state: ConnectionState;
}

const useConnectionStore = create<ConnectionStore>(() => ({ state: 'connecting' }));

/** The state of the line to the hub, for the banner and for what must wait. */
export function useConnectionState(): ConnectionState {
  return useConnectionStore((store) => store.state);
}

/** Told by the subscription to changes, which is the only one who knows. */
export function setConnectionState(state: ConnectionState): void {
  useConnectionStore.setState({ state });
}

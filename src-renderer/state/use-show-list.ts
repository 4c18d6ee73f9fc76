import { useLocation } from 'wouter';
import { useDetails, useIsListReplaced, useIsSandboxOpen } from './layout-store.ts';
import { openSearch } from './search-store.ts';

/** Goes to where the list is seen: beside the conversation that is read, or in its place where both share one. */
export function useShowList(): () => void {
  const [location, navigate] = useLocation();
  const isSideOpen = useIsSandboxOpen();
  const isListReplaced = useIsListReplaced(useDetails() !== null || isSideOpen);
  return () => {
    const isBesideConversation = location.startsWith('/c/') && !isListReplaced;
    if (location !== '/' && !isBesideConversation) navigate('/');
  };
}

/** Opens the search in the place of the list; in a wide window the conversation that is read stays. */
export function useShowSearch(): () => void {
  const showList = useShowList();
  return () => {
    showList();
    openSearch();
  };
}

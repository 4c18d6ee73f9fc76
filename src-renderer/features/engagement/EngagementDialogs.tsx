import { useShiftStore } from '../../state/shift-store.ts';
import { HandOverAllDialog } from './HandOverAllDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { useHandOverStore } from './hand-over-store.ts';

/** The questions of a team that keys, menus and the palette open on any screen. */
export function EngagementDialogs() {
  const { conversationId } = useHandOverStore();
  const { isHandingOverAll } = useShiftStore();
  return (
    <>
      {conversationId === null ? null : <HandOverDialog conversationId={conversationId} />}
      {isHandingOverAll ? <HandOverAllDialog /> : null}
    </>
  );
}

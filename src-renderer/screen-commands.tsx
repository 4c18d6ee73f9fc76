import { ContactCommands } from './features/contacts/ContactCommands.tsx';
import { EngagementCommands } from './features/engagement/EngagementCommands.tsx';
import { RecordCommands } from './features/records/RecordCommands.tsx';
import { SandboxCommands } from './features/sandbox/SandboxCommands.tsx';
import { SendingCommands } from './features/sendings/SendingCommands.tsx';
import { TemplateCommands } from './features/templates/TemplateCommands.tsx';

/** What the features offer to the palette on every screen. */
export function ScreenCommands() {
  return (
    <>
      <ContactCommands />
      <EngagementCommands />
      <RecordCommands />
      <TemplateCommands />
      <SandboxCommands />
      <SendingCommands />
    </>
  );
}

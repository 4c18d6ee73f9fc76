import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { type TemplateId, templateIdSchema } from '#shared/domain/ids.ts';
import { ExamplesPanel } from './components/ExamplesPanel.tsx';
import { MergePanel } from './components/MergePanel.tsx';
import { TemplateListPanel } from './components/TemplateListPanel.tsx';
import { TemplatePanel } from './components/TemplatePanel.tsx';
import { TemplateEditorScreen } from './editor/TemplateEditorScreen.tsx';

/**
 * What the business may write first: `/templates` lists it, `/templates/:id` is one of them, `/templates/examples` how a new one
 * begins, `/templates/new` and `/templates/:id/edit` where it is written, `/templates/:id/merge` where two become one.
 */
export function TemplatesScreen() {
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/templates/examples">
          <ExamplesPanel />
        </Route>
        <Route path={editorPath}>{({ id, example }) => <EditorAt id={id} example={example} />}</Route>
        <Route path="/templates/:id/merge">
          {({ id }) => <WithId id={id}>{(known) => <MergePanel key={known} id={known} />}</WithId>}
        </Route>
        <Route path="/templates/:id">
          {({ id }) => <WithId id={id}>{(known) => <TemplatePanel key={known} id={known} />}</WithId>}
        </Route>
        <Route>
          <TemplateListPanel />
        </Route>
      </Switch>
    </div>
  );
}

/** One path for both: a new template gets its id while it is being written, and the form must not begin anew then. */
const editorPath = /^\/templates\/(?:new(?:\/(?<example>[^/]+))?|(?<id>[^/]+)\/edit)\/?$/;

interface EditorAtProps {
  readonly id: string | undefined;
  readonly example: string | undefined;
}

function EditorAt({ id, example }: EditorAtProps) {
  const known = templateIdSchema.safeParse(Number(id));
  if (id !== undefined && !known.success) return <Redirect to="/templates" replace />;
  return <TemplateEditorScreen templateId={known.data ?? null} example={example ?? null} />;
}

interface WithIdProps {
  readonly id: string;
  readonly children: (id: TemplateId) => ReactNode;
}

/** An address that nobody made leads to the list. */
function WithId({ id, children }: WithIdProps) {
  const known = templateIdSchema.safeParse(Number(id));
  return known.success ? children(known.data) : <Redirect to="/templates" replace />;
}

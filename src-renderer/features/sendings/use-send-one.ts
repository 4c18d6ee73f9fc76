import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import type { FilledTemplate, SendAnswers, SendTarget } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { placeKey } from '#shared/domain/template-draft.ts';
import { offerEndPlace } from '#shared/domain/template-places.ts';
import { longestAnswer, valueProblem } from '#shared/domain/template-values.ts';
import { showMessage } from '../../api/apply-changes.ts';
import { useHub } from '../../api/hub-context.ts';
import { jumpToMessage } from '../../state/jump-store.ts';
import { closeSendDialog, type KeptFilling } from '../../state/send-store.ts';
import { usePaused } from '../../state/use-paused.ts';
import { noAnswers } from './template-view.ts';

const offerEnd = placeKey(offerEndPlace);
const CONTACT = 'Contact';
const atFields: readonly string[] = ['missing_value', 'bad_value', 'missing_header'];

type FilledValue = FilledTemplate['values'][number];

/** One template on its way to one person: what was answered, how it reads then, and the deed itself. */
export function useSendOne(template: Template | null, target: SendTarget, begun: KeptFilling | null) {
  const [answersOf, setAnswersOf] = useState(begun?.answersOf ?? {});
  const answers = (template && answersOf[template.id]) ?? noAnswers;
  const filled = useFilled(template?.id ?? null, target, answers);
  const values = (filled.data?.values ?? []).map((value) => withAnswer(value, answers));
  const send = useSend();
  const obstacle = filled.data?.obstacle ?? null;
  const change = (next: Partial<SendAnswers>) => {
    if (template) setAnswersOf((all) => ({ ...all, [template.id]: { ...answers, ...next } }));
  };
  return {
    answers,
    /** To go on with it later; null while nothing was filled in. */
    toKeep: (): KeptFilling | null =>
      template === null || answers === noAnswers ? null : { target, templateId: template.id, answersOf },
    filled,
    values,
    /** Values that a person is asked for, or has to put right. */
    open: values.filter(
      ({ key, source, problem }) => source === 'ask' || problem !== null || answers.values[key] !== undefined,
    ),
    /** Whether somebody's data should have had this value: a conversation brings no order of which it could be a field. */
    isExpected: ({ source }: Pick<FilledValue, 'source'>): boolean =>
      source === 'field'
        ? target.kind === 'record' || template?.binding.appliesTo === CONTACT
        : source !== 'ask',
    /** What no value can put right; what is missing stands at its field instead. */
    obstacle: obstacle === null || atFields.includes(obstacle.reason) ? null : obstacle,
    isComplete:
      filled.data !== undefined &&
      values.every(({ problem }) => problem === null) &&
      (!filled.data.header.isNeeded || filled.data.header.isFilled || answers.header !== null) &&
      (filled.data.cards ?? []).every(
        ({ isNeeded, isFilled }, card) => !isNeeded || isFilled || answers.cards?.[card] !== undefined,
      ),
    setValue: (key: string, value: string) => change({ values: { ...answers.values, [key]: value } }),
    setHeader: (header: SendAnswers['header']) => change({ header }),
    setCards: (cards: NonNullable<SendAnswers['cards']>) => change({ cards }),
    send,
    /** Only what is complete leaves; the hub looks once more. */
    submit: () => {
      if (template) send.mutate({ templateId: template.id, target, answers });
    },
  };
}

/** What was typed counts at once; the hub's word about it comes a moment later. */
function withAnswer(value: FilledValue, answers: SendAnswers): FilledValue {
  const typed = answers.values[value.key];
  // Whether a time is over knows the hub, by the clock of the company.
  if (value.key === offerEnd) return value;
  // Nothing typed, or the hub knows of it already: then its word counts, which looks at the whole message.
  if (typed === undefined || typed.trim() === '' || typed.trim() === value.value) return value;
  return { ...value, value: typed, problem: valueProblem(typed)?.sentence ?? null };
}

/** The hub is not asked about more than it takes: a refusal would take the field away in which the value is put right. */
const askable = (answers: SendAnswers): SendAnswers => ({
  ...answers,
  values: Object.fromEntries(
    Object.entries(answers.values).map(([key, value]) => [key, value.slice(0, longestAnswer)]),
  ),
});

function useFilled(templateId: TemplateId | null, target: SendTarget, answers: SendAnswers) {
  const { query } = useHub();
  // As text, since the pause is about what is typed.
  const paused = JSON.parse(usePaused(JSON.stringify(answers))) as SendAnswers;
  return useQuery(
    query.sendings.fill.queryOptions({
      // Not asked without a template; the id only stands there for the key.
      input: { templateId: templateId ?? (1 as TemplateId), target, answers: askable(paused) },
      enabled: templateId !== null,
      // While somebody types, the answer before stays; that of another template would be wrong.
      placeholderData: (previous, before) =>
        isAboutTemplate(before?.queryKey, templateId) ? previous : undefined,
    }),
  );
}

const inputOfKey = z.tuple([z.unknown(), z.object({ input: z.object({ templateId: z.number() }) })]);

function isAboutTemplate(queryKey: unknown, templateId: TemplateId | null): boolean {
  const key = inputOfKey.safeParse(queryKey);
  return key.success && key.data[1].input.templateId === templateId;
}

function useSend() {
  const hub = useHub();
  const [, navigate] = useLocation();
  // One id for one opening of the dialog and template: a call that was lost on its way is not sent twice.
  const [clientIds] = useState(() => new Map<string, string>());
  return useMutation({
    mutationFn: (input: { templateId: TemplateId; target: SendTarget; answers: SendAnswers }) => {
      const key = JSON.stringify(input);
      const clientId = clientIds.get(key) ?? crypto.randomUUID();
      clientIds.set(key, clientId);
      return hub.client.sendings.sendOne({ ...input, clientId });
    },
    onSuccess: (message) => {
      showMessage(hub, message);
      jumpToMessage(message.conversationId, message.id);
      closeSendDialog();
      navigate(`/c/${message.conversationId}`);
    },
  });
}

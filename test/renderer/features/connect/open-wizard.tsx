import { screen } from '@testing-library/react';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { ConnectScreen } from '../../../../src-renderer/features/connect/ConnectScreen.tsx';
import { answer, type Procedures, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleDraft, sampleNumber } from './sample-draft.ts';

/** The account that the sample set-up made. */
export const accountId = 7 as AccountId;
/** A sentence of the hub. */
export const both = (words: string) => ({ uk: words, en: words });
/** A set-up whose number is connected. */
export const connected: Partial<ConnectDraft> = {
  accountId,
  appId: '1748290033464321',
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  numbers: [sampleNumber({ accountId })],
};

/** A computer that nothing opens to the outside. */
export const sampleTunnel = {
  provider: 'none' as const,
  consentGiven: false,
  host: null,
  mayFallBack: false,
  health: 'off' as const,
  trouble: null,
  sentence: null,
  publicUrl: null,
  since: 1_790_000_000_000,
  lastProofAt: null,
  lastProofMs: null,
  nextAttemptAt: null,
  candidates: [],
  caughtUp: null,
  log: [],
};

interface Setting {
  readonly draft?: Partial<ConnectDraft>;
  readonly procedures?: Procedures;
  readonly language?: Language;
}

/** The wizard over a hub that keeps one set-up as the real one does. */
export function openWizard(path: string, { draft: change = {}, procedures = {}, language }: Setting = {}) {
  let draft = sampleDraft(change);
  const asked: object[] = [];
  const view = renderScreen(<ConnectScreen />, {
    path,
    ...(language ? { language } : {}),
    procedures: {
      ...procedures,
      app: {
        bootstrap: answer.app.bootstrap.handler(sampleBootstrap),
        operators: answer.app.operators.handler(() => []),
      },
      accounts: {
        list: answer.accounts.list.handler(() => [sampleAccount()]),
        webhookSetup: answer.accounts.webhookSetup.handler(() => ({
          callbackPath: '/webhook/3f2a',
          localUrl: 'http://127.0.0.1:41873/webhook/3f2a',
          verifyToken: '8d1f4b6a',
        })),
        ...procedures.accounts,
      },
      doctor: {
        reports: answer.doctor.reports.handler(() => []),
        run: answer.doctor.run.handler(({ input }) => ({
          accountId: input.accountId,
          state: 'ok',
          isRunning: false,
          checkedAt: 1_790_000_000_000,
          checks: [],
          log: [],
        })),
        ...procedures.doctor,
      },
      connect: {
        drafts: answer.connect.drafts.handler(() => [draft]),
        get: answer.connect.get.handler(() => draft),
        saveStep: answer.connect.saveStep.handler(({ input }) => {
          const { id: _id, ...rest } = input;
          draft = { ...draft, ...rest };
          return draft;
        }),
        setValues: answer.connect.setValues.handler(({ input }) => {
          asked.push(input);
          const { appId, appSecret, accessToken } = input;
          draft = {
            ...draft,
            appId: appId ?? draft.appId,
            appSecretHint: appSecret?.slice(-4) ?? draft.appSecretHint,
            accessTokenHint: accessToken?.slice(-4) ?? draft.accessTokenHint,
          };
          return draft;
        }),
        chooseNumber: answer.connect.chooseNumber.handler(({ input }) => {
          asked.push(input);
          draft = { ...draft, ...connected };
          return draft;
        }),
        ...procedures.connect,
      },
    },
  });
  return { ...view, asked, saved: () => draft };
}

/** The button that goes on. */
export const next = () => screen.findByRole('button', { name: 'Next' });
/** The heading of the open step. */
export const stepHeading = (name: string) => screen.findByRole('heading', { level: 2, name });

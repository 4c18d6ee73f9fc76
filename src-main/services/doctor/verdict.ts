import type { Sentence } from '#shared/contract/base.ts';
import type { DoctorAction, DoctorCheck } from '#shared/contract/doctor.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { CheckState } from '#shared/domain/doctor-checks.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import type { Answer } from '../../meta/ask.ts';
import type { GraphError } from '../../meta/graph-error.ts';

/** What a rule finds; the id and the time are added by whoever runs it. */
export interface Verdict {
  state: CheckState;
  sentence: Sentence;
  action: DoctorAction | null;
  failure: ConnectFailure | null;
  details: DoctorCheck['details'];
}

/** A question to Meta that was not asked: the line is dead, or what it needs is missing. */
export type Asked<Value> = Answer<Value> | { kind: 'not_asked' };

type More = Partial<Pick<Verdict, 'action' | 'failure' | 'details'>>;

/** A verdict in Ukrainian and English. */
export function verdict(state: CheckState, uk: string, en: string, more: More = {}): Verdict {
  return { state, sentence: { uk, en }, action: null, failure: null, details: {}, ...more };
}

/** All is well. */
export const fine = (uk: string, en: string, details: Verdict['details'] = {}): Verdict =>
  verdict('ok', uk, en, { details });

export const notAsked = (): Verdict =>
  verdict(
    'unknown',
    'Не вдалося запитати: Meta зараз не відповідає.',
    'This could not be asked: Meta does not answer now.',
  );

export const tokenIsDead = (): Verdict =>
  verdict(
    'unknown',
    'Буде видно, коли Meta знову прийматиме токен.',
    'This can be seen when Meta accepts the token again.',
  );

const secretIsWrong = (): Verdict =>
  verdict(
    'unknown',
    'Буде видно, коли Meta прийматиме app secret.',
    'This can be seen when Meta accepts the app secret.',
  );

export const notTold = (): Verdict => verdict('unknown', 'Meta цього не повідомляє.', 'Meta does not tell.');

/** Meta's code, subcode and trace: what its support asks for. */
export function traceOf(error: GraphError): Verdict['details'] {
  const { code, subcode, fbtraceId, httpStatus } = error;
  return {
    ...(code === null ? {} : { code }),
    ...(subcode === null ? {} : { subcode }),
    ...(httpStatus === null ? {} : { http: httpStatus }),
    ...(fbtraceId === null ? {} : { trace: fbtraceId }),
    ...(error.kind === 'refused' ? {} : { reason: error.reason }),
  };
}

const TOKEN_IS_DEAD = 190;

/**
 * Judges an answer when there is one. Otherwise: a dead line is `unknown`, never thirty red rows; a dead token is told once, by
 * its own check. What else Meta refuses is for `onRefused`, or is told in Meta's own words.
 */
export function judge<Value>(
  asked: Asked<Value>,
  onTold: (value: Value) => Verdict,
  onRefused: (error: GraphError) => Verdict = refusedVerdict,
  onDead: () => Verdict = tokenIsDead,
): Verdict {
  switch (asked.kind) {
    case 'told':
      return onTold(asked.value);
    case 'not_asked':
      return notAsked();
    case 'odd':
      return verdict(
        'unknown',
        'Відповів хтось, хто говорить не так, як Meta.',
        'Something answered that does not speak as Meta does.',
      );
    case 'unreachable':
      return { ...notAsked(), details: traceOf(asked.error) };
    case 'refused':
      if (asked.error.code === TOKEN_IS_DEAD) return { ...onDead(), details: traceOf(asked.error) };
      return { ...onRefused(asked.error), details: traceOf(asked.error) };
  }
}

/** The same for what is asked with the app's own token: there a dead one means that the secret is wrong, or not here. */
export function judgeApp<Value>(
  asked: Asked<Value>,
  hasSecret: boolean,
  onTold: (value: Value) => Verdict,
): Verdict {
  return hasSecret ? judge(asked, onTold, notTold, secretIsWrong) : secretIsWrong();
}

/** What Meta refused, in the words of the catalogue. */
export function refusedVerdict(error: GraphError): Verdict {
  const { code, subcode } = error;
  // Meta's own text may quote a name or a number; the catalogue's does not.
  const { sentence } = explainMetaError({ code, subcode, details: null });
  return { state: 'unknown', sentence, action: null, failure: null, details: {} };
}

export const step = (name: Extract<DoctorAction, { kind: 'step' }>['step']): DoctorAction => ({
  kind: 'step',
  step: name,
});

export const help = (article: string): DoctorAction => ({ kind: 'help', article });

export const repair = (uk: string, en: string): DoctorAction => ({ kind: 'repair', label: { uk, en } });

export const link = (url: string, uk: string, en: string): DoctorAction => ({
  kind: 'link',
  label: { uk, en },
  url,
});

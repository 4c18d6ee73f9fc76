import type { Sentence } from '#shared/contract/base.ts';
import type { TokenFacts } from '#shared/contract/connect.ts';
import { neededScopes, tokenKind } from '#shared/domain/connect-token.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import { appTarget, askMe, askToken } from '../../meta/connection-calls.ts';
import type { TokenAnswer } from '../../meta/connection-schemas.ts';
import type { AppFound } from './check-app.ts';
import type { CheckNotes } from './check-notes.ts';
import { tokenSays } from './value-sentences.ts';

export interface TokenFound {
  /** Alive and of the right app: more can be asked with it. */
  isUsable: boolean;
  facts: TokenFacts | null;
  /** Who it stands for, and the accounts that it is restricted to. */
  userId: string | null;
  targetIds: string[];
}

const unusable: TokenFound = { isUsable: false, facts: null, userId: null, targetIds: [] };

interface Given {
  appSecret: string;
  accessToken: string;
  now: number;
}

/** Finds out whether the token lives, for how long, and whether it is this app's. Notes it only when it is not. */
export async function checkToken(
  asker: Asker,
  given: Given,
  { app, notes }: { app: AppFound; notes: CheckNotes },
): Promise<TokenFound> {
  const { graph, target } = asker;
  const askedBy = app.isProven ? appTarget(target.baseUrl, app.appId, given.appSecret) : target;
  const answer = await askToken(graph, askedBy, given.accessToken);
  if (notes.isTrouble(answer)) return unusable;
  const fail = (failure: 'token_revoked' | 'token_of_other_app', sentence: Sentence) => {
    notes.note('accessToken', { state: 'failed', failure }, sentence);
    return unusable;
  };
  // A mistyped App ID is told at its own field; the token is not to blame for it.
  const ofOther = notes.isGood('appId') ? otherApp(answer, app) : null;
  if (ofOther !== null) {
    const ours = app.appName ?? app.appId;
    return fail('token_of_other_app', tokenSays.ofOtherApp(ofOther.name, ours));
  }
  if (answer.kind === 'told') {
    if (answer.value.is_valid === false) return fail('token_revoked', deathSentence(answer.value.error));
    return readToken(answer.value, given.now);
  }
  // Nobody may inspect it without the app's secret; that it works can be told all the same.
  const me = await askMe(asker);
  if (notes.isTrouble(me)) return unusable;
  if (me.kind === 'refused' && me.error.code === 190) return fail('token_revoked', deathSentence(me.error));
  return { ...unusable, isUsable: true, userId: me.kind === 'told' ? me.value.id : null };
}

/** The app that the token belongs to when it is another one than ours; its name is null where nobody tells. */
function otherApp(
  answer: Answer<TokenAnswer>,
  { appId, isProven, ofToken }: AppFound,
): { name: string | null } | null {
  if (ofToken !== null) return ofToken.id === appId ? null : { name: ofToken.name ?? ofToken.id };
  if (!isProven) return null;
  if (answer.kind === 'told') {
    const { app_id: id, application } = answer.value;
    return id === undefined || id === appId ? null : { name: application ?? id };
  }
  // Meta does not let one app inspect the tokens of another.
  const title = answer.kind === 'refused' && answer.error.code === 100 ? (answer.error.title ?? '') : '';
  return /did not match/i.test(title) ? { name: null } : null;
}

/** What debug_token tells of a living token. */
export function readToken(token: TokenAnswer, now: number): TokenFound {
  const at = (seconds: number | undefined) => (seconds ? seconds * 1_000 : null);
  const expiresAt = at(token.expires_at);
  const scopes = token.scopes ?? [];
  const granular = token.granular_scopes ?? [];
  return {
    isUsable: true,
    userId: token.user_id ?? null,
    targetIds: granular
      .filter(({ scope }) => scope.startsWith('whatsapp_business'))
      .flatMap(({ target_ids: ids }) => ids ?? []),
    facts: {
      kind: tokenKind({ issuedAt: at(token.issued_at), expiresAt, now }),
      type: token.type ?? null,
      expiresAt,
      scopes,
      missingScopes:
        token.scopes === undefined ? [] : neededScopes.filter((scope) => !scopes.includes(scope)),
    },
  };
}

/** Why a token is dead, by Meta's subcode (`research/api.md` section 6). */
function deathSentence(error: { subcode?: number | null | undefined } | undefined): Sentence {
  switch (error?.subcode) {
    case 463:
      return tokenSays.expired;
    case 459:
    case 464:
      return tokenSays.blocked;
    case 458:
    case 460:
    case 467:
    case 492:
      return tokenSays.withdrawn;
    default:
      return tokenSays.unknown;
  }
}

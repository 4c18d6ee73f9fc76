import { forbiddenWord } from '#shared/domain/connect-values.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import { appTarget, askApp, askClientCredentials, askOwnApp } from '../../meta/connection-calls.ts';
import type { AppAnswer, Named } from '../../meta/connection-schemas.ts';
import type { CheckNotes } from './check-notes.ts';
import { appSays } from './value-sentences.ts';

export interface AppFound {
  /** As entered, or found by the token where none was. */
  appId: string;
  appName: string | null;
  /** Id and secret belong together: the app may ask about its tokens. */
  isProven: boolean;
  /** The app that the token was made for, where the token could tell. */
  ofToken: Named | null;
}

interface Given {
  appId: string;
  appSecret: string;
}

/** Finds out whether app id and secret belong together, and which of them is wrong when they do not. */
export async function checkApp(asker: Asker, given: Given, notes: CheckNotes): Promise<AppFound> {
  const own = notes.isAskable('accessToken') ? await askOwnApp(asker) : null;
  const ofToken = own?.kind === 'told' ? own.value : null;
  if (own !== null && notes.isTrouble(own)) return { ...given, appName: null, isProven: false, ofToken };
  const isFound = given.appId === '' && ofToken !== null;
  const appId = isFound ? ofToken.id : given.appId;
  const found = {
    appId,
    appName: appId === ofToken?.id ? (ofToken.name ?? null) : null,
    isProven: false,
    ofToken,
  };
  if (appId === '' || !(isFound || notes.isAskable('appId'))) {
    if (notes.isAskable('appSecret')) notes.note('appSecret', { state: 'ok' }, appSays.notYet);
    return found;
  }
  if (!notes.isAskable('appSecret')) {
    noteId(notes, { id: appId, name: found.appName }, isFound);
    return found;
  }
  const answer = await askApp(asOwner(asker, appId, given.appSecret), appId);
  if (notes.isTrouble(answer)) return found;
  if (answer.kind === 'told') {
    noteId(notes, answer.value, isFound);
    notes.note('appSecret', { state: 'ok' }, appSays.secretOk);
    return { ...found, appName: answer.value.name ?? null, isProven: true };
  }
  await blame(asker, { appId, appSecret: given.appSecret }, { notes, ofToken, refused: answer });
  return found;
}

const asOwner = ({ graph, target }: Asker, appId: string, appSecret: string): Asker => ({
  graph,
  target: appTarget(target.baseUrl, appId, appSecret),
});

function noteId(notes: CheckNotes, app: Pick<AppAnswer, 'id' | 'name'>, isFound: boolean): void {
  if (app.name == null) {
    notes.note('appId', { state: 'ok' }, appSays.notYet);
    return;
  }
  const word = forbiddenWord(app.name);
  if (word !== null) {
    const sentence = appSays.forbiddenName(app.name, word);
    notes.note('appId', { state: 'warning', failure: 'forbidden_app_name' }, sentence);
    return;
  }
  notes.note('appId', { state: 'ok' }, isFound ? appSays.foundByToken(app.name) : appSays.ok(app.name));
}

/** Meta did not take id and secret together: the one of the two that is wrong gets the sentence. */
async function blame(
  asker: Asker,
  { appId, appSecret }: Given,
  { notes, ofToken, refused }: { notes: CheckNotes; ofToken: Named | null; refused: Answer<unknown> },
): Promise<void> {
  const wrongSecret = () => {
    noteId(notes, { id: appId, name: ofToken?.id === appId ? ofToken.name : null }, false);
    notes.note('appSecret', { state: 'failed', failure: 'wrong_app_secret' }, appSays.wrongSecret);
  };
  if (ofToken?.id === appId) {
    wrongSecret();
    return;
  }
  if (ofToken !== null) {
    const fits = await askApp(asOwner(asker, ofToken.id, appSecret), ofToken.id);
    if (fits.kind === 'told') {
      const sentence = appSays.idOfOtherApp(ofToken.name ?? ofToken.id, ofToken.id);
      notes.note('appId', { state: 'failed', failure: 'wrong_id', proposal: ofToken.id }, sentence);
      notes.note('appSecret', { state: 'ok' }, appSays.secretOk);
      return;
    }
  }
  // Asked for its own token, Meta tells an unknown app (101) from a wrong secret (1).
  const credentials = await askClientCredentials(asker, appId, appSecret);
  const isUnknownApp = [refused, credentials].some((one) => one.kind === 'refused' && one.error.code === 101);
  if (!isUnknownApp) {
    wrongSecret();
    return;
  }
  notes.note('appId', { state: 'failed', failure: 'wrong_id' }, appSays.wrongId);
  notes.note('appSecret', { state: 'ok' }, appSays.notYet);
}

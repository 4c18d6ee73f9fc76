export { accounts } from './accounts.ts';
export { common } from './common.ts';
export { firstRun } from './firstRun.ts';
export { sandbox } from './sandbox.ts';
export { settings } from './settings.ts';
export { signIn } from './signIn.ts';
export { ui } from './ui.ts';

export { common } from './common.ts';
export { ui } from './ui.ts';

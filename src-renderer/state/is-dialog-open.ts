// Base UI gives notices the role of a dialog; they take nothing away from the window.
const dialogs = [
  '[role="dialog"]:not([data-notice])',
  '[role="alertdialog"]:not([data-notice])',
  '[role="menu"]',
  // The list of an open select; letters find a choice in it.
  '.floating [role="listbox"]',
].join(', ');

/** Whether a dialog or a menu has the keyboard now: shortcuts of the window are off then. */
export function isDialogOpen(): boolean {
  return document.querySelector(dialogs) !== null;
}
